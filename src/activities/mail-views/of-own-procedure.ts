import { nameIn } from '../../domain/charter/in-words.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { MemberLink, OwnProcedureMail } from '../../mail/templates/member-views.ts';
import type { Case } from '../../store/cases.ts';
import { charterInForce } from '../../store/charters.ts';
import { readMember } from '../../store/members.ts';
import { unitSeats } from '../../store/register/unit-seats.ts';
import type { MailContext } from './context.ts';

type Without<View, Fields extends PropertyKey> = View extends unknown ? Omit<View, Fields> : never;
type OwnPart = Without<OwnProcedureMail, 'case' | 'article' | keyof MailContext['frame']>;

/** What a mail says of a procedure that a member started itself, and of the class it came to by it. */
export async function ownProcedureView(
  { scope, mail, link }: MailContext,
  one: Case,
  charter: Charter,
): Promise<OwnPart> {
  const shared = { template: 'own-procedure', procedure: one.plan.name, link } as const;
  const { came, from, to, at } = mail.extra as Readonly<Record<string, string>>;
  if (came !== 'class' && came !== 'class-back')
    return came === 'refused' ? { ...shared, came } : { ...shared, came: 'received' };
  const member = await readMember(scope, one.member ?? '');
  const empty = member
    ? (await unitSeats(scope, member)).filter(({ holder }) => holder === undefined)
    : [];
  return {
    ...shared,
    came: 'class',
    change: {
      atOnce: (one.plan.stages[0]?.then ?? []).some((effect) => effect.do === 'class'),
      back: came === 'class-back',
      was: nameIn(charter, from ?? ''),
      is: nameIn(charter, to ?? ''),
      since: new Date(at ?? mail.queuedAt),
      designates: empty.map(({ seat }) => nameIn(charter, seat.body)),
    },
  };
}

/** The link to a member's own page. */
export async function memberLinkView({
  scope,
  mail,
  frame,
  link,
}: MailContext): Promise<MemberLink> {
  const member = await readMember(scope, String(mail.extra['member']));
  if (!member) throw new Error(`mail ${mail.id} is about no member`);
  return {
    template: 'member-link',
    ...frame,
    organisation: member.name,
    class: nameIn(await charterInForce(scope), member.class),
    link,
  };
}
