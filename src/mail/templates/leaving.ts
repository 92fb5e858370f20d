import type { MailDraft, Template } from './draft.ts';
import type {
  FormalitiesWanted,
  LeavingReceived,
  LeavingTakenBack,
  MembershipEnded,
} from './member-views.ts';
import { longDate, lowered, organisationName } from './phrases.ts';

/** 退会、退出联盟: every charter has its own words for it and for the notice. */
type Left = Extract<MembershipEnded, { readonly because: 'withdrawn' }>;

export function leftZh({ case: about, article, lastDay, link, ...view }: Left): MailDraft {
  const who = organisationName(about);
  const { procedure, notice } = view;
  const day = longDate(lastDay, 'zh');
  const by = {
    notice: `已收到${who}的${notice.zh}，${procedure.zh}自收到时生效，日期为${day}（章程${article.zh}）。`,
    formalities: `${who}的${procedure.zh}手续已办结，${procedure.zh}于${day}生效（章程${article.zh}）。`,
    days: `${who}的${procedure.zh}手续期限已满，${procedure.zh}于${day}生效（章程${article.zh}）。`,
  }[view.by];
  const ends = [
    '代表贵单位担任的职务同时终止',
    ...(view.certificate ? ['会员证书作废'] : []),
    ...(view.dues ? ['不再产生会费'] : []),
  ];
  return {
    subject:
      view.by === 'formalities'
        ? `${procedure.zh}手续已办结：${who}`
        : `${procedure.zh}已生效：${who}`,
    paragraphs: [`${by}${ends.join('，')}。感谢贵单位对联盟的支持。`],
    button: { label: '查看事项', link },
  };
}

export function leftEn({ case: about, article, lastDay, link, ...view }: Left): MailDraft {
  const who = organisationName(about);
  const day = longDate(lastDay, 'en');
  const by = {
    notice: `We have received the notice that ${who} leaves the alliance. It took effect on receipt: the membership ended on ${day} (${article.en} of the charter).`,
    formalities: `The formalities are done. The membership of ${who} ended on ${day} (${article.en} of the charter).`,
    days: `The days for the formalities are over. The membership of ${who} ended on ${day} (${article.en} of the charter).`,
  }[view.by];
  const ends = [
    'Offices held for your unit end with it.',
    ...(view.certificate ? ['The certificate is no longer valid.'] : []),
    ...(view.dues ? ['No further dues fall due.'] : []),
  ];
  return {
    subject: `You have left the alliance: ${who}`,
    paragraphs: [`${by} ${ends.join(' ')} Thank you for having been with us.`],
    button: { label: 'See the case', link },
  };
}

export const leavingReceived: Template<LeavingReceived> = {
  zh: (view) => {
    const { template, case: about, article, procedure, notice, certificate, link } = view;
    const who = organisationName(about);
    const latest = view.latest ? `；最迟于${longDate(view.latest, 'zh')}生效` : '';
    const items = view.items.map(({ zh }) => zh).join('、');
    return {
      subject:
        template === 'leaving-reminder'
          ? `请交回会员证书：${who}${procedure.zh}`
          : `已收到${notice.zh}：${who}`,
      paragraphs: [
        `已收到${who}的${notice.zh}（章程${article.zh}）${certificate === null ? '' : '，电子证书已作废'}。`,
        certificate === 'lost'
          ? `已收到证书遗失声明，${procedure.zh}随即生效，结果另行告知。`
          : certificate === 'return'
            ? `请将会员证书交回秘书处；证书遗失的，请打开链接声明遗失。手续完成后${procedure.zh}即生效${latest}。`
            : `秘书处随即办理手续${items ? `（${items}）` : ''}，贵单位无需办理。办完后${procedure.zh}即生效${latest}。`,
      ],
      facts: [{ label: '事项编号', value: about.number }],
      button: {
        label: certificate === 'return' ? '查看事项或声明遗失' : '查看事项',
        link,
      },
    };
  },
  en: (view) => {
    const { template, case: about, article, certificate, link } = view;
    const who = organisationName(about);
    const latest = view.latest ? `, on ${longDate(view.latest, 'en')} at the latest` : '';
    const items = view.items.map(({ en }) => lowered(en)).join(', ');
    return {
      subject:
        template === 'leaving-reminder'
          ? `Please return the certificate: ${who}`
          : `We have received your notice of leaving: ${who}`,
      paragraphs: [
        `We have received the notice of ${who} that it leaves the alliance (${article.en} of the charter).${certificate === null ? '' : ' The electronic certificate is no longer valid.'}`,
        certificate === 'lost'
          ? 'The declaration that the certificate is lost is in, too: the membership ends now, and you will be told.'
          : certificate === 'return'
            ? `Please return the certificate of membership to the secretariat; if it is lost, open the link and say so. The membership ends as soon as that is done${latest}.`
            : `The secretariat now does the formalities${items ? ` (${items})` : ''}; nothing is asked of you. The membership ends as soon as they are done${latest}.`,
      ],
      facts: [{ label: 'Case number', value: about.number }],
      button: {
        label: certificate === 'return' ? 'See the case or declare the loss' : 'See the case',
        link,
      },
    };
  },
};

export const leavingTakenBack: Template<LeavingTakenBack> = {
  zh: ({ case: about, notice, certificate }) => ({
    subject: `${notice.zh}已收回：${organisationName(about)}`,
    paragraphs: [
      `${organisationName(about)}的${notice.zh}已收回，视同没有提出${certificate ? '，电子证书恢复有效' : ''}。`,
    ],
    facts: [{ label: '事项编号', value: about.number }],
    afterword: '如非贵单位收回，请立即联系秘书处。',
  }),
  en: ({ case: about, certificate }) => ({
    subject: `The notice of leaving was taken back: ${organisationName(about)}`,
    paragraphs: [
      `The notice that ${organisationName(about)} leaves the alliance was taken back. The membership goes on${certificate ? ', and the electronic certificate is valid again' : ''}.`,
    ],
    facts: [{ label: 'Case number', value: about.number }],
    afterword: 'If your unit did not take it back, please tell the secretariat at once.',
  }),
};

export const formalitiesWanted: Template<FormalitiesWanted> = {
  zh: ({ case: about, article, procedure, notice, items, latest }) => ({
    subject: `请办理${procedure.zh}手续：${organisationName(about)}`,
    paragraphs: [
      `已收到${organisationName(about)}的${notice.zh}（章程${article.zh}），任何人不能不予同意。请在工作台登记已办的手续${items.length > 0 ? `：${items.map(({ zh }) => zh).join('、')}` : ''}，由另一位人员复核。`,
      ...(latest ? [`没有办完的，${procedure.zh}也于${longDate(latest, 'zh')}自动生效。`] : []),
    ],
    facts: [{ label: '事项编号', value: about.number }],
  }),
  en: ({ case: about, article, items, latest }) => ({
    subject: `Please do the formalities of leaving: ${organisationName(about)}`,
    paragraphs: [
      `${organisationName(about)} has given notice that it leaves the alliance (${article.en} of the charter); nobody can refuse it. Please enter in the console what is done${items.length > 0 ? `: ${items.map(({ en }) => lowered(en)).join(', ')}` : ''}; somebody else of the secretariat checks it.`,
      ...(latest
        ? [`Whatever is not done, the membership ends by itself on ${longDate(latest, 'en')}.`]
        : []),
    ],
    facts: [{ label: 'Case number', value: about.number }],
  }),
};
