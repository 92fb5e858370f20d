import type { Template } from './draft.ts';
import type { MemberLink, OwnProcedureMail } from './member-views.ts';
import { longDate, organisationName } from './phrases.ts';

export const ownProcedure: Template<OwnProcedureMail> = {
  zh: (view) => {
    const { case: about, article, procedure, link } = view;
    const who = organisationName(about);
    const facts = [{ label: '事项编号', value: about.number }];
    if (view.came === 'received')
      return {
        subject: `已收到“${procedure.zh}”：${who}`,
        paragraphs: [
          `已收到${who}的“${procedure.zh}”（章程${article.zh}）。办理结果另行邮件告知，也可随时打开链接查看进度。`,
        ],
        facts,
        button: { label: '查看进度', link },
      };
    if (view.came === 'refused')
      return {
        subject: `“${procedure.zh}”的结果：${who}`,
        paragraphs: [`${who}的“${procedure.zh}”未予通过（章程${article.zh}）。`],
        facts,
        button: { label: '查看事项', link },
      };
    const { back, was, is, since, designates } = view.change;
    const bodies = designates.map(({ zh }) => zh).join('、');
    if (view.change.atOnce)
      return {
        subject: `${procedure.zh}已生效：${who}`,
        paragraphs: [
          `已收到${who}的通知，${procedure.zh}自收到时生效（章程${article.zh}）：自${longDate(since, 'zh')}起由${was.zh}成为${is.zh}，此前随${was.zh}担任的席位同时终止，其他权利义务不变。`,
        ],
        facts,
        button: { label: '查看会员页面', link },
      };
    return {
      subject: back ? `更正通知：${who}恢复为${is.zh}` : `${who}已成为${is.zh}`,
      paragraphs: [
        back
          ? `${who}的“${procedure.zh}”经更正后重新表决，未获通过（章程${article.zh}）。自${longDate(since, 'zh')}起，${who}由${was.zh}恢复为${is.zh}。`
          : `${who}的“${procedure.zh}”已获通过（章程${article.zh}），自${longDate(since, 'zh')}起由${was.zh}成为${is.zh}。`,
        ...(bodies ? [`请打开链接，指派一位代表参加${bodies}。`] : []),
      ],
      facts,
      button: { label: bodies ? '指派代表' : '查看会员页面', link },
    };
  },
  en: (view) => {
    const { case: about, article, procedure, link } = view;
    const who = organisationName(about);
    const facts = [{ label: 'Case number', value: about.number }];
    if (view.came === 'received')
      return {
        subject: `Received: ${procedure.en} (${who})`,
        paragraphs: [
          `We have received from ${who}: ${procedure.en} (${article.en} of the charter). You will be told the outcome by mail; the link shows how far it has come.`,
        ],
        facts,
        button: { label: 'See the progress', link },
      };
    if (view.came === 'refused')
      return {
        subject: `Outcome: ${procedure.en} (${who})`,
        paragraphs: [`${procedure.en} of ${who}: not approved (${article.en} of the charter).`],
        facts,
        button: { label: 'See the case', link },
      };
    const { back, was, is, since, designates } = view.change;
    const bodies = designates.map(({ en }) => en).join(', ');
    if (view.change.atOnce)
      return {
        subject: `${procedure.en}: in effect (${who})`,
        paragraphs: [
          `We have received the notice of ${who}. It took effect on receipt (${article.en} of the charter): from ${longDate(since, 'en')} its class is “${is.en}”; until now it was “${was.en}”. The seats that came with that class end with it; everything else stays.`,
        ],
        facts,
        button: { label: 'See the member’s page', link },
      };
    return {
      subject: back ? `Correction: ${who} is ${is.en} again` : `${who}: ${is.en}`,
      paragraphs: [
        back
          ? `${procedure.en} (${who}): voted on again after a correction, and not approved (${article.en} of the charter). From ${longDate(since, 'en')} its class is again “${is.en}” instead of “${was.en}”.`
          : `${procedure.en} (${who}): approved (${article.en} of the charter). From ${longDate(since, 'en')} its class is “${is.en}”; until now it was “${was.en}”.`,
        ...(bodies ? [`Please open the link and designate a representative in: ${bodies}.`] : []),
      ],
      facts,
      button: { label: bodies ? 'Designate a representative' : 'See the member’s page', link },
    };
  },
};

export const memberLink: Template<MemberLink> = {
  zh: ({ organisation, class: memberClass, link }) => ({
    subject: `会员页面的链接：${organisation}`,
    paragraphs: [
      `${organisation}现为${memberClass.zh}。打开链接可以查看会员信息、办理会员事项和指派代表。`,
      '请勿将此链接转给他人。',
    ],
    facts: [],
    button: { label: '打开会员页面', link },
  }),
  en: ({ organisation, class: memberClass, link }) => ({
    subject: `Link to the member’s page: ${organisation}`,
    paragraphs: [
      `${organisation} (${memberClass.en}): the link opens the member’s page, where it starts what it is entitled to and designates its representative.`,
      'Please do not pass this link on.',
    ],
    facts: [],
    button: { label: 'Open the member’s page', link },
  }),
};
