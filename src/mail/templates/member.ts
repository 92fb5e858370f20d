import type { Template } from './draft.ts';
import { leftEn, leftZh } from './leaving.ts';
import type {
  InactivityLifted,
  InactivityWarning,
  MemberLeft,
  MembershipEnded,
  ObjectionAnswered,
  ObjectionReceived,
} from './member-views.ts';
import { dateAndHour, linesOf, longDate, lowered, organisationName } from './phrases.ts';

export const inactivityWarning: Template<InactivityWarning> = {
  zh: ({ case: about, article, months, since, lastDay, link }) => ({
    subject: `请参加联盟活动：${organisationName(about)}（期限${longDate(lastDay, 'zh')}届满）`,
    paragraphs: [
      `自${longDate(since, 'zh')}起，台账中没有${organisationName(about)}参加联盟大会、活动或表决的记录。连续${months}个月不参加的，视为自动退出联盟（章程${article.zh}）。期限于${longDate(lastDay, 'zh')}届满。`,
      '届满前参加任何一次，期限即重新计算。如已参加而没有记录，请联系秘书处更正。',
    ],
    facts: [{ label: '事项编号', value: about.number }],
    button: { label: '查看参加记录', link },
  }),
  en: ({ case: about, article, months, since, lastDay, link }) => ({
    subject: `Please take part: ${organisationName(about)} (term ends on ${longDate(lastDay, 'en')})`,
    paragraphs: [
      `Since ${longDate(since, 'en')} the ledger has no record of ${organisationName(about)} taking part in an assembly, activity or vote of the alliance. Who takes part in nothing for ${months} months is deemed to have left (${article.en} of the charter). The term ends on ${longDate(lastDay, 'en')}.`,
      'Taking part once before then begins the term anew. If you did take part and it was not recorded, please tell the secretariat.',
    ],
    facts: [{ label: 'Case number', value: about.number }],
    button: { label: 'See what is recorded', link },
  }),
};

export const inactivityLifted: Template<InactivityLifted> = {
  zh: ({ case: about, article, since, lastDay, suspended }) => ({
    subject: `参加活动的期限提示已解除：${organisationName(about)}`,
    paragraphs: [
      suspended
        ? `联盟目前没有举办活动，${organisationName(about)}参加活动的期限（章程${article.zh}）中止计算，会员资格不受影响。`
        : `已记录${organisationName(about)}的参加情况。参加活动的期限（章程${article.zh}）自${longDate(since, 'zh')}起重新计算，至${longDate(lastDay, 'zh')}届满。感谢参与。`,
    ],
    facts: [{ label: '事项编号', value: about.number }],
  }),
  en: ({ case: about, article, since, lastDay, suspended }) => ({
    subject: `The warning to take part is lifted: ${organisationName(about)}`,
    paragraphs: [
      suspended
        ? `The alliance holds no activities at present, so the term of ${organisationName(about)} (${article.en} of the charter) stands still. The membership is not affected.`
        : `It is on record that ${organisationName(about)} has taken part. The term (${article.en} of the charter) counts anew from ${longDate(since, 'en')} and ends on ${longDate(lastDay, 'en')}. Thank you for taking part.`,
    ],
    facts: [{ label: 'Case number', value: about.number }],
  }),
};

