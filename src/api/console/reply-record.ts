import { REPLIED_IN_WORDS } from '../../domain/replied-in-words.ts';
import { general, type Wording } from '../../domain/wording.ts';
import { readCase } from '../../store/cases.ts';
import { askedBy, type ReplyContent } from '../../store/decide/reply-on-paper.ts';
import { aboutCase, REASONS } from './member-records.ts';
import { casesAt } from './member-rows.ts';
import type { RecordDescriber } from './record-kinds.ts';

const say = (zh: string, en: string): Wording => ({ zh, en });

/** 书面陈述: a member's answer that came by letter, mail or telephone. */
export const replyOnPaper: RecordDescriber = {
  name: general('会员的书面答复', 'A member’s answer on paper'),
  async describe(scope, visit, record) {
    const { how, text } = record.content as unknown as ReplyContent;
    const one = await readCase(scope, record.subject);
    const asked = one && (await askedBy(scope, one, record.actedAt));
    return {
      ...(await aboutCase(scope, visit, record.subject)),
      facts: [
        ...(asked ? [{ label: say('答复的环节', 'Answers'), value: asked.stage.title }] : []),
        { label: say('答复方式', 'Answered by'), value: REPLIED_IN_WORDS[how] },
        { label: say('内容', 'What it says'), value: text },
      ],
    };
  },
  reasons: {
    ...REASONS,
    'text-missing': say('请照原文录入答复的内容。', 'Enter what it says, word for word.'),
    'before-opening': general(
      '这一天还没有请会员答复，请核对收到日期。',
      'On this day the member had not been asked yet; please check the day.',
    ),
    late: general(
      '收到之日在期限以后，不能计入；已告知会员。收到日期有误的，请按正确的日期重新登记。',
      'It was received after the last day and does not count; the member has been told. If the day is wrong, enter it again with the right one.',
    ),
    'same-before': general(
      '同样的内容此前已经计入，或会员此前已说明过一次。',
      'The same was counted before, or the member has stated its reason once already.',
    ),
    'vote-open': general(
      '已经提请表决，不能再计入；已告知会员。请同时告知会议主持人。',
      'A vote on it is proposed or under way, so it cannot count any more; the member has been told. Please tell whoever chairs, too.',
    ),
    'decided-since': general(
      '登记时已经作出决定，不能再计入；已告知会员。',
      'A decision had been made when it was entered, so it cannot count any more; the member has been told.',
    ),
  },
  entries: async (scope, visit) => ({
    title: general('会员的书面答复', 'Answers of members on paper'),
    lead: general(
      '会员以书面、邮件或电话陈述意见、申请复议、说明理由的，在事项中登记；按收到之日计算。',
      'A reply, a request for reconsideration or a reason that came by letter, mail or telephone is entered at its case; the day on which it was received counts.',
    ),
    links: [
      ...(await casesAt(scope, visit, 'reply', 'reply')),
      ...(await casesAt(scope, visit, 'objection', 'reply')),
    ],
    empty: general('没有等待会员答复的事项。', 'No case waits for a member’s answer.'),
  }),
};
