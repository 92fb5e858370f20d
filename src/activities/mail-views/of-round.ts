import { matterOfBallot } from '../../domain/matter.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { readCase, type Case } from '../../store/cases.ts';
import {
  ballotsOfRound,
  lastVotes,
  readRound,
  votesOf,
  type Ballot,
  type Vote,
  type VotingRound,
} from '../../store/voting-rounds.ts';
import { CHOICES } from '../../mail/templates/on-behalf.ts';
import { charterInForce } from '../../store/charters.ts';
import type { BallotItemResult, MailView, MatterView } from '../../mail/templates/views.ts';
import { viewOfMeetingMail } from './of-meeting.ts';
import { articleOf, caseView, type MailContext } from './context.ts';
import { viewOfMailOnBehalf } from './on-behalf.ts';

const CHANNELS: Readonly<Record<Vote['channel'], Wording>> = {
  'own-link': { zh: '本人邮件链接', en: 'own mail link' },
  'forwarded-link': { zh: '转发的链接', en: 'forwarded link' },
  console: { zh: '工作台', en: 'console' },
  api: { zh: '接口', en: 'API' },
  paper: { zh: '纸质表决票', en: 'paper ballot' },
  letter: { zh: '来函', en: 'letter' },
  'show-of-hands': { zh: '现场举手', en: 'show of hands' },
  'telephone-confirmed': { zh: '电话，已书面确认', en: 'telephone, confirmed in writing' },
};

const RESULTS = {
  passed: 'passed',
  failed: 'not-passed',
  'no-valid-resolution': 'no-valid-resolution',
  'to-be-confirmed': 'to-be-confirmed',
} as const;

/** The mails of a voting round: to the body's chair, its electors and its observers. */
export async function viewOfRoundMail(context: MailContext): Promise<MailView> {
  const { scope, mail, frame, link } = context;
  const round = mail.votingRound ? await readRound(scope, mail.votingRound) : undefined;
  if (!round) throw new Error(`mail ${mail.id} belongs to no voting round`);
  const charter = await charterInForce(scope);
  const items = await itemsOf(context, round);
  const stage = items[0]?.one.plan.stages.find(
    (candidate) => candidate.name === items[0]?.ballot.stage,
  );
  const article = articleOf(charter, stage?.sources ?? []);
  const matter = matterOf(charter, round, items);
  switch (mail.template) {
    case 'correspondence-order-wanted':
      return { template: 'correspondence-order-wanted', ...frame, ...matter, article, link };
    case 'ballot':
    case 'ballot-for-observer':
      return {
        template: mail.template,
        ...frame,
        ...matter,
        article,
        correspondence: true,
        closes: round.closesAt,
        link,
      };
    case 'ballot-reminder':
      return {
        template: 'ballot-reminder',
        ...frame,
        ...matter,
        article,
        sequence: mail.extra['sequence'] === 2 ? 2 : 1,
        closes: round.closesAt,
        link,
      };
    case 'ballot-result': {
      const cast = await votesOf(
        scope,
        items.map(({ ballot }) => ballot.id),
      );
      return {
        template: 'ballot-result',
        ...frame,
        article,
        body: matter.body,
        matter: matter.matter,
        items: items.flatMap(({ ballot, one }) =>
          resultOf(
            charter,
            ballot,
            one,
            cast.filter((vote) => vote.ballot === ballot.id),
          ),
        ),
        link,
      };
    }
    case 'sitting-notice':
    case 'sitting-cancelled':
    case 'guest-notice':
    case 'guest-notice-cancelled':
    case 'short-notice-wanted':
    case 'to-meeting':
    case 'result-to-confirm':
    case 'task-moved':
      return viewOfMeetingMail(context, mail.template, { charter, round, article, matter });
    default: {
      const view = await viewOfMailOnBehalf(context, round, items, matter);
      if (!view) throw new Error(`no mail of a voting round is called ${mail.template}`);
      return view;
    }
  }
}

export type Item = { readonly ballot: Ballot; readonly one: Case };

async function itemsOf({ scope }: MailContext, round: VotingRound): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (const ballot of await ballotsOfRound(scope, round.id)) {
    const one = await readCase(scope, ballot.caseId);
    // What was withdrawn meanwhile is no item any more.
    if (one && one.status !== 'withdrawn') items.push({ ballot, one });
  }
  return items;
}

function matterOf(charter: Charter, round: VotingRound, items: readonly Item[]): MatterView {
  return {
    body: charter.bodies[round.body]?.name ?? { zh: round.body, en: round.body },
    matter: commonMatter(items),
    items: items.map(({ one }) => caseView(charter, one)),
    reviewed: items.every(({ ballot, one }) => reviewedBefore(one.plan, ballot.stage)),
  };
}

/** Whether the plan has a review before this vote. */
function reviewedBefore({ stages }: Case['plan'], stage: string): boolean {
  const voted = stages.findIndex(({ name }) => name === stage);
  return stages.slice(0, voted).some(({ kind }) => kind === 'review');
}

/** What all items are about; nothing in a word where they differ, or are several that nobody has applied for. */
function commonMatter(items: readonly Item[]): Wording {
  const [first, ...others] = items.map(({ ballot, one }) => matterOfBallot(one.plan, ballot.stage));
  const differ = others.some(({ zh }) => zh !== first?.zh);
  const applied = items.every(({ one }) => one.openedBy === null);
  return first && !differ && (applied || others.length === 0) ? first : { zh: '', en: '' };
}

/** Who voted what; a secret ballot tells counts only, and a meeting keeps no votes one by one. */
function listOf(ballot: Ballot, cast: readonly Vote[]): BallotItemResult['list'] {
  const votes = new Map(lastVotes(cast).map((vote) => [vote.person, vote]));
  if (ballot.rule.secret || votes.size === 0) return null;
  return (ballot.electorate?.voters ?? []).map((seat) => {
    const vote = votes.get(seat.person);
    return {
      voter: seat.name,
      choice: vote ? CHOICES[vote.choice] : { zh: '未表决', en: 'not voted' },
      how: vote ? CHANNELS[vote.channel] : null,
    };
  });
}

function resultOf(
  charter: Charter,
  ballot: Ballot,
  one: Case,
  cast: readonly Vote[],
): readonly BallotItemResult[] {
  if (!ballot.result || ballot.result === 'put-off' || !ballot.tally) return [];
  const { votes } = ballot.tally;
  return [
    {
      ...caseView(charter, one),
      result: RESULTS[ballot.result],
      for: votes.for,
      against: votes.against,
      abstain: votes.abstain,
      entitled: votes.electors,
      list: listOf(ballot, cast),
    },
  ];
}
