import type { Request, Response } from 'express';
import type { Wording } from '../../domain/wording.ts';
import type { Alliance } from '../../store/charters.ts';
import {
  takenInPlaceOf,
  type Decided,
  type Decision,
  type Refusal,
} from '../../store/decide/decisions.ts';
import { inScope } from '../../store/scope.ts';
import { personOf, type Person } from '../../store/persons.ts';
import { DecisionReceiptPage } from '../../web/pages/receipt.tsx';
import type { Acting, DecisionReceiptView, LinkProblem, LinkProblemView } from '../../web/views.ts';
import { masked, sendProblem } from '../link-problem.tsx';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';

const PROBLEMS: Readonly<Record<Refusal, LinkProblem>> = {
  unknown: 'unknown',
  'not-yours': 'revoked',
  'handed-over': 'handed-over',
  'own-unit': 'revoked',
  'opened-it': 'revoked',
  'no-longer-in-office': 'revoked',
  revoked: 'superseded',
  closed: 'closed',
  'changed-meanwhile': 'superseded',
};

const BECAUSE: Readonly<Partial<Record<Refusal, Wording>>> = {
  'own-unit': {
    zh: '申请人是您所在的单位，依规定须由其他人办理。',
    en: 'The applicant is your own organisation; somebody else has to decide.',
  },
  'opened-it': {
    zh: '事项由您提出，依章程须由秘书处的另一位人员核实。',
    en: 'You opened this case yourself: somebody else of the secretariat has to verify it.',
  },
  'no-longer-in-office': {
    zh: '您已不再担任有权办理此事项的职务。',
    en: 'You no longer hold the office that decides this.',
  },
  'changed-meanwhile': {
    zh: '申请材料已更新，请打开最新邮件中的链接。',
    en: 'The application has changed since. Please use the link in the latest mail.',
  },
  revoked: {
    zh: '此事项已由他人办结或已撤回。',
    en: 'This was decided by somebody else or withdrawn.',
  },
};

export function actingAs(person: Person, office?: string | Wording): Acting {
  return {
    name: person.name,
    ...(office ? { office } : person.title ? { office: person.title } : {}),
    ...(person.email ? { address: masked(person.email) } : {}),
  };
}

/** Why nothing was recorded, as a page. */
export function sendRefusal(
  site: Site,
  request: Request,
  response: Response,
  alliance: Alliance,
  because: Refusal,
  more: Partial<LinkProblemView> = {},
): void {
  const reason = BECAUSE[because];
  sendProblem(
    site,
    request,
    response,
    { problem: PROBLEMS[because], ...(reason ? { about: reason } : {}), ...more },
    alliance,
  );
}

export type ReceiptParts = Pick<DecisionReceiptView, 'about' | 'lines' | 'sources' | 'next'> & {
  readonly caseNumber?: string;
};

/** 李四代张三, where somebody stood in. */
async function withBothNames(
  site: Site,
  alliance: Alliance,
  acting: Acting,
  decision: Decision,
): Promise<Acting> {
  const inPlaceOf = takenInPlaceOf(decision);
  if (!inPlaceOf) return acting;
  const { name } = await inScope(site.context, alliance.id, (scope) => personOf(scope, inPlaceOf));
  return { ...acting, office: { zh: `代${name}`, en: `in the place of ${name}` } };
}

/** The receipt of a decision; the same decision again gives the same receipt. */
export async function sendReceipt(
  site: Site,
  request: Request,
  response: Response,
  alliance: Alliance,
  acting: Acting,
  decided: Extract<Decided, { readonly decision: Decision }>,
  parts: ReceiptParts,
): Promise<void> {
  const { decision } = decided;
  const view: DecisionReceiptView = {
    receiptNumber: decision.receipt,
    acting: await withBothNames(site, alliance, acting, decision),
    channel: decision.channel,
    decidedAt: decision.recordedAt.getTime(),
    ...(decided.kind === 'recorded' ? {} : { repeated: decided.kind }),
    ...parts,
  };
  sendPage(site, request, response, {
    title: { zh: '办理回执', en: 'Receipt' },
    alliance,
    status: decided.kind === 'other' ? 409 : 200,
    path: request.originalUrl.split('/').slice(0, 3).join('/'),
    page: <DecisionReceiptPage view={view} />,
  });
}
