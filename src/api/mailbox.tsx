import { Router, type Request, type Response } from 'express';
import { contentHeaders } from '../documents/content-headers.ts';
import { plainLine } from '../domain/plain-line.ts';
import { parseMail, type ParsedMail } from '../mail/parse-mail.ts';
import { listMessages, readMessage, type MailboxMessage } from '../store/mailbox.ts';
import { countMessages, openingsOf } from '../store/mailbox-lines.ts';
import { MailboxMessagePage, MailboxPage } from '../web/pages/mailbox.tsx';
import { pageTitles } from '../web/words/titles.ts';
import { HttpProblem } from './errors.tsx';
import { thisMachineOnly } from './loopback.ts';
import { sendPage } from './respond.ts';
import type { Site } from './site.ts';

const NEWEST = 200;
const TITLE = { zh: pageTitles.zh.mailbox, en: pageTitles.en.mailbox };

/** The built-in mailbox: every mail the product sends while no other mail server is configured. */
export function mailboxRoutes(site: Site): Router {
  const router = Router();
  router.use(thisMachineOnly(site));
  router.get('/', (request, response) => showList(site, request, response));
  router.get('/:id', (request, response) => showMessage(site, request, response));
  router.get('/:id/html', (request, response) => sendHtml(site, request, response));
  router.get('/:id/attachments/:position', (request, response) =>
    sendAttachment(site, request, response),
  );
  return router;
}

async function showList(site: Site, request: Request, response: Response): Promise<void> {
  const asked = request.query['to'];
  const to = typeof asked === 'string' ? asked.replaceAll('\0', '').trim().slice(0, 254) : '';
  const only = to === '' ? undefined : to;
  const { lines, openings, total } = await site.context.database.untenanted(async (tx) => {
    const lines = await listMessages(tx, { limit: NEWEST, ...(only ? { to: only } : {}) });
    return {
      lines,
      openings: await openingsOf(
        tx,
        lines.map((line) => line.id),
      ),
      total: await countMessages(tx, only),
    };
  });
  const view = {
    messages: lines.map((line) => ({
      url: `/mailbox/${line.id}`,
      from: line.sender,
      to: line.recipients.join(', '),
      subject: line.subject,
      at: line.receivedAt.getTime(),
      opening: plainLine(openings.get(line.id) ?? '', 120),
    })),
    total,
    filterUrl: '/mailbox',
    to,
  };
  sendPage(site, request, response, { title: TITLE, page: <MailboxPage view={view} /> });
}

async function messageOf(
  site: Site,
  request: Request,
): Promise<MailboxMessage & { readonly parsed: ParsedMail }> {
  const message = await site.context.database.untenanted((tx) =>
    readMessage(tx, String(request.params['id'])),
  );
  if (!message) throw new HttpProblem(404);
  return { ...message, parsed: await parseMail(message.raw) };
}

async function showMessage(site: Site, request: Request, response: Response): Promise<void> {
  const message = await messageOf(site, request);
  const url = `/mailbox/${message.id}`;
  const labels = labelsIn(message.html);
  const view = {
    listUrl: '/mailbox',
    from: message.sender,
    to: message.recipients.join(', '),
    subject: message.subject,
    at: message.receivedAt.getTime(),
    messageId: message.messageId ?? '',
    text: message.text,
    ...(message.html === '' ? {} : { htmlUrl: `${url}/html` }),
    links: message.links.map((link) => ({ label: labels.get(link) ?? link, url: link })),
    attachments: message.parsed.attachments.map((attachment, position) => ({
      name: attachment.filename || `${position + 1}`,
      size: attachment.content.length,
      url: `${url}/attachments/${position}`,
    })),
  };
  sendPage(site, request, response, { title: TITLE, page: <MailboxMessagePage view={view} /> });
}

const ANCHOR = /<a\b[^>]*\bhref="(https?:\/\/[^"\s]+)"[^>]*>(.*?)<\/a>/gs;

/** What the mail itself calls its links. */
function labelsIn(html: string): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const [, url = '', inner = ''] of html.matchAll(ANCHOR)) {
    const label = plainLine(unescaped(inner.replace(/<[^>]*>/g, '')), 80);
    if (label !== '') labels.set(unescaped(url), label);
  }
  return labels;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** The HTML part alone, for the sandboxed frame: it can show itself and open its links, nothing else. */
async function sendHtml(site: Site, request: Request, response: Response): Promise<void> {
  const { html } = await messageOf(site, request);
  if (html === '') throw new HttpProblem(404);
  response
    .set({
      'Content-Security-Policy':
        "sandbox allow-popups allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'",
      'X-Frame-Options': 'SAMEORIGIN',
      'Cache-Control': 'private, no-store',
    })
    .type('html')
    .send(withLinksOnTop(html));
}

/** A link pressed in the frame opens in its place in the whole window. */
function withLinksOnTop(html: string): string {
  const base = '<base target="_top">';
  return /<head[^>]*>/i.test(html)
    ? html.replace(/<head[^>]*>/i, (head) => head + base)
    : base + html;
}

async function sendAttachment(site: Site, request: Request, response: Response): Promise<void> {
  const { parsed } = await messageOf(site, request);
  const position = String(request.params['position']);
  const attachment = /^\d{1,3}$/.test(position) ? parsed.attachments[Number(position)] : undefined;
  if (!attachment) throw new HttpProblem(404);
  const name = plainLine(attachment.filename, 180) || position;
  response.set(contentHeaders('application/octet-stream', name, 'attachment'));
  response.send(attachment.content);
}
