import type { Language } from '../../domain/wording.ts';
import type { ReplyRecorded } from './about-member-views.ts';
import type { Template } from './draft.ts';
import { dateAndHour, longDate } from './phrases.ts';

/** What holds where an answer does not count. */
const HOLDS = {
  'goes-on': {
    zh: '事项按章程继续办理，以作出的决定为准；决定书会写明可否申请复议。',
    en: 'The case goes on as the charter says, and its decision counts; the notice of it says whether reconsideration may be asked for.',
  },
  'no-reason': {
    zh: '按没有说明理由办理。以后可以重新申请加入。',
    en: 'The case goes on as without a reason. The unit may apply again.',
  },
  stands: {
    zh: '原决定不变。以后可以重新申请加入。',
    en: 'The decision stands. The unit may apply again.',
  },
} as const;

/** To a member whose answer the secretariat has entered: two people have checked it, and it counts or does not. */
export const replyRecorded: Template<ReplyRecorded> = {
  zh: (view) => ({
    subject:
      view.came === 'counted'
        ? `已登记贵单位的${view.stage.zh}：${view.procedure.zh}`
        : `贵单位的${view.stage.zh}没有计入：${view.procedure.zh}`,
    paragraphs: [
      `秘书处于${longDate(view.received, 'zh')}收到贵单位就“${view.procedure.zh}”事项的${view.how.zh}，已登记并由两人核对。${why(view, 'zh')}`,
      ...(view.came === 'counted'
        ? ['登记的内容和材料可打开链接查看；与贵单位的意思不一致的，请尽快与秘书处联系。']
        : [HOLDS[view.holds].zh]),
    ],
    facts: [
      { label: '事项编号', value: view.case.number },
      { label: '登记编号', value: view.number },
    ],
    button: { label: '查看事项', link: view.link },
  }),
  en: (view) => ({
    subject:
      view.came === 'counted'
        ? `Recorded: ${view.stage.en} (${view.procedure.en})`
        : `Not counted: ${view.stage.en} (${view.procedure.en})`,
    paragraphs: [
      `On ${longDate(view.received, 'en')} the secretariat received from your unit ${view.how.en} in the case ${view.procedure.en}. It was recorded, and two people have checked it. ${why(view, 'en')}`,
      ...(view.came === 'counted'
        ? [
            'What was recorded, with its documents, is behind the link. If it is not what your unit meant, please tell the secretariat soon.',
          ]
        : [HOLDS[view.holds].en]),
    ],
    facts: [
      { label: 'Case number', value: view.case.number },
      { label: 'Record', value: view.number },
    ],
    button: { label: 'See the case', link: view.link },
  }),
};

function why({ came, until }: ReplyRecorded, language: Language): string {
  const end = until ? dateAndHour(until, language) : '';
  const said = {
    counted: {
      zh: '收到之日在期限内，已经计入，将原样提交核实和作出决定的人员。',
      en: 'It came in its time and counts; it goes unaltered to those who verify and decide.',
    },
    late: {
      zh: `期限已于${end}届满，收到之日在期限以后，不能计入。`,
      en: `The time for it was over at ${end}, before it was received, so it does not count.`,
    },
    decided: {
      zh: '登记时已经进入表决或者作出决定，不能再计入。',
      en: 'A vote was under way or a decision had been made when it was recorded, so it cannot count any more.',
    },
    'not-counted': {
      zh: '同样的内容此前已经计入，或者事项已不在这一环节，没有再次计入。',
      en: 'The same had been counted before, or the case was not at this stage any more; it was not counted again.',
    },
  } as const;
  return said[came][language];
}