export const membershipEnded: Template<MembershipEnded> = {
  zh: (view) => {
    const { case: about, article, lastDay, link } = view;
    const facts = [{ label: '事项编号', value: about.number }];
    if (view.because === 'withdrawn') return { ...leftZh(view), facts };
    if (view.because !== 'deemed') return lost.zh(view);
    return {
      subject: `视为自动退出联盟：${organisationName(about)}`,
      paragraphs: [
        `自${longDate(view.since, 'zh')}起连续${view.months}个月，台账中没有${organisationName(about)}参加联盟大会及相关活动的记录，期限已于${longDate(lastDay, 'zh')}届满，视为自动退出联盟（章程${article.zh}）。会员证书同时作废，代表贵单位担任的职务同时终止。`,
        ...(view.objections
          ? [`记录有误的，请于${dateAndHour(view.objections, 'zh')}前提出异议，并附参加的凭据。`]
          : []),
      ],
      facts,
      button: { label: view.objections ? '查看记录或提出异议' : '查看事项', link },
    };
  },
  en: (view) => {
    const { case: about, article, lastDay, link } = view;
    const facts = [{ label: 'Case number', value: about.number }];
    if (view.because === 'withdrawn') return { ...leftEn(view), facts };
    if (view.because !== 'deemed') return lost.en(view);
    return {
      subject: `Deemed to have left the alliance: ${organisationName(about)}`,
      paragraphs: [
        `For ${view.months} months since ${longDate(view.since, 'en')} the ledger has no record of ${organisationName(about)} taking part in an assembly or activity of the alliance. The term ended on ${longDate(lastDay, 'en')}, and the member is deemed to have left (${article.en} of the charter). The certificate of membership and the offices held for the member end with it.`,
        ...(view.objections
          ? [
              `If the record is wrong, please object by ${dateAndHour(view.objections, 'en')}, with evidence that you took part.`,
            ]
          : []),
      ],
      facts,
      button: { label: view.objections ? 'See the record or object' : 'See the case', link },
    };
  },
};

type Lost = Extract<MembershipEnded, { because: 'cancelled' | 'expelled' }>;

/** A membership that others have ended, or that ended by what happened: said plainly, and with what can still be asked for. */
const lost = {
  zh: ({ case: about, article, lastDay, decidedBy, again, link }: Lost) => ({
    subject: `会员资格终止通知：${organisationName(about)}`,
    paragraphs: [
      `${decidedBy ? `经${decidedBy.zh}表决，` : ''}依照章程${article.zh}，${organisationName(about)}的会员资格于${longDate(lastDay, 'zh')}终止。会员证书同时失效，代表贵单位担任的职务和待办事项同时终止。${decidedBy ? '' : '依据的材料可打开链接查看；与事实不符的，请联系秘书处。'}`,
      ...(again
        ? [
            `对决定有异议的，可以在${dateAndHour(again.until, 'zh')}前申请复议一次，由${again.by.zh}复议；复议期间决定仍然有效。`,
          ]
        : []),
    ],
    facts: [{ label: '事项编号', value: about.number }],
    button: { label: again ? '查看事项或申请复议' : '查看事项', link },
  }),
  en: ({ case: about, article, lastDay, decidedBy, again, link }: Lost) => ({
    subject: `Notice that the membership has ended: ${organisationName(about)}`,
    paragraphs: [
      `${decidedBy ? `By a vote (${decidedBy.en}) under` : 'Under'} ${article.en} of the charter the membership of ${organisationName(about)} ended on ${longDate(lastDay, 'en')}. The certificate of membership, the offices held for the member and what its people had been asked to do end with it.${decidedBy ? '' : ' What this rests on is behind the link; if it is not so, please tell the secretariat.'}`,
      ...(again
        ? [
            `You may ask once to have this reconsidered (${again.by.en}), until ${dateAndHour(again.until, 'en')}. Meanwhile the decision stands.`,
          ]
        : []),
    ],
    facts: [{ label: 'Case number', value: about.number }],
    button: {
      label: again ? 'See the case or ask for reconsideration' : 'See the case',
      link,
    },
  }),
};

