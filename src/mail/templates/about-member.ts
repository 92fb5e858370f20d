import type { Language } from '../../domain/wording.ts';
import type {
  AboutMemberCopy,
  AboutMemberMail,
  ReasonWanted,
  ReplyReceived,
  ReplyWanted,
} from './about-member-views.ts';
import type { Template } from './draft.ts';
import { dateAndHour, linesOf, longDate, organisationName, shortDayAndHour } from './phrases.ts';

const reminder = (language: Language, sequence: number): string =>
  sequence === 0 ? '' : language === 'zh' ? '提醒：' : 'Reminder: ';

const NOT_REPLIED = {
  zh: '我们还没有收到贵单位的陈述。是否陈述由贵单位决定，不陈述不等于认可事由。',
  en: 'We have not received a reply yet. Whether to reply is for your unit to decide; silence is not taken as agreement.',
} as const;

const LAST = {
  zh: '此后不再发送提醒，秘书处将与贵单位电话联系。',
  en: 'This is the last reminder; the secretariat will telephone.',
} as const;

export const replyWanted: Template<ReplyWanted> = {
  zh: ({ case: about, article, procedure, until, decidedBy, wholeTime, sequence, link }) => ({
    subject: `${reminder('zh', sequence)}请贵单位陈述意见：${procedure.zh}事项（${shortDayAndHour(until, 'zh')}前）`,
    paragraphs: [
      ...(sequence > 0 ? [NOT_REPLIED.zh] : []),
      `秘书处依照章程${article.zh}提出了关于${organisationName(about)}的“${procedure.zh}”事项，目前尚未作出决定，会员资格和各项权利不变。事由和证明材料请打开链接查看。`,
      `贵单位可以在${dateAndHour(until, 'zh')}前陈述意见、提交材料。${
        decidedBy
          ? `陈述和材料将原样提交${decidedBy.zh}；${wholeTime ? '期满之前不会作出决定，陈述可以补充。' : '期满没有陈述的，按章程继续办理。'}`
          : ''
      }`,
    ],
    facts: [{ label: '事项编号', value: about.number }],
    button: { label: '查看事由并陈述意见', link },
    ...(sequence === 2 && { afterword: LAST.zh }),
  }),
  en: ({ case: about, article, procedure, until, decidedBy, wholeTime, sequence, link }) => ({
    subject: `${reminder('en', sequence)}Your reply is invited: ${procedure.en} (by ${shortDayAndHour(until, 'en')})`,
    paragraphs: [
      ...(sequence > 0 ? [NOT_REPLIED.en] : []),
      `Under ${article.en} of the charter the secretariat has opened a case about ${organisationName(about)}: ${procedure.en}. Nothing has been decided; the membership and all its rights are unchanged. What it is about, and the evidence, is behind the link.`,
      `You may reply and hand in documents until ${dateAndHour(until, 'en')}.${
        decidedBy
          ? ` What you write and hand in goes unaltered to those who decide (${decidedBy.en}). ${wholeTime ? 'Nothing is decided before that time is over, and you may add to your reply until then.' : 'Without a reply the case goes on as the charter says.'}`
          : ''
      }`,
    ],
    facts: [{ label: 'Case number', value: about.number }],
    button: { label: 'Read it and reply', link },
    ...(sequence === 2 && { afterword: LAST.en }),
  }),
};

export const replyReceived: Template<ReplyReceived> = {
  zh: ({ case: about, procedure, until }) => ({
    subject: `已收到陈述：${organisationName(about)}（${procedure.zh}）`,
    paragraphs: [
      `${organisationName(about)}已就“${procedure.zh}”事项提交陈述，请在工作台的事项页查看。陈述期至${dateAndHour(until, 'zh')}。`,
    ],
    facts: [{ label: '事项编号', value: about.number }],
  }),
  en: ({ case: about, procedure, until }) => ({
    subject: `A reply is in: ${organisationName(about)} (${procedure.en})`,
    paragraphs: [
      `${organisationName(about)} has replied (${procedure.en}). Please read it at the case in the console. The time for replies runs until ${dateAndHour(until, 'en')}.`,
    ],
    facts: [{ label: 'Case number', value: about.number }],
  }),
};

const SUBJECTS = {
  zh: {
    stays: (who: string) => `会员资格不变：${who}`,
    reinstated: (who: string) => `会员资格已恢复：${who}`,
    stands: (who: string) => `复议结果：${who}`,
    decided: (who: string) => `办理结果：${who}`,
  },
  en: {
    stays: (who: string) => `The membership is unchanged: ${who}`,
    reinstated: (who: string) => `The membership is restored: ${who}`,
    stands: (who: string) => `Outcome of the reconsideration: ${who}`,
    decided: (who: string) => `Outcome: ${who}`,
  },
} as const;

type Said = Pick<AboutMemberMail, 'came' | 'case' | 'article' | 'procedure' | 'stage' | 'reason'>;

