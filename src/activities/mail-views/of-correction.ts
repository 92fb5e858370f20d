import { nameIn } from '../../domain/charter/in-words.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { PlanStage } from '../../domain/plan.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Correction, MailView } from '../../mail/templates/views.ts';
import { certificateOfCase } from '../../store/certificates.ts';
import type { Case } from '../../store/cases.ts';
import { decisionsOfCase } from '../../store/decide/decisions.ts';
import { memberOfCase } from '../../store/members.ts';
import type { CaseCorrection } from '../../store/records/correction-content.ts';
import { readRecord } from '../../store/records/records.ts';
import { readBallot } from '../../store/voting-rounds.ts';
import { caseOfMail, caseView, charterOfCase, type MailContext } from './context.ts';
import { verifyUrl } from './of-case.ts';

const WHAT: Readonly<Record<CaseCorrection['of'], Wording>> = {
  vote: { zh: '表决计票', en: 'the count of the vote' },
  sheet: { zh: '会议计票', en: 'the count of the show of hands' },
  review: { zh: '审核意见登记', en: 'the entry of the review' },
  'receipt-date': { zh: '回执日期', en: 'the date of the receipt' },
  certificate: { zh: '会员证书', en: 'the certificate' },
};

/** The mails about a correction. */
export async function correctionView(context: MailContext): Promise<MailView> {
  const { scope, mail, frame, link, baseUrl } = context;
  const one = await caseOfMail(context);
  const charter = await charterOfCase(scope, one);
  const recordId = mail.extra['record'];
  const record = typeof recordId === 'string' ? await readRecord(scope, recordId) : undefined;
  const content = record ? (record.content as unknown as CaseCorrection) : undefined;
  const came = mail.extra['came'] as Correction['came'];
  const certificate = came === 'reissued' && (await certificateOfCase(scope, one.id));
  const member = await memberOfCase(scope, one.id);
  return {
    template: 'correction',
    ...frame,
    case: caseView(charter, one),
    matter: one.plan.matter,
    number: record ? record.number : null,
    what: WHAT[content?.of ?? 'certificate'],
    came,
    body: await bodyOf(context, charter, one, content),
    member: member !== undefined,
    certificate: certificate
      ? { number: certificate.number, verifyLink: verifyUrl(baseUrl, certificate) }
      : null,
    link,
  };
}

async function bodyOf(
  { scope, mail }: MailContext,
  charter: Charter,
  one: Case,
  content: CaseCorrection | undefined,
): Promise<Wording> {
  const ballot =
    content?.of === 'vote' || content?.of === 'sheet'
      ? await readBallot(scope, content.ballot)
      : undefined;
  const review =
    content?.of === 'review'
      ? (await decisionsOfCase(scope, one.id)).find(({ id }) => id === content.decision)
      : undefined;
  const name = ballot?.stage ?? review?.stage ?? mail.extra['stage'];
  const stage: PlanStage | undefined = one.plan.stages.find((candidate) => candidate.name === name);
  return stage && (stage.kind === 'ballot' || stage.kind === 'review')
    ? nameIn(charter, stage.by)
    : { zh: '决定机构', en: 'the deciding body' };
}
