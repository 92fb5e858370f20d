import { nameIn } from '../../domain/charter/in-words.ts';
import { PARTICIPATION_NAMES } from '../../domain/participation.ts';
import { general, type Wording } from '../../domain/wording.ts';
import { readCase } from '../../store/cases.ts';
import { activitiesHeld, ledgerOf } from '../../store/participation.ts';
import { readMember } from '../../store/members.ts';
import type {
  ActivityContent,
  ParticipationContent,
  StrikeContent,
} from '../../store/records/activity.ts';
import type { AnswerContent } from '../../store/records/leaving.ts';
import type { Scope } from '../../store/scope.ts';
import type { Fact } from '../../web/views.ts';
import type { Visit } from './entrance.tsx';
import { casesAt, namesOf } from './member-rows.ts';
import type { RecordDescriber } from './record-kinds.ts';

const say = (zh: string, en: string): Wording => ({ zh, en });
const LABELS = {
  member: general('会员', 'Member'),
  kind: say('参加方式', 'How'),
  day: say('日期', 'Day'),
  what: say('内容', 'What'),
  reason: say('理由', 'Reason'),
} as const;

export const REASONS: RecordDescriber['reasons'] = {
  unknown: general('没有这个会员、事项或台账记录。', 'There is no such member, case or entry.'),
  'name-missing': say('请填写内容。', 'Say what it was.'),
  'kind-missing': say('请选择参加方式。', 'Choose how the member took part.'),
  'day-missing': say('请填写日期。', 'Enter the day.'),
  'reason-missing': say('请写明理由。', 'Give the reason.'),
  'struck-before': say('这条记录此前已经更正。', 'This entry was corrected before.'),
  'ended-before': general('会员资格此前已经终止。', 'The membership had ended before.'),
  'open-before': general(
    '该会员退会（退出）的通知已在办理中。',
    'The member’s notice of leaving is in already.',
  ),
  'not-offered': say('章程没有规定这一程序。', 'The charter has no such procedure.'),
  'not-open': say('这一事项目前不在这一环节。', 'The case is not at this stage.'),
  'missed-missing': say('请写明台账漏记的参加情况。', 'Say which participation the ledger missed.'),
};

/** 活动登记 with the members on the sign-in sheet. */
export const activityHeld: RecordDescriber = {
  name: say('活动签到', 'Activity with its sign-in sheet'),
  async describe(scope, visit, record) {
    const content = record.content as unknown as ActivityContent;
    const names = await namesOf(scope, content.members);
    return {
      about: `${content.name}（${content.day}）`,
      facts: [
        { label: LABELS.kind, value: PARTICIPATION_NAMES[content.kind] },
        { label: LABELS.what, value: content.name },
        { label: LABELS.day, value: content.day },
        {
          label: general(`签到会员（${names.length}家）`, `Members who attended (${names.length})`),
          value: say(names.join('、'), names.join(', ')),
        },
      ],
      subject: participationPage(visit),
    };
  },
  reasons: REASONS,
  entries: async (_scope, visit) => ({
    title: say('大会和活动', 'Assemblies and activities'),
    lead: general('按签到表登记到会会员。', 'Enter who attended, from the sign-in sheet.'),
    links: [
      {
        url: `${visit.base}/participation/activity`,
        label: say('登记一次大会或活动', 'Enter an assembly or activity'),
      },
    ],
    empty: say('', ''),
  }),
};

/** One participation of one member. */
export const takenPart: RecordDescriber = {
  name: say('参加情况', 'Participation'),
  async describe(scope, visit, record) {
    const content = record.content as unknown as ParticipationContent;
    const { name, subject } = await memberPage(scope, visit, record.subject);
    return { about: name, facts: participationFacts(content), subject };
  },
  reasons: REASONS,
  entries: async (_scope, visit) => ({
    title: say('参加情况和退会', 'Participation and leaving'),
    lead: general(
      '受托事项、漏记的参加情况、台账更正和书面退会申请，在会员页登记。',
      'Tasks delivered, participation that was missed, corrections of the ledger and notices of leaving on paper are entered on the member’s page.',
    ),
    links: [
      {
        url: `${visit.base}/participation`,
        label: general('会员参加情况', 'Participation of members'),
      },
    ],
    empty: say('', ''),
  }),
};

