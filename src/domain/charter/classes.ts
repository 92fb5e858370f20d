import type { Charter, InactivityClock } from './type.ts';

/** A class with every class whose rights and duties it has too, itself first. */
export function classAndIncluded(charter: Charter, id: string): readonly string[] {
  const line: string[] = [];
  for (let at: string | null = id; at !== null && !line.includes(at);) {
    line.push(at);
    at = charter.members.classes[at]?.includes ?? null;
  }
  return line;
}

/** The clock of taking part that runs for members of a class; undefined where the charter has none. */
export function inactivityClockFor(charter: Charter, id: string): InactivityClock | undefined {
  const classes = classAndIncluded(charter, id);
  return Object.values(charter.clocks).find(
    (clock): clock is InactivityClock => clock.kind === 'inactivity' && classes.includes(clock.of),
  );
}
