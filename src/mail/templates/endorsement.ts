import type { Template } from './draft.ts';
import { longDate } from './phrases.ts';
import type { EndorsementWanted } from './views.ts';

export const endorsementWanted: Template<EndorsementWanted> = {
  zh: ({ applicant, member, document, matter, article, until, link }) => ({
    subject: `请确认“${document.zh}”：${applicant}`,
    paragraphs: [
      `${applicant}正在申请${matter.zh}，请${member}确认“${document.zh}”（章程${article.zh}）。请于${longDate(until, 'zh')}前确认或者谢绝。`,
    ],
    button: { label: '查看并答复', link },
    afterword: '如不了解该单位，可以谢绝，无需说明理由。链接供贵单位使用，请勿转发。',
  }),
  en: ({ applicant, member, document, matter, article, until, link }) => ({
    subject: `${document.en}: ${applicant}`,
    paragraphs: [
      `${applicant} is applying for ${matter.en} and has named ${member} (${article.en} of the charter). Please confirm or decline by ${longDate(until, 'en')}.`,
    ],
    button: { label: 'See and answer', link },
    afterword:
      'If you do not know the applicant, you may decline; no reason is needed. The link is for your unit alone; please do not forward it.',
  }),
};
