import type { Charter, CharterStage, Clock, Procedure } from '../../domain/charter.ts';
import type { Finding, Path } from '../problem.ts';

/** Leaving is free, and nobody loses a membership to a clock unwarned or unheard. All names must resolve. */
export function* examineEndings(charter: Charter): Generator<Finding> {
  for (const [id, clock] of Object.entries(charter.clocks)) yield* clockSense(charter, id, clock);
  for (const [id, procedure] of Object.entries(charter.procedures)) {
    yield* openedByClock(charter, id, procedure);
    yield* endings(id, procedure);
  }
}

const SHORTEST_MONTH = 28;

function* clockSense(charter: Charter, id: string, clock: Clock): Generator<Finding> {
  const path: Path = ['clocks', id];
  if (charter.procedures[clock.opens]?.open.by !== 'clock')
    yield {
      path: [...path, 'opens'],
      message: {
        zh: `“${clock.opens}”不是由期限发起的流程；请在该流程写 open: {by: clock}。`,
        en: `${clock.opens} is not opened by a clock; write open: {by: clock} in that procedure.`,
      },
    };
  if (clock.warn.some((days, at) => days >= (clock.warn[at - 1] ?? Infinity)))
    yield {
      path: [...path, 'warn'],
      message: {
        zh: '提示应由早到晚排列，如 [180 days, 90 days, 30 days]。',
        en: 'Write the warnings from the earliest to the latest, such as [180 days, 90 days, 30 days].',
      },
    };
  if ((clock.warn[0] ?? 0) >= clock.after * SHORTEST_MONTH)
    yield {
      path: [...path, 'warn'],
      message: {
        zh: '第一次提示早于期限开始；请减少天数。',
        en: 'The first warning would come before the term begins; write fewer days.',
      },
    };
}

/** What a clock opens begins by warning of that clock, and nothing else does. */
function* openedByClock(charter: Charter, id: string, procedure: Procedure): Generator<Finding> {
  const { open, stages } = procedure;
  for (const [at, stage] of stages.entries())
    if (stage.kind === 'warning' && (at > 0 || charter.clocks[stage.clock]?.opens !== id))
      yield {
        path: ['procedures', id, 'stages', at, 'warning'],
        message: {
          zh: 'warning 只能是流程的第一环节，且所写期限（clock）须发起本流程。',
          en: 'A warning is the first stage of the procedure that its clock opens.',
        },
      };
  if (open.by === 'clock' && stages[0]?.kind !== 'warning')
    yield {
      path: ['procedures', id, 'stages', 0],
      message: {
        zh: '由期限发起的流程应从 warning 开始。',
        en: 'A procedure that a clock opens begins with warning.',
      },
    };
}

/** 退会自由: stages in which nobody decides about the member. */
const UNDECIDED: readonly CharterStage['kind'][] = ['submit', 'formalities', 'filing', 'issue'];

function* endings(id: string, { open, stages }: Procedure): Generator<Finding> {
  for (const [at, stage] of stages.entries())
    for (const [which, effect] of stage.then.entries()) {
      if (effect.do !== 'end-membership') continue;
      const path: Path = ['procedures', id, 'stages', at, stage.kind, 'then', which];
      if (effect.because === 'withdrawn') {
        if (open.by !== 'member' || stages.some(({ kind }) => !UNDECIDED.includes(kind)))
          yield {
            path,
            message: {
              zh: '退会由会员自己发起，任何人不能不予同意；请写 open: {by: member}，且不设审核、表决。',
              en: 'A member leaves freely: write open: {by: member}, and no stage in which somebody could refuse.',
            },
          };
      } else if (open.by !== 'clock' || !stages.some(({ kind }) => kind === 'objection'))
        yield {
          path,
          message: {
            zh: '视为自动退出须由期限发起，并给会员提出异议的时间；请加上 objection。',
            en: 'Deemed withdrawal follows from a clock, and the member may object; add an objection.',
          },
        };
    }
}
