import { general } from '../../domain/wording.ts';
import type { Request, Response } from 'express';
import { inScope } from '../../store/scope.ts';
import { MembershipPage } from '../../web/pages/membership.tsx';
import { askedFor } from '../body.ts';
import { HttpProblem } from '../errors.tsx';
import { sendFile } from '../files.ts';
import { pathBelow, type LinkPages, type OpenedLink } from '../link-pages.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { sendLeave, takeLeave } from './leave.tsx';
import { memberOfLink, membershipView } from './membership-view.ts';
import { sendRepresent, takeRepresent } from './represent.tsx';
import { sendStart, takeStart } from './start.tsx';
import { sendPlace, takePlace } from './place.tsx';
import { fileBeingWritten } from './starting.ts';

/** A member's own pages, by its own link: its class, whom it designates, what it may start. */
export function membershipPages(site: Site): LinkPages {
  return {
    async show(request, response, opened) {
      const page = pathBelow(request, opened);
      const sent = await sendMembershipPart(site, request, response, opened, page || 'membership');
      if (!sent) throw new HttpProblem(404);
    },
    forms: {
      leave: (request, response, opened) => takeLeave(site, request, response, opened),
      start: (request, response, opened) => takeStart(site, request, response, opened),
      represent: (request, response, opened) => takeRepresent(site, request, response, opened),
      place: (request, response, opened) => takePlace(site, request, response, opened),
    },
  };
}

/** One of a member's own pages; false: there is none of that name. */
export async function sendMembershipPart(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  page: string,
): Promise<boolean> {
  switch (page) {
    case 'membership':
      await sendMembership(site, request, response, opened);
      return true;
    case 'start':
      await sendStart(site, request, response, opened);
      return true;
    case 'leave':
      await sendLeave(site, request, response, opened);
      return true;
    case 'place':
      await sendPlace(site, request, response, opened);
      return true;
    case 'represent':
      await sendRepresent(site, request, response, opened);
      return true;
    default: {
      const file = /^start\/file\/([\w-]+)(?:\/preview)?$/.exec(page)?.[1];
      if (!file) return false;
      const found = await inScope(site.context, opened.alliance.id, (scope) =>
        fileBeingWritten(scope, opened.link, file),
      );
      await sendFile(site, request, response, found);
      return true;
    }
  }
}

const DONE = {
  started: {
    zh: '已提交，回执发往登记的邮箱。',
    en: 'Handed in; the receipt goes to the address on record.',
  },
  'started-before': {
    zh: '同一事项正在办理，没有重复提交。',
    en: 'The same matter is under way already; nothing was handed in twice.',
  },
  designated: { zh: '已登记代表。', en: 'The representative is on record.' },
} as const;

async function sendMembership(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
): Promise<void> {
  const view = await inScope(site.context, opened.alliance.id, async (scope) => {
    const member = await memberOfLink(scope, opened.link);
    return member && membershipView(scope, member, opened.base);
  });
  if (!view) throw new HttpProblem(404);
  const done = askedFor(request, 'done');
  const text = Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : undefined;
  sendPage(site, request, response, {
    title: general('会员页面', 'The member’s page'),
    alliance: opened.alliance,
    page: <MembershipPage view={view} />,
    ...(text ? { notice: { kind: 'done', text } } : {}),
  });
}
