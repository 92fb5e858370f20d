import { nameIn } from '../../domain/charter/in-words.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { PlanStage } from '../../domain/plan.ts';
import { general, type Wording } from '../../domain/wording.ts';
import type { Correction, MailView } from '../../mail/templates/views.ts';
import { certificateOfCase } from '../../store/certificates.ts';
import type { Case } from '../../store/cases.ts';
import { decisionsOfCase } from '../../store/decide/decisions.ts';
import { charterInForce } from '../../store/charters.ts';
import { memberOfCase, readMember } from '../../store/members.ts';
import type {
  CaseCorrection,
  CorrectionOutcome,
  DayCorrection,
} from '../../store/records/correction-content.ts';
import { readRecord } from '../../store/records/records.ts';
import { readHolding } from '../../store/register/holdings.ts';
import { readBallot } from '../../store/voting-rounds.ts';
import { caseOfMail, caseView, charterOfCase, type MailContext } from './context.ts';
import { verifyUrl } from './of-case.ts';

const WHAT: Readonly<Record<CaseCorrection['of'], Wording>> = {
  vote: { zh: '表决计票', en: 'the count of the vote' },
  sheet: { zh: '会议计票', en: 'the count of the show of hands' },
  review: { zh: '审核意见登记', en: 'the entry of the review' },
  'receipt-date': { zh: '回执日期', en: 'the date of the receipt' },
  'notice-day': { zh: '收到通知的日期', en: 'the day on which the notice was received' },
  certificate: general('会员证书', 'the certificate'),
};

const DAYS: Readonly<Record<'since' | 'until' | 'from' | 'end', Wording>> = {
  since: general('入会日期', 'first day of the membership'),
  until: general('会员资格终止日期', 'last day of the membership'),
  from: { zh: '任职起始日期', en: 'first day in office' },
  end: { zh: '任职结束日期', en: 'last day in office' },
};

/** The mail to whoever's own day was set right. */
export async function dayCorrectedView({ scope, mail, frame }: MailContext): Promise<MailView> {
  const record = await readRecord(scope, String(mail.extra['record']));
  const content = record?.content as unknown as DayCorrection | undefined;
  if (!record || (content?.of !== 'membership-day' && content?.of !== 'office-day'))
    throw new Error(`mail ${mail.id} belongs to no correction of a day`);
  const about = {
    template: 'day-corrected',
    ...frame,
    number: record.number,
    was: (record.outcome as CorrectionOutcome | null)?.was ?? '',
    is: content.day,
  } as const;
  if (content.of === 'membership-day') {
    const name = (await readMember(scope, record.subject))?.name ?? '';
    return { ...about, of: { zh: name, en: name }, what: DAYS[content.which] };
  }
  const holding = await readHolding(scope, content.holding);
  const of = nameIn(await charterInForce(scope), holding?.seat ?? '');
  return { ...about, of, what: DAYS[content.which === 'from' ? 'from' : 'end'] };
}

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
    ...(came === 'stays' ? { ground: String(mail.extra['ground']) } : {}),
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
