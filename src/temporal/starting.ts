import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { cite } from '../domain/charter/cite.ts';
import { nameIn } from '../domain/charter/in-words.ts';
import { readCase } from '../store/cases.ts';
import { allianceOf, charterInForce, charterOfVersion, type Alliance } from '../store/charters.ts';
import { DUES_ROUND, readDuesRound } from '../store/dues/rounds.ts';
import { readMember } from '../store/members.ts';
import { PLACES_OFFER, readOffer } from '../store/places/offers.ts';
import { inScope, type Context, type Scope } from '../store/scope.ts';
import { readRound } from '../store/voting-rounds.ts';
import type { WakeUp } from '../store/wake-ups.ts';
import {
  DECISIONS_QUEUE,
  PLACES_SUMMARY,
  ROUND_STATES,
  SEARCH_ATTRIBUTES,
  workflowId,
  type BallotInput,
  type DuesRoundInput,
  type MailDeliveryInput,
  type MembershipInput,
  type PlacesOfferInput,
  type ProcedureInput,
} from '../workflows/messages.ts';

/** How a workflow is started from its rows. Nothing in it names a person. */
export type Start = {
  readonly workflowId: string;
  readonly taskQueue: string;
  readonly args: [
    | ProcedureInput
    | BallotInput
    | MembershipInput
    | DuesRoundInput
    | PlacesOfferInput
    | MailDeliveryInput,
  ];
  readonly staticSummary: string;
  readonly typedSearchAttributes: TypedSearchAttributes;
};

const keyword = (name: string) => defineSearchAttributeKey(name, 'KEYWORD');

/** What to start for a wake-up; undefined when its row is not there. */
export async function startFor(
  context: Context,
  wakeUp: Pick<WakeUp, 'alliance' | 'type' | 'subject'>,
): Promise<Start | undefined> {
  return inScope(context, wakeUp.alliance, async (scope) => {
    const alliance = await allianceOf(scope);
    switch (wakeUp.type) {
      case 'ballot':
        return ballotStart(scope, alliance, wakeUp.subject);
      case 'membership':
        return membershipStart(scope, alliance, wakeUp.subject);
      case DUES_ROUND:
        return duesStart(scope, alliance, wakeUp.subject);
      case PLACES_OFFER:
        return placesStart(scope, alliance, wakeUp.subject);
      case 'mailDelivery':
        return start(
          alliance,
          'mailDelivery',
          'alliance',
          alliance.language === 'zh' ? '邮件发送' : 'Mail delivery',
          { format: 1, alliance: alliance.id },
        );
      default:
        return procedureStart(scope, alliance, wakeUp.subject);
    }
  });
}

async function procedureStart(
  scope: Scope,
  alliance: Alliance,
  caseId: string,
): Promise<Start | undefined> {
  const one = await readCase(scope, caseId);
  if (!one) return undefined;
  const { plan } = one;
  const charter = await charterOfVersion(scope, one.charterVersion);
  const article = plan.sources[0] ? cite(charter, plan.sources[0]).label[alliance.language] : '';
  const summary = [plan.name[alliance.language], one.number, article].join(' · ');
  return start(
    alliance,
    one.process,
    one.number,
    summary,
    {
      format: 1,
      alliance: alliance.id,
      language: alliance.language,
      caseId: one.id,
      number: one.number,
      plan,
    },
    [{ key: keyword(SEARCH_ATTRIBUTES.caseNumber), value: one.number }],
  );
}

async function ballotStart(
  scope: Scope,
  alliance: Alliance,
  id: string,
): Promise<Start | undefined> {
  const round = await readRound(scope, id);
  if (!round) return undefined;
  const charter = await charterInForce(scope);
  const body = charter.bodies[round.body]?.name[alliance.language] ?? round.body;
  const summary = [
    alliance.language === 'zh' ? '表决批次' : 'Voting round',
    round.number,
    body,
  ].join(' · ');
  return start(
    alliance,
    'ballot',
    round.number,
    summary,
    {
      format: 1,
      alliance: alliance.id,
      language: alliance.language,
      votingRound: round.id,
      number: round.number,
    },
    [
      { key: keyword(SEARCH_ATTRIBUTES.body), value: body },
      { key: keyword(SEARCH_ATTRIBUTES.caseNumber), value: round.number },
      // What the workflow would show first, so that it need not.
      {
        key: keyword(SEARCH_ATTRIBUTES.stage),
        value: ROUND_STATES[round.state][alliance.language],
      },
    ],
  );
}

async function membershipStart(
  scope: Scope,
  alliance: Alliance,
  id: string,
): Promise<Start | undefined> {
  const member = await readMember(scope, id);
  if (!member) return undefined;
  const one = member.caseId === null ? undefined : await readCase(scope, member.caseId);
  // Whoever was a member before has no case to be called after.
  const number = one?.number ?? member.id;
  const summary = [alliance.language === 'zh' ? '会员资格' : 'Membership', number].join(' · ');
  return start(
    alliance,
    'membership',
    number,
    summary,
    { format: 1, alliance: alliance.id, language: alliance.language, member: member.id },
    [{ key: keyword(SEARCH_ATTRIBUTES.caseNumber), value: number }],
  );
}

async function duesStart(scope: Scope, alliance: Alliance, id: string): Promise<Start | undefined> {
  const round = await readDuesRound(scope, id);
  if (!round) return undefined;
  const year = String(round.year);
  const summary = [alliance.language === 'zh' ? '年度会费' : 'Dues of the year', year].join(' · ');
  return start(alliance, DUES_ROUND, year, summary, {
    format: 1,
    alliance: alliance.id,
    language: alliance.language,
    round: round.id,
    year: round.year,
  });
}

async function placesStart(
  scope: Scope,
  alliance: Alliance,
  id: string,
): Promise<Start | undefined> {
  const offer = await readOffer(scope, id);
  if (!offer) return undefined;
  const name = nameIn(await charterInForce(scope), offer.what)[alliance.language];
  const summary = [PLACES_SUMMARY[alliance.language], offer.number, name].join(' · ');
  return start(
    alliance,
    PLACES_OFFER,
    offer.number,
    summary,
    {
      format: 1,
      alliance: alliance.id,
      language: alliance.language,
      offer: offer.id,
      number: offer.number,
    },
    [{ key: keyword(SEARCH_ATTRIBUTES.caseNumber), value: offer.number }],
  );
}

function start(
  alliance: Alliance,
  type: string,
  key: string,
  staticSummary: string,
  input: Start['args'][0],
  attributes: ConstructorParameters<typeof TypedSearchAttributes>[0] = [],
): Start {
  return {
    workflowId: workflowId(alliance.id, type, key),
    taskQueue: DECISIONS_QUEUE,
    args: [input],
    staticSummary,
    typedSearchAttributes: new TypedSearchAttributes([
      { key: keyword(SEARCH_ATTRIBUTES.alliance), value: alliance.id },
      { key: keyword(SEARCH_ATTRIBUTES.process), value: type },
      ...(attributes as { key: ReturnType<typeof keyword>; value: string }[]),
    ]),
  };
}