export const memberLeft: Template<MemberLeft> = {
  zh: ({ case: about, article, procedure, lastDay, stays }) => ({
    subject: `${procedure.zh}已生效：${organisationName(about)}`,
    paragraphs: [
      `${organisationName(about)}（${about.class.zh}）${procedure.zh}，已于${longDate(lastDay, 'zh')}生效（章程${article.zh}）。${stays ? `现为${stays.zh}，原有席位和待办已一并处理。` : '证书、职务、待办和链接已一并处理。'}`,
    ],
    facts: [{ label: '事项编号', value: about.number }],
  }),
  en: ({ case: about, article, procedure, lastDay, stays }) => ({
    subject: stays
      ? `${procedure.en}: ${organisationName(about)}`
      : `Membership ended: ${organisationName(about)}`,
    paragraphs: [
      stays
        ? `${procedure.en}: ${organisationName(about)}, in effect since ${longDate(lastDay, 'en')} (${article.en} of the charter). It is now “${stays.en}”; the seats and tasks of before ended with it.`
        : `The membership of ${organisationName(about)} (${about.class.en}) ended on ${longDate(lastDay, 'en')}: ${lowered(procedure.en)} (${article.en} of the charter). Certificate, offices, tasks and links ended with it.`,
    ],
    facts: [{ label: 'Case number', value: about.number }],
  }),
};

export const objectionReceived: Template<ObjectionReceived> = {
  zh: ({ case: about, article }) => ({
    subject: `请答复异议：${organisationName(about)}`,
    paragraphs: [
      `${organisationName(about)}对视为自动退出提出异议（章程${article.zh}）。请在工作台核对台账和凭据，登记答复，由另一位人员复核。`,
    ],
    facts: [{ label: '事项编号', value: about.number }],
  }),
  en: ({ case: about, article }) => ({
    subject: `Please answer the objection of ${organisationName(about)}`,
    paragraphs: [
      `${organisationName(about)} objects to being deemed to have left (${article.en} of the charter). Please compare ledger and evidence in the console and enter the answer; somebody else of the secretariat checks it.`,
    ],
    facts: [{ label: 'Case number', value: about.number }],
  }),
};

export const objectionAnswered: Template<ObjectionAnswered> = {
  zh: ({ case: about, article, upheld, excuses, reason, link }) => ({
    subject: `${excuses ? '所述理由的答复' : upheld ? '会员资格已恢复' : '异议答复'}：${organisationName(about)}`,
    paragraphs: [
      excuses
        ? upheld
          ? `${organisationName(about)}说明的理由已获认可，会员资格不变，参加活动的期限重新计算（章程${article.zh}）。`
          : `${organisationName(about)}说明的理由经核对未获认可，视为自动退出联盟（章程${article.zh}）。`
        : upheld
          ? `经核对，台账有误，异议成立。${organisationName(about)}的会员资格视同从未终止，会员证书恢复有效（章程${article.zh}）。`
          : `经核对，${organisationName(about)}的异议不成立，视为自动退出联盟的结果不变（章程${article.zh}）。`,
      ...linesOf(reason),
    ],
    facts: [{ label: '事项编号', value: about.number }],
    button: { label: '查看事项', link },
  }),
  en: ({ case: about, article, upheld, excuses, reason, link }) => ({
    subject: excuses
      ? `Answer to the reason you stated: ${organisationName(about)}`
      : upheld
        ? `The membership is restored: ${organisationName(about)}`
        : `Answer to your objection: ${organisationName(about)}`,
    paragraphs: [
      excuses
        ? upheld
          ? `The reason that ${organisationName(about)} stated is accepted. The membership is unchanged, and the term for taking part begins anew (${article.en} of the charter).`
          : `The reason that ${organisationName(about)} stated is not accepted; the member is deemed to have left the alliance (${article.en} of the charter).`
        : upheld
          ? `The ledger was wrong, and the objection is upheld. The membership of ${organisationName(about)} goes on as if it had never ended, and the certificate is valid again (${article.en} of the charter).`
          : `The objection of ${organisationName(about)} is dismissed; the member remains deemed to have left (${article.en} of the charter).`,
      ...linesOf(reason),
    ],
    facts: [{ label: 'Case number', value: about.number }],
    button: { label: 'See the case', link },
  }),
};
