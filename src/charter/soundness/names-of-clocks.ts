import { everySeat, type Charter, type Clock } from '../../domain/charter.ts';
import type { Finding, Path } from '../problem.ts';
import { listed, named, NOUNS } from './names-used.ts';
import { unknownName, unknownNames, type NameUsed } from './unknown-name.ts';

/** What the clocks run for, and what they open; and the dates of authorities that others wait for. */
export function* examineNamesOfClocks(charter: Charter): Generator<Finding> {
  for (const [id, clock] of Object.entries(charter.clocks)) {
    yield* unknownNames(['clocks', id], namesIn(charter, clock));
    if (clock.kind === 'cadence' && clock.date)
      yield* dateOf(charter, ['clocks', id, 'date'], clock.date);
  }
  for (const [id, { stages }] of Object.entries(charter.procedures))
    for (const [at, { kind, due }] of stages.entries())
      if (due) yield* dateOf(charter, ['procedures', id, 'stages', at, kind, 'due'], due);
}

function namesIn(charter: Charter, clock: Clock): readonly NameUsed[] {
  const classes = Object.keys(charter.members.classes);
  const procedures = Object.keys(charter.procedures);
  const bodies = Object.keys(charter.bodies);
  const seats = everySeat(charter).map(({ id }) => id);
  const clocks = Object.keys(charter.clocks);
  switch (clock.kind) {
    case 'inactivity':
      return [
        ...named('of', clock.of, classes, NOUNS.class),
        ...named('opens', clock.opens, procedures, NOUNS.procedure),
      ];
    case 'term':
      return [
        ...named('of', clock.of, [...bodies, ...seats], NOUNS.body),
        ...named('from', clock.from, procedures, NOUNS.procedure),
        ...named('opens', clock.opens, procedures, NOUNS.procedure),
        ...listed('blocks', clock.blocks, procedures, NOUNS.procedure),
        ...named('cap', clock.cap, clocks, NOUNS.clock),
      ];
    case 'rotation':
      return [
        ...named('of', clock.of, seats, NOUNS.seat),
        ...named('among', clock.among, classes, NOUNS.class),
      ];
    case 'cadence':
      return [
        ...named('meets', clock.meets, bodies, NOUNS.body),
        ...named('opens', clock.opens, procedures, NOUNS.procedure),
      ];
    case 'mandate':
      return [
        ...named('opens', clock.opens, procedures, NOUNS.procedure),
        ...listed('except', clock.except, procedures, NOUNS.procedure),
        ...named('follows', clock.follows, Object.keys(charter.authorities), NOUNS.authority),
      ];
  }
}

function* dateOf(
  charter: Charter,
  path: Path,
  { authority, date }: { readonly authority: string; readonly date: string },
): Generator<Finding> {
  const part = charter.authorities[authority];
  if (!part) yield unknownName(path, authority, Object.keys(charter.authorities), NOUNS.authority);
  else if (!Object.hasOwn(part.dates, date))
    yield unknownName(path, date, Object.keys(part.dates), { zh: '外部日期', en: 'date' });
}
