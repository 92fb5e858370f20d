import { sql } from 'kysely';
import type { MemberMailView } from '../../mail/templates/member-views.ts';
import type { MailView } from '../../mail/templates/views.ts';
import type { Wording } from '../../domain/wording.ts';
import { allianceOf, charterInForce } from '../../store/charters.ts';
import { leavingName } from '../../store/decide/leaving.ts';
import { sha256 } from '../../store/database.ts';
import { readCase } from '../../store/cases.ts';
import { personsOf } from '../../store/persons.ts';
import type { MailContext } from './context.ts';
import { aboutMemberView } from './of-about-member.ts';
import { correctionView, dayCorrectedView } from './of-correction.ts';
import { viewOfCaseMail } from './of-case.ts';
import { endorsementView } from './of-endorsement.ts';
import { viewOfDuesMail } from './of-dues.ts';
import { viewOfPeopleMail } from './of-people.ts';
import { viewOfMemberMail } from './of-member.ts';
import { memberLinkView } from './of-own-procedure.ts';
import { placeView } from './of-place.ts';
import { releaseView } from './of-paper.ts';
import { viewOfRoundMail } from './of-round.ts';
import { SUBJECTS } from './wording.ts';

/** How long a sign-in code is good for, in minutes. */
export const CODE_MINUTES = 10;

/** The mails about a member's leaving. */
const MEMBER_MAILS: ReadonlySet<string> = new Set<MemberMailView['template']>([
  'inactivity-warning',
  'inactivity-lifted',
  'membership-ended',
  'member-left',
  'own-procedure',
  'leaving-received',
  'leaving-reminder',
  'leaving-taken-back',
  'formalities-wanted',
  'objection-received',
  'objection-answered',
]);

/** What a queued mail shows, read from the rows as they are when it is sent. */
export async function viewOf(context: MailContext): Promise<MailView> {
  switch (context.mail.template) {
    case 'sign-in-code':
      return signInCode(context);
    case 'alliance-set-up':
      return allianceSetUp(context);
    case 'undeliverable':
      return undeliverable(context);
    case 'fresh-link':
      return {
        template: 'fresh-link',
        ...context.frame,
        about: await aboutLink(context),
        due: null,
        link: context.link,
      };
    case 'endorsement-wanted':
      return endorsementView(context);
    case 'place':
      return placeView(context);
    case 'dues-notice':
    case 'dues-reminder':
    case 'voucher-wanted':
    case 'voucher-issued':
      return viewOfDuesMail(context);
    case 'member-link':
      return memberLinkView(context);
    case 'reply-wanted':
    case 'reply-received':
    case 'reply-recorded':
    case 'about-member':
    case 'about-member-copy':
    case 'reason-wanted':
      return aboutMemberView(context);
    case 'release-wanted':
      return releaseView(context);
    case 'correction':
      return correctionView(context);
    case 'day-corrected':
      return dayCorrectedView(context);
    default:
      if (MEMBER_MAILS.has(context.mail.template)) return viewOfMemberMail(context);
      return (
        (await viewOfPeopleMail(context)) ??
        (context.mail.votingRound ? viewOfRoundMail(context) : viewOfCaseMail(context))
      );
  }
}

/** What a fresh link leads to; leaving is called what the charter calls it. */
async function aboutLink({ scope, mail }: MailContext): Promise<Wording> {
  const about = String(mail.extra['about']);
  const leaving = about === 'leaving' && leavingName(await charterInForce(scope));
  return leaving || (SUBJECTS[about] ?? { zh: '待办事项', en: 'your task' });
}

async function allianceSetUp({ scope, mail, frame, link }: MailContext): Promise<MailView> {
  const { worksFrom } = await allianceOf(scope);
  const ahead = worksFrom && worksFrom > mail.queuedAt ? worksFrom : null;
  const { address } = mail;
  return { template: 'alliance-set-up', ...frame, worksFrom: ahead, address, link };
}

/** The code is made when it is sent, and only its hash is kept. */
async function signInCode({ scope, mail, frame }: MailContext): Promise<MailView> {
  const code = String(scope.context.ids.random(4).readUInt32BE() % 1_000_000).padStart(6, '0');
  const id = String(mail.extra['signIn']);
  await sql`update sign_in_codes set code_hash = ${sha256(`${id} ${code}`)} where id = ${id}`.execute(
    scope.tx,
  );
  return { template: 'sign-in-code', ...frame, code, minutes: CODE_MINUTES };
}

async function undeliverable({ scope, mail, frame, link }: MailContext): Promise<MailView> {
  const refused = mail.extra as {
    person?: string;
    name: string;
    address: string;
    template: string;
    code: string;
    caseId?: string;
  };
  const [person] = refused.person ? await personsOf(scope, [refused.person]) : [];
  const one = refused.caseId ? await readCase(scope, refused.caseId) : undefined;
  return {
    template: 'undeliverable',
    ...frame,
    recipient: {
      name: refused.name,
      address: refused.address,
      ...(person?.phone ? { phone: person.phone } : {}),
    },
    about: SUBJECTS[refused.template] ?? { zh: '通知', en: 'a notice' },
    caseNumber: one?.number ?? null,
    code: refused.code,
    link,
  };
}
