type Part = Readonly<Record<string, unknown>>;
const SPACES = ['rules', 'documents', 'procedures', 'clocks', 'gates', 'registers'] as const;
const ROLES = ['anyone', 'member', 'clock'];

/** The names of a charter file, sort by sort: a name in a rule is changed into the next of its sort. `common`: the questions answered beneath it. */
export function namesIn(charter: Part, common: readonly string[]): readonly (readonly string[])[] {
  const under = (part: unknown, ...keys: readonly string[]): readonly string[] => {
    const found = keys.reduce<unknown>((one, key) => (one as Part | undefined)?.[key], part);
    return found !== null && typeof found === 'object' ? Object.keys(found) : [];
  };
  const bodies = Object.values((charter['bodies'] ?? {}) as Part);
  const registers = Object.entries((charter['registers'] ?? {}) as Part);
  const authorities = Object.entries((charter['authorities'] ?? {}) as Part);
  return [
    ...SPACES.map((space) => under(charter, space)),
    under(charter, 'members', 'kinds'),
    under(charter, 'members', 'classes'),
    under(charter, 'bodies'),
    under(charter, 'authorities'),
    bodies.flatMap((body) => under(body, 'seats')),
    ...registers.map(([id, register]) =>
      under(register, 'states').map((state) => `${id}.${state}`),
    ),
    ...authorities.map(([id, authority]) =>
      under(authority, 'dates').map((date) => `${id}.${date}`),
    ),
    under(charter, 'articles'),
    [...under(charter, 'questions'), ...common],
    ROLES,
  ];
}

/** The name that comes after this one in each sort that has it. */
export function otherNames(
  names: readonly (readonly string[])[],
  value: unknown,
): readonly string[] {
  if (typeof value !== 'string') return [];
  return names.flatMap((sort) => {
    const at = sort.indexOf(value);
    const next = sort[(at + 1) % sort.length];
    return at < 0 || next === undefined || next === value ? [] : [next];
  });
}
