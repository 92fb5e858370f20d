import type { Language, Wording } from '../../domain/wording.ts';
import type { Template } from './draft.ts';
import { dateAndHour, linesOf, longDate, organisationName, yearNote } from './phrases.ts';
import type {
  ApplicationReceived,
  ApplicationWithdrawn,
  Approved,
  NotApproved,
  ReturnedForCorrection,
} from './views.ts';

export const applicationReceived: Template<ApplicationReceived> = {
  zh: ({ case: subject, matter, lookupCode, link }) => ({
    subject: `已收到${matter.zh}申请：${organisationName(subject)}`,
    paragraphs: [`已收到${organisationName(subject)}的${matter.zh}申请（${subject.class.zh}）。`],
    facts: [
      { label: '事项编号', value: subject.number },
      { label: '查询码', value: lookupCode },
    ],
    button: { label: '查看进度', link },
    afterword: '凭事项编号和查询码可随时查询进度，请妥善保存。',
  }),
  en: ({ case: subject, matter, lookupCode, link }) => ({
    subject: `We have received the ${matter.en} application of ${organisationName(subject)}`,
    paragraphs: [
      `We have received the ${matter.en} application of ${organisationName(subject)} (${subject.class.en}).`,
    ],
    facts: [
      { label: 'Case number', value: subject.number },
      { label: 'Lookup code', value: lookupCode },
    ],
    button: { label: 'See the progress', link },
    afterword:
      'With the number and the lookup code you can see the progress at any time. Please keep them.',
  }),
};

export const returnedForCorrection: Template<ReturnedForCorrection> = {
  zh: ({ case: subject, matter, article, reason, documents, due, unknownYear, link }) => ({
    subject: `请补正${matter.zh}申请材料：${organisationName(subject)}`,
    paragraphs: [
      `${organisationName(subject)}的${matter.zh}申请（编号${subject.number}）需要补正（章程${article.zh}）。${
        due ? `请于${dateAndHour(due, 'zh')}前提交${yearNote(unknownYear, 'zh')}。` : ''
      }`,
      ...linesOf(reason),
      ...(documents.length > 0 ? ['只需重新提交以下材料，其他内容已经保留：'] : []),
    ],
    facts: documents.map((item) => ({
      label: item.document.zh,
      value: linesOf(item.reason).join(' '),
    })),
    button: { label: '补正材料', link },
  }),
  en: ({ case: subject, matter, article, reason, documents, due, unknownYear, link }) => ({
    subject: `Please correct the ${matter.en} application of ${organisationName(subject)}`,
    paragraphs: [
      `The ${matter.en} application of ${organisationName(subject)} (number ${subject.number}) is returned for correction (${article.en} of the charter).${
        due ? ` Please hand it in by ${dateAndHour(due, 'en')}${yearNote(unknownYear, 'en')}.` : ''
      }`,
      ...linesOf(reason),
      ...(documents.length > 0
        ? ['Only these documents are needed again; everything else has been kept:']
        : []),
    ],
    facts: documents.map((item) => ({
      label: item.document.en,
      value: linesOf(item.reason).join(' '),
    })),
    button: { label: 'Correct the application', link },
  }),
};

export const approved: Template<Approved> = {
  zh: ({
    case: subject,
    matter,
    article,
    memberSince,
    admittedAs,
    certificate,
    certificateFollows,
    designates = [],
    link,
  }) => ({
    subject: `${matter.zh}申请已获批准：${organisationName(subject)}`,
    paragraphs: [
      `${organisationName(subject)}的${matter.zh}申请（编号${subject.number}）已获批准（章程${article.zh}），自${longDate(memberSince, 'zh')}起为${admittedAs.zh}。${certificate ? '证书见附件。' : `本邮件即为${matter.zh}通知，请留存。${certificateFollows ? '证书随后发给联络员。' : ''}`}`,
      ...designatesIn('zh', designates),
    ],
    facts: certificate
      ? [
          { label: '证书编号', value: certificate.number },
          { label: '附件', value: certificate.filename },
          { label: '证书查验', value: certificate.verifyLink },
        ]
      : [],
    button: { label: '查看申请', link },
  }),
  en: ({
    case: subject,
    matter,
    article,
    memberSince,
    admittedAs,
    certificate,
    certificateFollows,
    designates = [],
    link,
  }) => ({
    subject: `The ${matter.en} application of ${organisationName(subject)} is approved`,
    paragraphs: [
      `The ${matter.en} application of ${organisationName(subject)} (number ${subject.number}) is approved (${article.en} of the charter). Membership (${admittedAs.en}) begins on ${longDate(memberSince, 'en')}. ${certificate ? 'The certificate is attached.' : `This mail is the letter of admission; please keep it.${certificateFollows ? ' The certificate follows and goes to the liaison.' : ''}`}`,
      ...designatesIn('en', designates),
    ],
    facts: certificate
      ? [
          { label: 'Certificate number', value: certificate.number },
          { label: 'Attached', value: certificate.filename },
          { label: 'Certificate check', value: certificate.verifyLink },
        ]
      : [],
    button: { label: 'See the application', link },
  }),
};

/** A member of a body that consists of members says who sits there. */
function designatesIn(language: Language, bodies: readonly Wording[]): readonly string[] {
  if (bodies.length === 0) return [];
  return language === 'zh'
    ? [`请打开链接，在会员页面指派一位代表参加${bodies.map(({ zh }) => zh).join('、')}。`]
    : [
        `Please open the link and designate, on the member’s page, a representative in: ${bodies.map(({ en }) => en).join(', ')}.`,
      ];
}

export const notApproved: Template<NotApproved> = {
  zh: ({ case: subject, matter, article, votedBy, reason, link }) => ({
    subject: `${matter.zh}申请结果：${organisationName(subject)}`,
    paragraphs: [
      `${organisationName(subject)}的${matter.zh}申请（编号${subject.number}）${votedBy ? `经${votedBy.zh}表决，` : ''}未予通过（章程${article.zh}）。`,
      ...linesOf(reason).map((line, index) => (index === 0 ? `理由：${line}` : line)),
    ],
    button: { label: '查看申请', link },
  }),
  en: ({ case: subject, matter, article, votedBy, reason, link }) => ({
    subject: `Outcome of the ${matter.en} application of ${organisationName(subject)}`,
    paragraphs: [
      `The ${matter.en} application of ${organisationName(subject)} (number ${subject.number}) was not approved${votedBy ? ` in the vote of ${votedBy.en}` : ''} (${article.en} of the charter).`,
      ...linesOf(reason).map((line, index) => (index === 0 ? `Reason: ${line}` : line)),
    ],
    button: { label: 'See the application', link },
  }),
};

export const applicationWithdrawn: Template<ApplicationWithdrawn> = {
  zh: ({ case: subject, matter }) => ({
    subject: `已撤回${matter.zh}申请：${organisationName(subject)}`,
    paragraphs: [
      `${organisationName(subject)}已撤回${matter.zh}申请（编号${subject.number}）。您无需再处理，原链接不再有效。`,
    ],
  }),
  en: ({ case: subject, matter }) => ({
    subject: `${organisationName(subject)} has withdrawn its ${matter.en} application`,
    paragraphs: [
      `${organisationName(subject)} has withdrawn its ${matter.en} application (number ${subject.number}). Nothing more is asked of you; the earlier link no longer works.`,
    ],
  }),
};
