import type { Charter } from '../../domain/charter/type.ts';
import type { Wording } from '../../domain/wording.ts';
import type { MailView, MatterView } from '../../mail/templates/views.ts';
import { readCase } from '../../store/cases.ts';
import { asCorrected } from '../../store/corrections.ts';
import { personOf } from '../../store/persons.ts';
import { readSitting, type Sitting } from '../../store/sittings.ts';
import { readTask } from '../../store/tasks.ts';
import { readBallot, type VotingRound } from '../../store/voting-rounds.ts';
import { articleOf, caseView, type MailContext } from './context.ts';

/** What every mail of a voting round is about. */
type About = {
  readonly charter: Charter;
  readonly round: VotingRound;
  readonly article: Wording;
  readonly matter: MatterView;
};

export type MeetingTemplate =
  | 'sitting-notice'
  | 'sitting-cancelled'
  | 'short-notice-wanted'
  | 'to-meeting'
  | 'result-to-confirm'
  | 'task-moved';

/** The mails of meetings: their notices, what is asked of whoever chairs, and 改为会议. */
export async function viewOfMeetingMail(
  context: MailContext,
  template: MeetingTemplate,
  { charter, round, article, matter }: About,
): Promise<MailView> {
  const { scope, mail, frame, link } = context;
  switch (template) {
    case 'sitting-notice': {
      const sitting = await sittingOf(context, round);
      const chair = await personOf(scope, sitting.chairedBy);
      return {
        template,
        ...frame,
        ...matter,
        article,
        meets: sitting.meetsAt,
        place: sitting.place,
        chairedBy: {
          zh: chair.title ? `${chair.name}（${chair.title}）` : chair.name,
          en: chair.name,
        },
        shortened: round.orderReason,
        link,
      };
    }
    case 'sitting-cancelled':
      return {
        template,
        ...frame,
        body: matter.body,
        meets: (await sittingOf(context, round)).meetsAt,
        reason: mail.extra['reason'] as string,
      };
    case 'short-notice-wanted':
      return {
        template,
        ...frame,
        ...matter,
        meets: (await sittingOf(context, round)).meetsAt,
        reason: round.shortNoticeReason ?? '',
        link,
      };
    case 'to-meeting':
      return {
        template,
        ...frame,
        ...matter,
        article,
        demands: Number(mail.extra['demands']),
        electors: Number(mail.extra['electors']),
        link,
      };
    case 'result-to-confirm':
      return resultToConfirm(context, charter, matter.body);
    case 'task-moved':
      return {
        template,
        ...frame,
        about: await movedTask(context, round),
        now: (await personOf(scope, String(mail.extra['to']))).name,
      };
  }
}

async function sittingOf({ scope }: MailContext, round: VotingRound): Promise<Sitting> {
  const sitting = await readSitting(scope, round.id);
  if (!sitting) throw new Error(`voting round ${round.id} is no meeting`);
  return sitting;
}

async function resultToConfirm(
  { scope, mail, frame, link }: MailContext,
  charter: Charter,
  body: Wording,
): Promise<MailView> {
  const task = mail.taskId ? await readTask(scope, mail.taskId) : undefined;
  const read = task?.subject ? await readBallot(scope, task.subject) : undefined;
  const ballot = read && (await asCorrected(scope, read));
  const one = ballot && (await readCase(scope, ballot.caseId));
  if (!ballot?.tally || !one) throw new Error(`mail ${mail.id} is about no ballot`);
  const stage = one.plan.stages.find((candidate) => candidate.name === ballot.stage);
  const { tally } = ballot;
  return {
    template: 'result-to-confirm',
    ...frame,
    case: caseView(charter, one),
    matter: one.plan.matter,
    body,
    article: articleOf(charter, stage?.sources ?? one.plan.sources),
    held: tally.held.includes('quorum') ? 'quorum' : 'exact-half',
    entitled: tally.votes.electors,
    present: tally.present,
    for: tally.votes.for,
    link,
  };
}

async function movedTask({ scope, mail }: MailContext, round: VotingRound): Promise<Wording> {
  const task = mail.taskId ? await readTask(scope, mail.taskId) : undefined;
  const about: Readonly<Record<string, Wording>> = {
    confirm: { zh: '表决结果的确认', en: 'the confirmation of a result' },
    shorten: { zh: '会议通知期的决定', en: 'the decision on the notice of a meeting' },
  };
  const what = about[task?.kind ?? ''] ?? {
    zh: '是否进行通讯表决的决定',
    en: 'the decision on a correspondence vote',
  };
  return { zh: `${what.zh}（${round.number}）`, en: `${what.en} (${round.number})` };
}
