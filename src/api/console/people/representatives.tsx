import type { Request, Response } from 'express';
import { dayOf } from '../../../domain/calendar.ts';
import { nameIn } from '../../../domain/charter/in-words.ts';
import { sourcesOf } from '../../../domain/charter/sources.ts';
import { general, type Wording } from '../../../domain/wording.ts';
import { sendMemberLink, type LinkSent } from '../../../store/decide/send-member-link.ts';
import { contactOfMember } from '../../../store/contacts.ts';
import { readMember } from '../../../store/members.ts';
import { unitSeats } from '../../../store/register/unit-seats.ts';
import { inScope, type Scope } from '../../../store/scope.ts';
import { RepresentativesPage } from '../../../web/pages/representatives.tsx';
import type { RepresentativesView } from '../../../web/views.ts';
import { textIn } from '../../body.ts';
import { HttpProblem } from '../../errors.tsx';
import type { Site } from '../../site.ts';
import { ruleSources } from '../../sources.ts';
import { idIn } from '../entered.ts';
import { visitOf, type Visit } from '../entrance.tsx';
import { showPart } from '../frame.tsx';

/** Why no link was sent, as the console and the interface say it. */
export const NOT_SENT: Readonly<Record<Exclude<LinkSent, 'sent' | 'unknown'>, Wording>> = {
  ended: general('该单位已不是会员。', 'The unit is no longer a member.'),
  'no-address': {
    zh: '该单位没有登记邮箱，请先补录联系方式。',
    en: 'No address is on record for the unit; please add its contact first.',
  },
};

/** 指派代表: the units that fill seats themselves, those without anybody first. */
export function showRepresentatives(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  return send(site, request, response);
}

function send(site: Site, request: Request, response: Response, problem?: Wording): Promise<void> {
  return showPart(site, request, response, {
    current: 'people',
    title: 'representatives',
    read: representativesView,
    page: (view) => <RepresentativesPage view={view} />,
    ...(problem ? { status: 422, notice: { kind: 'attention' as const, text: problem } } : {}),
  });
}

async function representativesView(
  scope: Scope,
  visit: Visit,
): Promise<Omit<RepresentativesView, 'nav'>> {
  const { charter, base } = visit;
  const seats = await unitSeats(scope);
  const rows: RepresentativesView['rows'][number][] = [];
  for (const { member, seat, holder, since } of seats) {
    const { email } = await contactOfMember(scope, member);
    rows.push({
      unit: member.name,
      ...(member.organisation ? { unitUrl: `${base}/organisations/${member.organisation}` } : {}),
      class: nameIn(charter, member.class),
      seat: seat.seat.name,
      ...(holder && since
        ? {
            holder: {
              name: holder.name,
              url: `${base}/people/${holder.id}`,
              since: dayOf(since.getTime()),
            },
          }
        : {}),
      ...(email ? { link: { action: `${base}/representatives/${member.id}/link` } } : {}),
    });
  }
  const first = seats[0];
  return {
    rows: [...rows.filter(({ holder }) => !holder), ...rows.filter(({ holder }) => holder)],
    newPersonUrl: `${base}/people/new`,
    peopleUrl: `${base}/people`,
    sources: first ? ruleSources(charter, sourcesOf(first.seat.seat)) : [],
  };
}

/** Mails a unit the link to its own page, by which it designates its representative itself. */
export async function postMemberLink(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  const id = idIn(request.params, 'member');
  const { came, organisation } = await inScope(site.context, visit.alliance.id, async (scope) => ({
    came: await sendMemberLink(scope, id, visit.person.id),
    organisation: (await readMember(scope, id))?.organisation,
  }));
  if (came === 'unknown') throw new HttpProblem(404);
  if (came !== 'sent') return send(site, request, response, NOT_SENT[came]);
  site.nudge();
  const back =
    textIn(request, 'back', 20) === 'organisation' && organisation
      ? `organisations/${organisation}`
      : 'representatives';
  response.redirect(303, `${visit.base}/${back}?done=member-link-sent`);
}
