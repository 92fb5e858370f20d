import type {
  AboutMemberMailView,
  ReplyRecorded,
} from '../../mail/templates/about-member-views.ts';
import { whyNotApproved } from '../../store/decide/why-not-approved.ts';
import type { Mail } from '../../store/mails.ts';
import { after } from '../../domain/progress.ts';
import { REPLIED_IN_WORDS } from '../../domain/replied-in-words.ts';
import type { Case } from '../../store/cases.ts';
import { askedBy, type ReplyContent } from '../../store/decide/reply-on-paper.ts';
import { readRecord } from '../../store/records/records.ts';
import { readMember } from '../../store/members.ts';
import { articleOf, caseOfMail, caseView, charterOfCase, type MailContext } from './context.ts';
import { decidedAfter } from './decided-after.ts';
import { clockOf } from './of-member.ts';

/** The mails of a case that somebody else opened about a member: to the member, and to the secretariat. */
export async function aboutMemberView(context: MailContext): Promise<AboutMemberMailView> {
  const { scope, mail, frame, link } = context;
  const one = await caseOfMail(context);
  const charter = await charterOfCase(scope, one);
  const {
    stage: name = '',
    until = '',
    came = '',
  } = mail.extra as Readonly<Record<string, string>>;
  const stage = one.plan.stages.find((candidate) => candidate.name === name);
  const about = {
    ...frame,
    case: caseView(charter, one),
    article: articleOf(charter, one.plan.sources),
    procedure: one.plan.name,
  };
  switch (mail.template) {
    case 'reply-wanted':
      return {
        template: 'reply-wanted',
        ...about,
        until: new Date(until),
        decidedBy: decidedAfter(charter, one.plan, name),
        wholeTime: stage?.kind === 'reply' && stage.early === 'never',
        sequence: askedAgain(mail),
        link,
      };
    case 'reply-received':
      return { template: 'reply-received', ...about, until: new Date(until) };
    case 'reply-recorded':
      return { template: 'reply-recorded', ...about, ...(await recordedReply(context, one)), link };
    case 'reason-wanted': {
      const member = await readMember(scope, one.member ?? '');
      if (!member) throw new Error(`case ${one.id} is about no member`);
      const { months, since } = await clockOf(scope, one, member, new Date(until));
      const { procedure: _, ...rest } = about;
      return {
        template: 'reason-wanted',
        ...rest,
        months,
        since,
        until: new Date(until),
        sequence: askedAgain(mail),
        link,
      };
    }
    default: {
      const reason = came === 'stays' ? await whyNotApproved(scope, one, name) : undefined;
      const shared = {
        ...about,
        came: CAME.find((known) => known === came) ?? ('decided' as const),
        stage: stage?.title ?? one.plan.name,
        reason: reason ?? '',
      };
      return mail.template === 'about-member'
        ? { template: 'about-member', ...shared, link }
        : { template: 'about-member-copy', ...shared };
    }
  }
}

async function recordedReply(
  { scope, mail }: MailContext,
  one: Case,
): Promise<
  Pick<ReplyRecorded, 'number' | 'how' | 'stage' | 'received' | 'until' | 'came' | 'holds'>
> {
  const record = await readRecord(scope, String(mail.extra['record']));
  if (!record) throw new Error(`mail ${mail.id} is about no record`);
  const asked = await askedBy(scope, one, record.actedAt);
  const came = String(mail.extra['came']);
  const leads = asked?.stage.kind === 'reply' && after(one.plan, asked.stage.name, 'lapsed');
  return {
    number: record.number,
    how: REPLIED_IN_WORDS[(record.content as unknown as ReplyContent).how],
    stage: asked?.stage.title ?? one.plan.name,
    received: record.actedAt,
    until: asked ? new Date(asked.closes) : null,
    came:
      came === 'counted' || came === 'late'
        ? came
        : came === 'vote-open' || came === 'decided-since'
          ? 'decided'
          : 'not-counted',
    holds:
      asked?.stage.kind === 'objection'
        ? 'no-reason'
        : leads && leads.to === 'end'
          ? 'stands'
          : 'goes-on',
  };
}

const askedAgain = ({ extra: { sequence } }: Mail): 0 | 1 | 2 =>
  sequence === 1 || sequence === 2 ? sequence : 0;

const CAME = ['stays', 'reinstated', 'stands'] as const;
