import type { Request, Response } from 'express';
import type { Alliance } from '../store/charters.ts';
import { LinkProblemPage } from '../web/pages/receipt.tsx';
import type { LinkProblemView } from '../web/views.ts';
import { sendPage } from './respond.ts';
import type { Site } from './site.ts';

const STATUS = {
  unknown: 404,
  expired: 410,
  revoked: 410,
  superseded: 410,
  'already-decided': 409,
  closed: 410,
  'handed-over': 409,
} as const;

/** Says why a link does not decide, and what to do. */
export function sendProblem(
  site: Site,
  request: Request,
  response: Response,
  view: LinkProblemView,
  alliance?: Alliance,
): void {
  const secretariat = alliance
    ? { secretariat: { phone: alliance.phone, address: alliance.address } }
    : {};
  sendPage(site, request, response, {
    title: { zh: '链接不能使用', en: 'This link cannot be used' },
    status: STATUS[view.problem],
    ...(alliance ? { alliance } : {}),
    path: '/',
    page: <LinkProblemPage view={{ ...secretariat, ...view }} />,
  });
}

/** w***@example.org: enough to know which mailbox to look in. */
export function masked(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}***${address.slice(at)}`;
}
