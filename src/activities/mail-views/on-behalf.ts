import { CHOICES } from '../../mail/templates/on-behalf.ts';
import type { MailView, MarkView, MatterView } from '../../mail/templates/views.ts';
import { charterInForce } from '../../store/charters.ts';
import { personOf } from '../../store/persons.ts';
import { readRecord, type Recorded } from '../../store/records/records.ts';
import type { VoteContent } from '../../store/records/vote.ts';
import { readOpinion } from '../../store/telephone-opinions.ts';
import type { VotingRound } from '../../store/voting-rounds.ts';
import { caseView, type MailContext } from './context.ts';
import type { Item } from './of-round.ts';

const HOW = {
  paper: { zh: '纸质表决票', en: 'paper ballot' },
  other: { zh: '表决意见', en: 'vote' },
} as const;

/** The mails about votes that somebody else entered. */
export async function viewOfMailOnBehalf(
  context: MailContext,
  round: VotingRound,
  items: readonly Item[],
  matter: MatterView,
): Promise<MailView | undefined> {
  const { scope, mail, frame, link } = context;
  const charter = await charterInForce(scope);
  const marksOf = (marks: VoteContent['marks']): readonly MarkView[] =>
    marks.flatMap((mark) => {
      const item = items.find(({ ballot }) => ballot.id === mark.ballot);
      return item ? [{ item: caseView(charter, item.one), choice: CHOICES[mark.choice] }] : [];
    });
  const record = async (): Promise<Recorded> => {
    const found = await readRecord(scope, String(mail.extra['record']));
    if (!found) throw new Error(`mail ${mail.id} is about no record`);
    return found;
  };
  switch (mail.template) {
    case 'vote-recorded': {
      const entry = await record();
      const { marks } = entry.content as unknown as VoteContent;
      return {
        template: 'vote-recorded',
        ...frame,
        ...matter,
        number: entry.number,
        how: entry.channel === 'paper' ? HOW.paper : HOW.other,
        counted: entry.state === 'counted',
        marks: marksOf(marks),
        countsBy: round.countsBy,
        link,
      };
    }
    case 'vote-objected-to': {
      const entry = await record();
      const { person } = entry.content as unknown as VoteContent;
      return {
        template: 'vote-objected-to',
        ...frame,
        voter: (await personOf(scope, person)).name,
        number: entry.number,
        round: round.number,
        body: matter.body,
        link,
      };
    }
    case 'opinion-to-confirm': {
      const opinion = await readOpinion(scope, String(mail.extra['opinion']));
      if (!opinion) throw new Error(`mail ${mail.id} is about no opinion`);
      return {
        template: 'opinion-to-confirm',
        ...frame,
        ...matter,
        marks: marksOf(opinion.marks),
        closes: round.closesAt,
        link,
      };
    }
    default:
      return undefined;
  }
}
