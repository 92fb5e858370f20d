import { dayOf } from '../../../domain/calendar.ts';
import { bodyOfReadings } from '../../../domain/charter/readings.ts';
import type { Charter } from '../../../domain/charter/type.ts';
import type { Wording } from '../../../domain/wording.ts';
import type { EntryField } from '../../../web/views.ts';
import type { EntryForm, Problems, Values } from '../dues/entry.tsx';
import { dayProblem } from '../dues/forms.ts';

const say = (zh: string, en: string): Wording => ({ zh, en });

/** The fields of a resolution on the defaults, here and at the set-up. */
export function resolutionFields(charter: Charter, values: Values): readonly EntryField[] {
  return [
    {
      name: 'number',
      label: say('决议编号', 'Number of the resolution'),
      hint: say('照决议上的编号，如〔2026〕3号', 'As it stands on the resolution'),
      as: 'text',
      value: values['number'] ?? '',
    },
    {
      name: 'day',
      label: say('通过日期', 'Passed on'),
      as: 'day',
      value: values['day'] ?? '',
    },
    {
      name: 'body',
      label: say('通过机构', 'Passed by'),
      as: 'choice',
      value: values['body'] ?? bodyOfReadings(charter) ?? '',
      options: Object.entries(charter.bodies).map(([value, { name }]) => ({ value, label: name })),
    },
  ];
}

/** What is wrong with the fields of a resolution, on a day. */
export function resolutionProblems(charter: Charter, values: Values, today: string): Problems {
  const { number = '', day = '', body = '' } = values;
  const wrongDay = dayProblem(day, today);
  return {
    ...(number === '' ? { number: say('请填写决议编号', 'Enter the number') } : {}),
    ...(wrongDay ? { day: wrongDay } : {}),
    ...(charter.bodies[body] ? {} : { body: say('请选择机构', 'Choose the body') }),
  };
}

/** 确认决议, by the secretariat for an alliance at work. */
export const resolutionForm: EntryForm = {
  kind: 'defaults-resolution',
  title: 'defaults',
  current: 'records',
  async shown(_scope, { base, charter }, _asked, values) {
    return {
      title: say('登记确认系统默认的决议', 'Enter the resolution on the defaults'),
      lead: say(
        '照签字的确认表填写。秘书处另一位人员核对后，各项默认的依据即为这项联盟决定。',
        'As the signed sheet has it. Once somebody else of the secretariat has compared it, the resolution is the source of each default.',
      ),
      facts: [],
      sources: [],
      groups: [
        {
          title: say('决议', 'Resolution'),
          fields: resolutionFields(charter, values),
        },
      ],
      evidence: say('签字的确认表和决议（扫描件）', 'The signed sheet and resolution (scan)'),
      backUrl: `${base}/defaults`,
    };
  },
  async read(scope, { charter }, _asked, values) {
    const problems = resolutionProblems(charter, values, dayOf(scope.now.getTime()));
    if (Object.keys(problems).length > 0) return { problems };
    const { number = '', day = '', body = '' } = values;
    return {
      subject: 'defaults',
      content: { number, day, body, version: charter.version },
      on: day,
    };
  },
  fieldOf: { 'number-known': 'number', 'unknown-body': 'body' },
};
