import { cite } from '../../domain/charter/cite.ts';
import { nameIn } from '../../domain/charter/in-words.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { Source } from '../../domain/plan.ts';
import type { Wording } from '../../domain/wording.ts';
import type { MailView, MatterView } from '../../mail/templates/views.ts';
import { readCase } from '../../store/cases.ts';
import { asCorrected } from '../../store/corrections.ts';
import { readGuest } from '../../store/guests.ts';
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
  | 'guest-notice'
  | 'guest-notice-cancelled'
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
      const held = await whenAndWhere(context, round);
      return {
        template,
        ...frame,
        ...matter,
        article,
        ...held,
        shortened: round.orderReason,
        link,
      };
    }
    case 'guest-notice':
      return {
        template,
        ...frame,
        ...matter,
        ...(await guestOf(context, charter, round)),
        ...(await whenAndWhere(context, round)),
      };
    case 'guest-notice-cancelled': {
      const { meetsAt, cancelledBecause } = await sittingOf(context, round);
      const { member } = await guestOf(context, charter, round);
      return {
        template,
        ...frame,
        member,
        body: matter.body,
        meets: meetsAt,
        reason: cancelledBecause ?? '',
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

async function whenAndWhere(context: MailContext, round: VotingRound) {
  const sitting = await sittingOf(context, round);
  const chair = await personOf(context.scope, sitting.chairedBy);
  return {
    meets: sitting.meetsAt,
    place: sitting.place,
    chairedBy: {
      zh: chair.title ? `${chair.name}（${chair.title}）` : chair.name,
      en: chair.name,
    },
  };
}

async function guestOf({ scope, mail }: MailContext, charter: Charter, round: VotingRound) {
  const guest = await readGuest(scope, round.id, String(mail.extra['member']));
  if (!guest) throw new Error(`mail ${mail.id} is to no guest`);
  return {
    member: guest.name,
    class: nameIn(charter, guest.class),
    basis: basisOf(charter, guest.source),
  };
}

/** What says that a class may attend: the charter’s article, or a default with how its question is read. */
function basisOf(charter: Charter, source: Source): Wording {
  const { from, label, question } = cite(charter, source);
  if (from === 'charter') return { zh: `章程${label.zh}`, en: `${label.en} of the charter` };
  const reading = question?.reading;
  return reading ? { zh: `${label.zh}：${reading.zh}`, en: `${label.en}: ${reading.en}` } : label;
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
