import { dayOf } from '../../../domain/calendar.ts';
import { dayInWords } from '../../../domain/day-in-words.ts';
import { REPLIED_IN_WORDS } from '../../../domain/replied-in-words.ts';
import { general, type Wording } from '../../../domain/wording.ts';
import { readCase } from '../../../store/cases.ts';
import { askedBy, REPLIED_BY, type ReplyContent } from '../../../store/decide/reply-on-paper.ts';
import { ruleSources } from '../../sources.ts';
import { idIn } from '../entered.ts';
import type { EntryForm } from './entry.tsx';

const say = (zh: string, en: string): Wording => ({ zh, en });

/** 书面陈述: a member's answer that came by letter, mail or telephone. */
export const replyForm: EntryForm = {
  async view(scope, visit, request, typed, found) {
    const one = await readCase(scope, idIn(request.params, 'case'));
    const asked = one && (await askedBy(scope, one, scope.now));
    if (!one || !asked) return undefined;
    const last = dayInWords(dayOf(asked.closes - 1));
    return {
      title: say(
        `登记${one.applicantName}的书面答复`,
        `An answer of ${one.applicantName} on paper`,
      ),
      lead: general(
        '照原文录入，附原件的扫描件；邮件附打印件，电话附通话记录。收到之日在期限内的，复核后计入；期限已过的也请登记，复核后告知会员没有计入。',
        'Enter it word for word, with a scan of the original, a print of the mail, or the note of the call. What was received in its time counts once it was checked. What came later is entered too: the member is told that it does not count.',
      ),
      back: { url: `${visit.base}/cases/${one.id}`, label: `${one.applicantName} ${one.number}` },
      fields: [
        {
          name: 'choice',
          label: say('答复方式', 'How it came'),
          value: typed.choice || 'letter',
          required: true,
          as: 'choice',
          options: REPLIED_BY.map((how) => ({ value: how, label: REPLIED_IN_WORDS[how] })),
        },
        {
          name: 'day',
          label: say('收到日期', 'Received on'),
          hint: say(
            `“${asked.stage.title.zh}”期限的最后一日：${last.zh}`,
            `The last day for it (${asked.stage.title.en}): ${last.en}`,
          ),
          value: typed.day,
          problem: found.day,
          required: true,
          as: 'day',
        },
        {
          name: 'said',
          label: say('答复的内容', 'What it says'),
          value: typed.said,
          problem: found.said,
          required: true,
          as: 'lines',
          longest: 4000,
        },
      ],
      sources: ruleSources(visit.charter, asked.stage.sources),
    };
  },
  dayNeeded: true,
  entry: (request, { choice, said }) => ({
    kind: 'reply',
    subject: idIn(request.params, 'case'),
    caseId: idIn(request.params, 'case'),
    content: {
      how: REPLIED_BY.find((how) => how === choice) ?? 'letter',
      text: said.trim(),
    } satisfies ReplyContent,
  }),
};
