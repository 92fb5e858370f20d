import { nameIn } from '../../../domain/charter/in-words.ts';
import type { Wording } from '../../../domain/wording.ts';
import type { DefaultsContent } from '../../../store/records/defaults-resolution.ts';
import type { RecordDescriber } from '../record-kinds.ts';

const say = (zh: string, en: string): Wording => ({ zh, en });

/** 确认表. */
export const defaultsConfirmed: RecordDescriber = {
  name: say('确认系统默认的决议', 'Resolution on the defaults'),
  async describe(_scope, { charter, base }, record) {
    const { number, day, body, version } = record.content as unknown as DefaultsContent;
    return {
      about: number,
      facts: [
        { label: say('决议编号', 'Number of the resolution'), value: number },
        { label: say('通过日期', 'Passed on'), value: day },
        { label: say('通过机构', 'Passed by'), value: nameIn(charter, body) },
        { label: say('章程版本', 'Version of the charter'), value: String(version) },
      ],
      subject: {
        url: `${base}/defaults`,
        label: say('章程未规定事项确认表', 'Sheet of defaults'),
      },
    };
  },
  reasons: {
    'another-version': say(
      '章程已有新的版本。请打印新版的确认表，按新版通过决议。',
      'The charter has another version by now. Print its sheet of defaults and resolve on that.',
    ),
    'unknown-body': say(
      '章程没有这个机构，请从列表中选择。',
      'The charter has no such body; choose one of the list.',
    ),
    'number-known': say(
      '这个编号的决议已经登记，请核对编号。',
      'A resolution of this number is on record already; please check the number.',
    ),
  },
  entries: async (_scope, { base }) => ({
    title: say('章程未规定事项', 'What the charter leaves open'),
    lead: say(
      '打印确认表，由联盟通过决议、签字后登记。',
      'Print the sheet of defaults; once the alliance has resolved on it and signed, enter the resolution.',
    ),
    links: [
      { url: `${base}/defaults`, label: say('查看确认表', 'See the sheet of defaults') },
      {
        url: `${base}/defaults/resolution`,
        label: say('登记签字的确认决议', 'Enter the signed resolution'),
      },
    ],
    empty: say('', ''),
  }),
};
