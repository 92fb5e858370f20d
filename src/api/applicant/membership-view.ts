import { dayOf } from '../../domain/calendar.ts';
import { nameIn } from '../../domain/charter/in-words.ts';
import { ownProcedures, type OwnProcedure } from '../../domain/charter/own-procedures.ts';
import { mayOpen } from '../../domain/charter/rights.ts';
import { sourcesOf } from '../../domain/charter/sources.ts';
import { dutiesInWords, rightsInWords, type Standing } from '../../domain/charter/standing.ts';
import type { Charter, Procedure } from '../../domain/charter/type.ts';
import { joined, type Wording } from '../../domain/wording.ts';
import { casesOfMember } from '../../store/cases.ts';
import { charterInForce } from '../../store/charters.ts';
import { classChangesOf } from '../../store/class-changes.ts';
import { leavingProcedure } from '../../store/decide/leaving.ts';
import type { Link } from '../../store/links.ts';
import { memberOfCase, readMember, type Member } from '../../store/members.ts';
import { unitSeats } from '../../store/register/unit-seats.ts';
import type { Scope } from '../../store/scope.ts';
import type { MembershipView } from '../../web/views.ts';
import { shownState } from '../case-state.ts';
import type { OpenedLink } from '../link-pages.ts';
import { offersOpenTo } from '../place-views.ts';
import { ruleSources } from '../sources.ts';

/** The member that a link stands for: its own link, or that of the case that admitted it. */
export async function memberOfLink(
  scope: Scope,
  { purpose, subject }: Pick<Link, 'purpose' | 'subject'>,
): Promise<Member | undefined> {
  if (purpose === 'member') return readMember(scope, subject);
  return purpose === 'case' ? memberOfCase(scope, subject) : undefined;
}

/** Where a member's own page lies: at its own link, or below that of the case that admitted it. */
export function membershipUrl({ link, base }: Pick<OpenedLink, 'link' | 'base'>): string {
  return link.purpose === 'member' ? base : `${base}/membership`;
}

/** Whether a member's own page has anything for it: seats it fills, procedures that members start, or duties. */
export async function hasMembershipPage(scope: Scope, caseId: string): Promise<boolean> {
  const member = await memberOfCase(scope, caseId);
  return member !== undefined && hasOwnPage(scope, member);
}

export async function hasOwnPage(scope: Scope, member: Member): Promise<boolean> {
  if (member.until !== null) return false;
  const charter = await charterInForce(scope);
  return (
    ownProcedures(charter).length > 0 ||
    dutiesInWords(charter, member.class).length > 0 ||
    (await unitSeats(scope, member)).length > 0
  );
}

export async function membershipView(
  scope: Scope,
  member: Member,
  base: string,
): Promise<MembershipView> {
  const charter = await charterInForce(scope);
  const ended = member.until !== null && member.until <= scope.now;
  const procedures = ended ? [] : ownProcedures(charter);
  const leaving = ended ? undefined : leavingProcedure(charter);
  const shown = ({ says, sources }: Standing) => ({
    says,
    sources: ruleSources(charter, sources),
  });
  const may = (one: OwnProcedure): boolean => mayOpen(charter, one.id, member.class);
  return {
    member: member.name,
    class: nameIn(charter, member.class),
    classes: (await classChangesOf(scope, member.id)).map((change) => ({
      day: dayOf(change.at.getTime()),
      from: nameIn(charter, change.from),
      to: nameIn(charter, change.to),
    })),
    ended,
    seats: (await unitSeats(scope, member)).map(({ seat, holder, since }) => ({
      seat: seat.seat.name,
      body: nameIn(charter, seat.body),
      ...(holder && since ? { holder: holder.name, since: dayOf(since.getTime()) } : {}),
      sources: ruleSources(charter, sourcesOf(seat.seat)),
      url: `${base}/represent?seat=${seat.id}`,
    })),
    mayStart: [
      ...procedures.filter(may).map((one) => ({
        name: one.name,
        url: `${base}/start?procedure=${one.id}`,
        sources: ruleSources(charter, one.sources),
      })),
      ...(leaving ? [leavingStart(charter, leaving, base)] : []),
    ],
    others: procedures
      .filter((one) => !may(one))
      .map((one) => ({
        name: one.name,
        classes: classesInWords(charter, one),
        sources: ruleSources(charter, one.sources),
      })),
    rights: ended ? [] : rightsInWords(charter, member.class).map(shown),
    duties: ended ? [] : dutiesInWords(charter, member.class).map(shown),
    places: ended ? [] : await placesOf(scope, charter, member, base),
    cases: (await casesOfMember(scope, member.id)).map((one) => ({
      number: one.number,
      name: one.plan.name,
      state: shownState(one),
    })),
  };
}

/** What the member may sign up for now, or has signed up for. */
async function placesOf(
  scope: Scope,
  charter: Charter,
  member: Member,
  base: string,
): Promise<MembershipView['places']> {
  return (await offersOpenTo(scope, charter, member)).map(({ offer, signedUp }) => ({
    title: offer.title,
    what: nameIn(charter, offer.what),
    closes: offer.closesAt.getTime(),
    signedUp,
    url: `${base}/place?offer=${offer.id}`,
  }));
}

function leavingStart(charter: Charter, procedure: string, base: string) {
  const { name, open } = charter.procedures[procedure] as Procedure;
  return { name, url: `${base}/leave`, sources: ruleSources(charter, sourcesOf(open)) };
}

function classesInWords(charter: Charter, { classes }: OwnProcedure): Wording {
  return joined(classes.map((id) => nameIn(charter, id)));
}

/** Why a member of another class may not start it: exactly whom the article names. */
export function notYourClass(charter: Charter, rule: OwnProcedure, memberClass: string): Wording {
  const who = classesInWords(charter, rule);
  const own = nameIn(charter, memberClass);
  return {
    zh: `${rule.name.zh}由${who.zh}提出。贵单位现为${own.zh}，现在不能申请。`,
    en: `“${rule.name.en}” is open to: ${who.en}. Your class is: ${own.en}.`,
  };
}
