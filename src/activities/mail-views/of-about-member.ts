import type { AboutMemberMailView } from '../../mail/templates/about-member-views.ts';
import { whyNotApproved } from '../../store/decide/why-not-approved.ts';
import type { Mail } from '../../store/mails.ts';
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

const askedAgain = ({ extra: { sequence } }: Mail): 0 | 1 | 2 =>
  sequence === 1 || sequence === 2 ? sequence : 0;

const CAME = ['stays', 'reinstated', 'stands'] as const;
