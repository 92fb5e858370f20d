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
        ...seats(charter, 'from', from),
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

/** Seats are asked; whoever names a class means a seat for each of its members. */
function seats(charter: Charter, field: string, written: readonly string[]): readonly NameUsed[] {
  const known = everySeat(charter).map(({ id }) => id);
  return listed(field, written, known, NOUNS.seat).map((used) => ({
    ...used,
    instead: Object.hasOwn(charter.members.classes, used.written)
      ? {
          zh: `它是会员等次；请在机构的 seats 中写一个席位 each: [${used.written}]（没有表决权的加 votes: false），这里写该席位。`,
          en: `It is a class; write a seat with each: [${used.written}] under a body’s seats (votes: false where it has no vote), and name that seat.`,
        }
      : null,
  }));
}

function namesIn(charter: Charter, body: Body): readonly NameUsed[] {
  return [
    ...seats(charter, 'members', body.members),
    ...seats(charter, 'observers', body.observers),
    ...seats(charter, 'chaired-by', body.chairedBy),
    ...seats(charter, 'led-by', body.ledBy),
    ...listed('guests', body.guests, Object.keys(charter.members.classes), NOUNS.class),
    ...named('rule', body.rule, Object.keys(charter.rules), NOUNS.rule),
    ...named('hosted-by', body.hostedBy, Object.keys(charter.authorities), NOUNS.authority),
    ...named('under', body.under, Object.keys(charter.bodies), NOUNS.body),
  ];
}
