import {
  decisionRule,
  electorsOf,
  seatsOf,
  type Charter,
  type CharterStage,
} from '../../domain/charter.ts';
import { refuses } from '../../domain/channels.ts';
import { fewest } from '../../domain/fraction.ts';
import type { Fraction } from '../../domain/plan.ts';
import { tally } from '../../domain/tally.ts';
import type { Finding, Path } from '../problem.ts';
import { examineApplications } from './applications.ts';
import { examineAttending } from './attending.ts';
import { examineBeginnings } from './beginnings.ts';
import { examineEndings } from './endings.ts';
import { examineOnce } from './once.ts';

/** What the charter says can be carried out. All names must resolve. */
export function* examineSense(charter: Charter): Generator<Finding> {
  yield* fillable(charter);
  yield* thresholds(charter);
  yield* examineApplications(charter);
  yield* decided(charter);
  yield* deciders(charter);
  yield* examineEndings(charter);
  yield* examineOnce(charter);
  yield* examineBeginnings(charter);
  yield* examineAttending(charter);
}

/** Everybody who sits somewhere has a way to get there. */
function* fillable(charter: Charter): Generator<Finding> {
  for (const [id, body] of Object.entries(charter.bodies)) {
    const path: Path = ['bodies', id];
    if (seatsOf(charter, id).length === 0)
      yield {
        path,
        message: {
          zh: '没有人能进入这一机构；请写 seats 或 members。',
          en: 'Nobody can ever sit in this body; write seats or members.',
        },
      };
    for (const seat of body.observers)
      if (electorsOf(charter, id).includes(seat))
        yield {
          path: [...path, 'observers'],
          message: {
            zh: `“${seat}”既表决又列席；请二者取一。`,
            en: `${seat} both votes and attends without a vote; choose one.`,
          },
        };
  }
}

const LARGEST_BODY = 200;

/** Every threshold can be reached by a body of any size, and missed: without a vote for, nothing passes. */
function* thresholds(charter: Charter): Generator<Finding> {
  for (const [id, rule] of Object.entries(charter.rules)) {
    const sizes = Array.from({ length: LARGEST_BODY }, (_, at) => at + 1);
    if (sizes.some((size) => fewest(rule.passes, size) === undefined))
      yield {
        path: ['rules', id, 'passes'],
        message: {
          zh: '全部赞成也达不到这一通过条件；请改小比例。',
          en: 'Even if everybody votes for, this threshold is not reached; lower the share.',
        },
      };
    const { quorum } = rule;
    if (quorum && sizes.some((size) => fewest(quorum, size) === undefined))
      yield {
        path: ['rules', id, 'quorum'],
        message: {
          zh: '全体到会也达不到这一最低人数；请改小比例。',
          en: 'Even with everybody present this quorum is not reached; lower the share.',
        },
      };
    if (rule.exactHalf && !isAtLeastHalf(rule.passes))
      yield {
        path: ['rules', id, 'exact-half'],
        message: {
          zh: '只有“至少二分之一”的规则才会恰为半数而通过；请删去 exact-half。',
          en: 'Only where at least 1/2 is asked can exactly half decide; remove exact-half.',
        },
      };
    if (rule.secret && !refuses(rule, 'forwarded-link'))
      yield {
        path: ['rules', id],
        message: {
          zh: '无记名表决（选举）不得使用转发的链接；请写 refuses: [forwarded-link]。',
          en: 'A secret vote must refuse forwarded links; write refuses: [forwarded-link].',
        },
      };
    const empty = { electors: 5, for: 0, against: 0, abstain: 0, invalid: 0 };
    if (tally(decisionRule(charter, id), empty).result === 'passed')
      yield {
        path: ['rules', id],
        message: {
          zh: '无人表决也会通过；请改正规则。',
          en: 'This passes without a single vote; correct the rule.',
        },
      };
  }
}

function isAtLeastHalf({ num, den, inclusive }: Fraction): boolean {
  return inclusive && num * 2 === den;
}

const DECIDING: readonly CharterStage['kind'][] = ['review', 'ballot', 'approval', 'election'];

/** Nobody is admitted unless a person or a body has decided it: nothing by silence, by filing or by handing in. */
function* decided(charter: Charter): Generator<Finding> {
  for (const [id, { open, stages }] of Object.entries(charter.procedures)) {
    const deciding = stages.findIndex(({ kind }) => DECIDING.includes(kind));
    for (const [at, stage] of stages.entries())
      if (stage.then.some((one) => one.do === 'admit') && (deciding < 0 || at < deciding))
        yield {
          path: ['procedures', id, 'stages', at, stage.kind, 'then'],
          message: {
            zh: '在任何人作出决定之前就接纳了会员；请把效果放到审核或表决环节。',
            en: 'This admits before anybody has decided; move the effect to a review or a ballot.',
          },
        };
    if (['anyone', 'member'].some((role) => open.by === role) && stages[0]?.kind !== 'submit')
      yield {
        path: ['procedures', id, 'stages', 0],
        message: {
          zh: '由申请人或会员发起的流程应从 submit 开始。',
          en: 'A procedure that an applicant or a member opens begins with submit.',
        },
      };
  }
}

/** Every stage has somebody whose turn it is, so every procedure can end. */
function* deciders(charter: Charter): Generator<Finding> {
  for (const [id, { stages }] of Object.entries(charter.procedures))
    for (const [at, stage] of stages.entries()) {
      const path: Path = ['procedures', id, 'stages', at, stage.kind];
      const message = stuck(charter, stage);
      if (message) yield { path: [...path, 'by'], message };
    }
}

function stuck(charter: Charter, stage: CharterStage): Finding['message'] | null {
  if (stage.kind !== 'ballot' && stage.kind !== 'election') return null;
  const body = charter.bodies[stage.by];
  if (electorsOf(charter, stage.by).length === 0)
    return {
      zh: '这一机构没有人表决，流程无法结束。',
      en: 'Nobody votes in this body, so the procedure could never end.',
    };
  if ((stage.rule ?? body?.rule ?? null) === null)
    return {
      zh: '没有写明按哪条规则表决；请在机构或环节写 rule。',
      en: 'No rule says how this body decides; write rule at the body or at the stage.',
    };
  if (body?.correspondence === null)
    return {
      zh: '没有写明由谁主持，无法决定通讯表决；请写 chaired-by。',
      en: 'Nobody chairs this body, so nobody could order the vote; write chaired-by.',
    };
  return null;
}