/** That a member stays one is said with the reason, and with what is kept of the case. */
function paragraphsIn(language: Language, view: Said): readonly string[] {
  const said = language === 'zh' ? saidInChinese(view) : saidInEnglish(view);
  if (view.came !== 'stays') return [said];
  const label = language === 'zh' ? '未予通过的理由：' : 'The reason given: ';
  const reason = linesOf(view.reason).map((line, index) =>
    index === 0 ? `${label}${line}` : line,
  );
  return [said, ...reason, KEPT[language]];
}

const KEPT = {
  zh: '除操作记录按规定保存外，不因本事项留有任何不利记载，今后办理其他事项不受影响。',
  en: 'The audit trail keeps what was done, as it does of every case; nothing else is held against the member because of it.',
} as const;

function saidInChinese({ came, case: about, article, procedure, stage }: Said): string {
  const who = organisationName(about);
  switch (came) {
    case 'stays':
      return `关于${who}的“${procedure.zh}”事项（章程${article.zh}）经“${stage.zh}”未予通过，会员资格和各项权利不受影响，事项已经办结。`;
    case 'reinstated':
      return `关于${who}的“${procedure.zh}”事项经“${stage.zh}”，原决定撤销。${who}的会员资格视同从未终止，会员证书和因此终止的职务同时恢复。`;
    case 'stands':
      return `${who}申请复议的“${procedure.zh}”事项（章程${article.zh}）已经“${stage.zh}”，原决定不变，事项办结。`;
    case 'decided':
      return `关于${who}的“${procedure.zh}”事项（章程${article.zh}）已经办结。`;
  }
}

function saidInEnglish({ came, case: about, article, procedure, stage }: Said): string {
  const who = organisationName(about);
  switch (came) {
    case 'stays':
      return `The case about ${who} (${procedure.en}, ${article.en} of the charter) did not pass: ${stage.en}. The membership and all its rights are unchanged, and the case is closed.`;
    case 'reinstated':
      return `The case about ${who} (${procedure.en}) was decided anew (${stage.en}), and the earlier decision is lifted. The membership of ${who} goes on as if it had never ended; the certificate and the offices that had ended are restored.`;
    case 'stands':
      return `The case about ${who} (${procedure.en}, ${article.en} of the charter) was reconsidered on its request (${stage.en}). The decision stands, and the case is closed.`;
    case 'decided':
      return `The case about ${who} (${procedure.en}, ${article.en} of the charter) is closed.`;
  }
}

export const aboutMember: Template<AboutMemberMail> = {
  zh: (view) => ({
    subject: SUBJECTS.zh[view.came](organisationName(view.case)),
    paragraphs: paragraphsIn('zh', view),
    facts: [{ label: '事项编号', value: view.case.number }],
    button: { label: '查看事项', link: view.link },
  }),
  en: (view) => ({
    subject: SUBJECTS.en[view.came](organisationName(view.case)),
    paragraphs: paragraphsIn('en', view),
    facts: [{ label: 'Case number', value: view.case.number }],
    button: { label: 'See the case', link: view.link },
  }),
};

export const aboutMemberCopy: Template<AboutMemberCopy> = {
  zh: (view) => ({
    subject: SUBJECTS.zh[view.came](organisationName(view.case)),
    paragraphs: [...paragraphsIn('zh', view), '已以邮件告知该会员。'],
    facts: [{ label: '事项编号', value: view.case.number }],
  }),
  en: (view) => ({
    subject: SUBJECTS.en[view.came](organisationName(view.case)),
    paragraphs: [...paragraphsIn('en', view), 'The member has been told by mail.'],
    facts: [{ label: 'Case number', value: view.case.number }],
  }),
};

export const reasonWanted: Template<ReasonWanted> = {
  zh: ({ case: about, article, months, since, until, sequence, link }) => ({
    subject: `${reminder('zh', sequence)}请说明未参加活动的理由：${organisationName(about)}（${shortDayAndHour(until, 'zh')}前）`,
    paragraphs: [
      `自${longDate(since, 'zh')}起连续${months}个月，台账中没有${organisationName(about)}参加联盟活动的记录，期限已经届满（章程${article.zh}）。`,
      `有正当理由的，请在${dateAndHour(until, 'zh')}前打开链接说明：理由获得认可的，期限重新计算；届时没有说明或理由未获认可的，视为自动退出联盟。在此之前会员资格不变。`,
    ],
    facts: [{ label: '事项编号', value: about.number }],
    button: { label: '说明理由', link },
    ...(sequence === 2 && { afterword: LAST.zh }),
  }),
  en: ({ case: about, article, months, since, until, sequence, link }) => ({
    subject: `${reminder('en', sequence)}Please state your reason: ${organisationName(about)} (by ${shortDayAndHour(until, 'en')})`,
    paragraphs: [
      `For ${months} months since ${longDate(since, 'en')} the ledger has no record of ${organisationName(about)} taking part in the activities of the alliance, and the term has ended (${article.en} of the charter).`,
      `If there was a good reason, please open the link and state it by ${dateAndHour(until, 'en')}: once it is accepted the term begins anew. Without a reason by then, or where it is not accepted, the member is deemed to have left the alliance. Until then the membership is unchanged.`,
    ],
    facts: [{ label: 'Case number', value: about.number }],
    button: { label: 'State the reason', link },
    ...(sequence === 2 && { afterword: LAST.en }),
  }),
};
