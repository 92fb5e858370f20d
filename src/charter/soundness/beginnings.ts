import type { Charter, Clock } from '../../domain/charter.ts';
import type { Finding } from '../problem.ts';

/** What the charter provides for can come about: procedures begin, classes have members, seats are filled. */
export function* examineBeginnings(charter: Charter): Generator<Finding> {
  const opened = Object.values(charter.clocks).flatMap(opens);
  for (const [id, { open }] of Object.entries(charter.procedures))
    if (open.by === 'clock' && !opened.includes(id))
      yield {
        path: ['procedures', id, 'open', 'by'],
        message: {
          zh: `没有期限发起这一流程，它永远不会开始；请在 clocks 中写 opens: ${id}，或改写 by。`,
          en: `No clock opens this procedure, so it could never begin; write opens: ${id} at a clock, or say who opens it.`,
        },
      };
  for (const [id, { first }] of Object.entries(charter.members.classes))
    if (first === null && !isReached(charter, id))
      yield {
        path: ['members', 'classes', id],
        message: {
          zh: '没有人能成为这一等次的会员；请在某一流程写 admit 或 class，或写 first: founders。',
          en: 'Nobody can ever have this class; write admit or class in a procedure, or first: founders.',
        },
      };
  for (const [body, { seats }] of Object.entries(charter.bodies))
    for (const [id, { from }] of Object.entries(seats))
      if (from.includes(id))
        yield {
          path: ['bodies', body, 'seats', id, 'from'],
          message: {
            zh: '席位不能由它自己产生；请写从哪些席位中产生。',
            en: 'A seat cannot be filled from itself; name the seats that it is filled from.',
          },
        };
}

function opens(clock: Clock): readonly string[] {
  return 'opens' in clock && clock.opens !== null ? [clock.opens] : [];
}

function isReached({ procedures }: Charter, id: string): boolean {
  return Object.values(procedures).some(({ stages }) =>
    stages.some(({ then }) =>
      then.some(
        (effect) => (effect.do === 'admit' || effect.do === 'class') && effect.class === id,
      ),
    ),
  );
}
