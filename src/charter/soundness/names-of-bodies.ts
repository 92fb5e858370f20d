import { everySeat, type Body, type Charter } from '../../domain/charter.ts';
import type { Finding, Path } from '../problem.ts';
import { unknownNames, type NameUsed } from './unknown-name.ts';
import { ACTOR, actorsOf, listed, named, NOUNS } from './names-used.ts';

/** Whom and what the bodies name. */
export function* examineNamesOfBodies(charter: Charter): Generator<Finding> {
  for (const [id, body] of Object.entries(charter.bodies)) {
    yield* unknownNames(['bodies', id], namesIn(charter, body));
    for (const [seat, { each, from }] of Object.entries(body.seats)) {
      const path: Path = ['bodies', id, 'seats', seat];
      yield* unknownNames(path, [
        ...listed('each', each, Object.keys(charter.members.classes), NOUNS.class),
        ...listed('from', from, seatsIn(charter), NOUNS.seat),
      ]);
    }
    const registers = Object.keys(charter.registers);
    for (const [at, { keptIn }] of body.duties.entries())
      yield* unknownNames(
        ['bodies', id, 'duties', at],
        named('kept-in', keptIn, registers, NOUNS.register),
      );
    const { meetings } = body;
    if (!meetings) continue;
    const path: Path = ['bodies', id, 'meetings'];
    yield* unknownNames(path, [
      ...listed('called-by', meetings.calledBy, actorsOf(charter), ACTOR),
      ...meetings.agenda.flatMap(({ document }, at) =>
        named('document', document, Object.keys(charter.documents), NOUNS.document).map((used) => ({
          ...used,
          field: ['agenda', at, 'document'],
        })),
      ),
    ]);
    if (meetings.requested)
      yield* unknownNames(
        [...path, 'requested'],
        listed('by', meetings.requested.by, actorsOf(charter), ACTOR),
      );
  }
}

const seatsIn = (charter: Charter): readonly string[] => everySeat(charter).map(({ id }) => id);

function namesIn(charter: Charter, body: Body): readonly NameUsed[] {
  const seats = seatsIn(charter);
  return [
    ...listed('members', body.members, seats, NOUNS.seat),
    ...listed('observers', body.observers, seats, NOUNS.seat),
    ...listed('chaired-by', body.chairedBy, seats, NOUNS.seat),
    ...listed('led-by', body.ledBy, seats, NOUNS.seat),
    ...listed('guests', body.guests, Object.keys(charter.members.classes), NOUNS.class),
    ...named('rule', body.rule, Object.keys(charter.rules), NOUNS.rule),
    ...named('hosted-by', body.hostedBy, Object.keys(charter.authorities), NOUNS.authority),
    ...named('under', body.under, Object.keys(charter.bodies), NOUNS.body),
  ];
}
