import type { Plan } from '../domain/plan.ts';
import type { Language, Wording } from '../domain/wording.ts';

/** Workflows and the short steps that only read and write rows. */
export const DECISIONS_QUEUE = 'charterflow-decisions';
/** Sending mail and making documents: slow, retried for days. */
export const MAIL_QUEUE = 'charterflow-mail';

/** The one signal: look again at your rows. It carries nothing and decides nothing. */
export const LOOK_AGAIN = 'lookAgain';

/** What runs: found again by the same id whenever it is started from its rows. */
export function workflowId(alliance: string, type: string, key: string): string {
  return `${alliance}/${type}/${key}`;
}

/** Names of the search attributes; all Keyword but Due, which is a Datetime. None ever names a person. */
export const SEARCH_ATTRIBUTES = {
  alliance: 'Alliance',
  process: 'Process',
  stage: 'Stage',
  caseNumber: 'CaseNumber',
  body: 'Body',
  due: 'Due',
  outcome: 'Outcome',
} as const;

/** The states of a voting round as the attribute `Stage` shows them. */
export const ROUND_STATES = {
  proposed: { zh: '待决定是否通讯表决', en: 'correspondence vote to be ordered' },
  open: { zh: '表决进行中', en: 'vote under way' },
  closed: { zh: '表决已截止并计票', en: 'closed and counted' },
  declined: { zh: '未进行表决，待上会', en: 'not held; waits for a meeting' },
  convened: { zh: '会议已通知', en: 'meeting convened' },
  'to-meeting': { zh: '改为会议', en: 'left for a meeting' },
} as const satisfies Readonly<Record<string, Wording>>;

/** What the workflow of an offer of places is called. */
export const PLACES_SUMMARY: Wording = { zh: '名额报名', en: 'Sign-up for places' };

/** One case of a procedure. `plan` is the plan stored with the case; another one is refused. */
export type ProcedureInput = {
  readonly format: 1;
  readonly alliance: string;
  readonly language: Language;
  readonly caseId: string;
  readonly number: string;
  readonly plan: Plan;
};

/** One voting round: its ballots open, are reminded of and close together. */
export type BallotInput = {
  readonly format: 1;
  readonly alliance: string;
  readonly language: Language;
  readonly votingRound: string;
  readonly number: string;
};

export type MembershipInput = {
  readonly format: 1;
  readonly alliance: string;
  readonly language: Language;
  readonly member: string;
};

/** One yearly round of dues; its id is the scope of its mails too. */
export type DuesRoundInput = {
  readonly format: 1;
  readonly alliance: string;
  readonly language: Language;
  readonly round: string;
  readonly year: number;
};

/** One offer of places, until the end of its sign-up. */
export type PlacesOfferInput = {
  readonly format: 1;
  readonly alliance: string;
  readonly language: Language;
  readonly offer: string;
  readonly number: string;
};

/** Sends what belongs to no case and no voting round: fresh links, codes, notes to the secretariat. */
export type MailDeliveryInput = { readonly format: 1; readonly alliance: string };
