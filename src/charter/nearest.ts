/** The known name that was most likely meant, when one is near enough to ask. */
export function nearest(written: string, known: readonly string[]): string | null {
  const allowed = Math.max(1, Math.floor(written.length / 3));
  const [best] = known
    .map((name) => ({
      name,
      distance: editDistance(written.toLowerCase(), name.toLowerCase()),
      shared: sharedStart(written, name),
    }))
    .filter(
      ({ distance, shared }) => distance <= allowed || (shared === written.length && shared >= 3),
    )
    .sort((one, other) => one.distance - other.distance || other.shared - one.shared);
  return best?.name ?? null;
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.charAt(length) === other.charAt(length)) length += 1;
  return length;
}

/** How many signs must be put in, taken out or changed to make one word the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let line = 1; line <= from.length; line += 1) {
    const next = [line];
    for (let at = 1; at <= to.length; at += 1) {
      const change = (row[at - 1] ?? 0) + (from.charAt(line - 1) === to.charAt(at - 1) ? 0 : 1);
      next.push(Math.min(change, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
