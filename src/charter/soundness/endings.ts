import type {
  Charter,
  CharterEffect,
  CharterStage,
  InactivityClock,
  Opening,
  Procedure,
} from '../../domain/charter.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Finding, Path } from '../problem.ts';

/** Leaving is free, and nobody loses a membership to a clock unwarned or unheard. All names must resolve. */
export function* examineEndings(charter: Charter): Generator<Finding> {
  for (const [id, clock] of Object.entries(charter.clocks))
    if (clock.kind === 'inactivity') yield* clockSense(charter, id, clock);
  for (const [id, procedure] of Object.entries(charter.procedures)) {
    yield* openedByClock(charter, id, procedure);
    yield* endings(charter, id, procedure);
  }
}

const SHORTEST_MONTH = 28;

function* clockSense(charter: Charter, id: string, clock: InactivityClock): Generator<Finding> {
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

/** What a clock of inactivity opens begins by warning of that clock, and nothing else does. */
function* openedByClock(charter: Charter, id: string, procedure: Procedure): Generator<Finding> {
  const { stages } = procedure;
  const idle = Object.values(charter.clocks).filter((clock) => clock.kind === 'inactivity');
  for (const [at, stage] of stages.entries()) {
    if (stage.kind !== 'warning') continue;
    const clock = charter.clocks[stage.clock];
    if (at > 0 || clock?.kind !== 'inactivity' || clock.opens !== id)
      yield {
        path: ['procedures', id, 'stages', at, 'warning'],
        message: {
          zh: 'warning 只能是流程的第一环节，且所写期限（clock）须发起本流程。',
          en: 'A warning is the first stage of the procedure that its clock opens.',
        },
      };
  }
  if (idle.some((clock) => clock.opens === id) && stages[0]?.kind !== 'warning')
    yield {
      path: ['procedures', id, 'stages', 0],
      message: {
        zh: '由期限发起的流程应从 warning 开始。',
        en: 'A procedure that a clock opens begins with warning.',
      },
    };
}

/** 退会自由: stages in which nobody decides about the member. */
const UNDECIDED: readonly CharterStage['kind'][] = [
  'submit',
  'formalities',
  'filing',
  'issue',
  'notify',
];

type Ending = {
  readonly procedure: Procedure;
  readonly stage: CharterStage;
  readonly before: readonly CharterStage[];
};

function* endings(charter: Charter, id: string, procedure: Procedure): Generator<Finding> {
  for (const [at, stage] of procedure.stages.entries())
    for (const [which, effect] of stage.then.entries()) {
      const path: Path = ['procedures', id, 'stages', at, stage.kind, 'then', which];
      const ending = { procedure, stage, before: procedure.stages.slice(0, at) };
      const message =
        effect.do === 'end-membership'
          ? wrongWith(charter, effect, ending)
          : effect.do === 'class'
            ? wrongWithClass(charter, ending)
            : null;
      if (message) yield { path, message };
    }
}

function wrongWith(
  charter: Charter,
  { because, articles }: Extract<CharterEffect, { do: 'end-membership' }>,
  { procedure: { open, about, stages }, stage, before }: Ending,
): Wording | null {
  switch (because) {
    case 'withdrawn':
      return opensItself(charter, open) && stages.every(({ kind }) => UNDECIDED.includes(kind))
        ? null
        : {
            zh: '退会由会员自己发起，任何人不能不予同意；请写 open: {by: member}，且不设审核、表决。',
            en: 'A member leaves freely: write open: {by: member}, and no stage in which somebody could refuse.',
          };
    case 'deemed':
      return open.by === 'clock' && stages.some(({ kind }) => kind === 'objection')
        ? null
        : {
            zh: '视为自动退出须由期限发起，并给会员提出异议的时间；请加上 objection。',
            en: 'Deemed withdrawal follows from a clock, and the member may object; add an objection.',
          };
    case 'cancelled':
      return about === 'member' && articles.length > 0
        ? null
        : {
            zh: '会员资格自动取消须有章程条款为依据，并写明针对哪一会员；请写 article 和 about: member。',
            en: 'A membership is lost without a decision only where an article says so; write article, and about: member.',
          };
    case 'expelled':
      return about === 'member' &&
        stage.kind === 'ballot' &&
        before.some(({ kind }) => kind === 'reply') &&
        recusesSubject(charter, stage)
        ? null
        : {
            zh: '除名须经表决，表决前会员可以陈述申辩，当事单位回避；请写 about: member，在表决前加上 reply，规则中写 recuse: [subject]。',
            en: 'Expulsion is decided by a vote from which the member is recused, after the member could reply: write about: member, a reply before the ballot, and recuse: [subject] in its rule.',
          };
  }
}

function recusesSubject(
  charter: Charter,
  stage: Extract<CharterStage, { kind: 'ballot' }>,
): boolean {
  const rule = stage.rule ?? charter.bodies[stage.by]?.rule;
  return Boolean(rule && charter.rules[rule]?.recuse.includes('subject'));
}

/** Whether whoever opens it is the member that it is about. */
function opensItself({ members }: Charter, { by }: Opening): boolean {
  if (typeof by === 'string') return by === 'member';
  return by.every((one) => Object.hasOwn(members.classes, one));
}

/** It is plain whose class it is; a higher class is decided on, and a member may only step down alone. */
function wrongWithClass(
  charter: Charter,
  { procedure: { open, about, stages }, stage, before }: Ending,
): Wording | null {
  if (about === null && open.by !== 'clock' && !opensItself(charter, open))
    return {
      zh: '这里变更会员等次，却没有写是哪一会员的；请在流程写 about: member。',
      en: 'This changes a member’s class; write about: member in the procedure, so that it is said whose.',
    };
  const decided = [...before, stage].some(({ kind }) => ['review', 'ballot'].includes(kind));
  const stepsDown =
    typeof open.by !== 'string' && stages.every(({ kind }) => UNDECIDED.includes(kind));
  return decided || stepsDown
    ? null
    : {
        zh: '会员等次的变更须有人决定；请把效果放到审核或表决环节。',
        en: 'Somebody must have decided on the class; move the effect to a review or a ballot.',
      };
}
