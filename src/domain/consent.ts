import type { BallotStage, DecisionRule, Plan } from './plan.ts';
import type { Wording } from './wording.ts';

/** The stage by which the body that expelled agrees, or does not, that who was expelled applies again (X-Q17). */
export const CONSENT = 'consent-after-expulsion';

/** The body that expelled, with how it votes. */
export type Expelling = {
  readonly body: string;
  readonly name: Wording;
  readonly rule: DecisionRule;
  readonly notice: BallotStage['notice'];
  readonly counting: BallotStage['counting'];
};

/** A plan of joining for somebody who was expelled: before anybody looks at the application, that body has to agree. */
export function withConsent(plan: Plan, { body, name, rule, notice, counting }: Expelling): Plan {
  const [first, ...rest] = plan.stages;
  if (first?.kind !== 'submit') return plan;
  const consent: BallotStage = {
    kind: 'ballot',
    name: CONSENT,
    title: {
      zh: `${name.zh}表决是否同意被除名者重新申请`,
      en: `${name.en}: whether somebody expelled may apply again`,
    },
    sources: [{ from: 'default', question: 'X-Q17' }],
    then: [],
    by: body,
    rule,
    notice,
    ...(counting ? { counting } : {}),
  };
  return { ...plan, stages: [first, consent, ...rest] };
}