/** 台账更正. */
export const entryStruck: RecordDescriber = {
  name: say('台账更正', 'Correction of the ledger'),
  async describe(scope, visit, record) {
    const { entry, reason } = record.content as unknown as StrikeContent;
    const page =
      record.subject === 'activities'
        ? { name: '', subject: participationPage(visit) }
        : await memberPage(scope, visit, record.subject);
    const struck = await entryInWords(scope, record.subject, entry);
    return {
      about: page.name === '' ? struck : page.name,
      facts: [
        { label: say('不再计入的记录', 'Entry that counts no more'), value: struck },
        { label: LABELS.reason, value: reason },
      ],
      subject: page.subject,
    };
  },
  reasons: REASONS,
};

/** 异议答复. */
export const objectionAnswer: RecordDescriber = {
  name: say('异议答复', 'Answer to an objection'),
  async describe(scope, visit, record) {
    const { verdict, reason, missed } = record.content as unknown as AnswerContent;
    return {
      ...(await aboutCase(scope, visit, record.subject)),
      facts: [
        {
          label: say('答复', 'Answer'),
          value:
            verdict === 'upheld'
              ? general('异议成立，恢复会员资格', 'upheld: the membership is restored')
              : say('异议不成立', 'dismissed'),
        },
        { label: LABELS.reason, value: reason },
        ...(missed ? participationFacts(missed) : []),
      ],
    };
  },
  reasons: REASONS,
  entries: async (scope, visit) => ({
    title: say('异议答复', 'Objections'),
    lead: say(
      '对视为自动退出的异议，核对台账后答复。',
      'Answer objections to deemed withdrawal after comparing the ledger.',
    ),
    links: await casesAt(scope, visit, 'objection', 'answer'),
    empty: say('没有异议期内的事项。', 'No case is open to objections.'),
  }),
};

function participationFacts({ kind, day, what }: ParticipationContent): readonly Fact[] {
  return [
    { label: LABELS.kind, value: PARTICIPATION_NAMES[kind] },
    { label: LABELS.day, value: day },
    { label: LABELS.what, value: what },
  ];
}

function participationPage(visit: Visit) {
  return {
    url: `${visit.base}/participation`,
    label: general('会员参加情况', 'Participation of members'),
  };
}

export async function memberPage(scope: Scope, visit: Visit, id: string) {
  const member = await readMember(scope, id);
  const name = member?.name ?? id;
  return {
    name,
    subject: {
      url: `${visit.base}/participation/${id}`,
      label: say(`${name}的参加情况`, `Participation of ${name}`),
    },
  };
}

export async function aboutCase(scope: Scope, visit: Visit, id: string) {
  const one = await readCase(scope, id);
  const procedure = one?.plan.name ?? nameIn(visit.charter, 'none');
  return {
    about: `${one?.applicantName ?? ''} ${one?.number ?? ''}`,
    subject: {
      url: `${visit.base}/cases/${id}`,
      label: say(`${procedure.zh} ${one?.number ?? ''}`, `${procedure.en} ${one?.number ?? ''}`),
    },
  };
}

async function entryInWords(scope: Scope, subject: string, key: string): Promise<string> {
  if (subject === 'activities') {
    const held = (await activitiesHeld(scope)).find(({ id }) => `activity ${id}` === key);
    return held ? `${held.name}（${held.day}）` : key;
  }
  const entry = (await ledgerOf(scope, subject)).find((one) => one.key === key);
  return entry ? `${entry.day} ${entry.what || PARTICIPATION_NAMES[entry.kind].zh}` : key;
}
