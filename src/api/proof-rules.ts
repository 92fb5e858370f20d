import { spanInWords } from '../domain/charter.ts';
import { valueInWords } from '../domain/charter/in-words.ts';
import { correspondenceOf } from '../domain/charter/people.ts';
import { sourcesOf } from '../domain/charter/sources.ts';
import type { Charter } from '../domain/charter/type.ts';
import type { Case } from '../store/cases.ts';
import type { Ballot, VotingRound } from '../store/voting-rounds.ts';
import type { ProofView } from '../web/views.ts';
import { ruleSources } from './sources.ts';

/** Every rule a ballot was held by, in words, each with where it comes from. */
export function proofRules(
  charter: Charter,
  one: Case,
  ballot: Ballot,
  round: Pick<VotingRound, 'body' | 'way'>,
): ProofView['rules'] {
  const { rule } = ballot;
  const { body } = round;
  const byPost = round.way === 'correspondence';
  const stage = one.plan.stages.find((candidate) => candidate.name === ballot.stage);
  const part = charter.bodies[body];
  const correspondence = correspondenceOf(charter, body);
  const words = (field: string, value: unknown) => valueInWords(charter, field, value);
  return [
    {
      rule: { zh: '为何由该机构决定', en: 'Why this body decides' },
      value: stage?.title ?? one.plan.name,
      sources: ruleSources(charter, stage?.sources ?? []),
    },
    {
      rule: { zh: '由谁表决', en: 'Who votes' },
      value: words('members', part ? [...part.members, ...Object.keys(part.seats)] : []),
      sources: part ? ruleSources(charter, sourcesOf(part)) : [],
    },
    {
      rule: { zh: '通过条件', en: 'Threshold' },
      value: words('passes', rule.passes),
      sources: ruleSources(charter, [rule.sources.passes]),
    },
    {
      rule: { zh: '最低到会人数', en: 'Quorum' },
      value: words('quorum', rule.quorum),
      sources: ruleSources(charter, [rule.sources.quorum]),
    },
    ...(rule.exactHalf && rule.sources.exactHalf
      ? [
          {
            rule: { zh: '恰为半数', en: 'Exactly half' },
            value: words('exactHalf', rule.exactHalf),
            sources: ruleSources(charter, [rule.sources.exactHalf]),
          },
        ]
      : []),
    {
      rule: { zh: '回避', en: 'Recusal' },
      value: words('recuse', rule.recuse),
      sources: ruleSources(charter, [rule.sources.recuse]),
    },
    {
      rule: { zh: '表决方式', en: 'Named or secret' },
      value: words('secret', rule.secret),
      sources: ruleSources(charter, [rule.sources.secret]),
    },
    ...(rule.sources.refuses
      ? [
          {
            rule: { zh: '表决途径', en: 'Ways of voting' },
            value: words('refuses', rule.refuses),
            sources: ruleSources(charter, [rule.sources.refuses]),
          },
        ]
      : []),
    ...(correspondence && byPost
      ? [
          {
            rule: { zh: '通讯表决', en: 'Correspondence vote' },
            value: words('correspondence', part?.correspondence),
            sources: ruleSources(charter, [correspondence.source]),
          },
        ]
      : []),
    ...(stage?.kind === 'ballot'
      ? [
          {
            rule: { zh: '通知时间', en: 'Notice' },
            value: spanInWords(stage.notice),
            sources: ruleSources(charter, [stage.notice.source]),
          },
        ]
      : []),
    ...(byPost && stage?.kind === 'ballot' && stage.counting
      ? [
          {
            rule: { zh: '计票完成', en: 'The count' },
            value: words('counting', stage.counting.workingDays),
            sources: ruleSources(charter, [stage.counting.source]),
          },
        ]
      : []),
  ];
}
