import { nameIn } from '../../domain/charter/in-words.ts';
import { general, type Wording } from '../../domain/wording.ts';
import { readMember } from '../../store/members.ts';
import { activitiesHeld } from '../../store/participation.ts';
import { personsOf } from '../../store/persons.ts';
import type { CorrectionOutcome, DayCorrection } from '../../store/records/correction-content.ts';
import type { Recorded } from '../../store/records/records.ts';
import { readHolding } from '../../store/register/holdings.ts';
import type { Scope } from '../../store/scope.ts';
import { readRound } from '../../store/voting-rounds.ts';
import type { Fact } from '../../web/views.ts';
import { correctionWords } from '../../web/words/correction.ts';
import { CAME, CORRECTED } from './correction-words.ts';
import type { Visit } from './entrance.tsx';
import { namesOf } from './member-rows.ts';
import { officeName } from './people/names.ts';
import type { RecordDescriber } from './record-kinds.ts';

const say = (zh: string, en: string): Wording => ({ zh, en });
type Described = Awaited<ReturnType<RecordDescriber['describe']>>;

/** A corrected day or list in words: what it was, what it is, and what came of it. */
export async function dayCorrected(
  scope: Scope,
  visit: Visit,
  record: Recorded,
  content: DayCorrection,
): Promise<Described> {
  const what = CORRECTED[content.of];
  const { name, subject } = await aboutOf(scope, visit, record, content);
  const outcome = record.outcome as Partial<CorrectionOutcome> | null;
  return {
    about: say(`${what.zh}，${name.zh}`, `${what.en}, ${name.en}`),
    facts: [
      { label: say('更正的内容', 'What is corrected'), value: what },
      ...('day' in content
        ? [{ label: say(correctionWords.zh.should, correctionWords.en.should), value: content.day }]
        : []),
      ...('members' in content ? [await listed(scope, content.members)] : []),
      ...('persons' in content ? [await thereInWords(scope, content.persons)] : []),
      { label: say('更正理由', 'Reason'), value: content.reason },
      ...(outcome?.was === undefined
        ? []
        : [{ label: say('原记录', 'As recorded'), value: outcome.was || '—' }]),
      ...(outcome?.rounds?.length
        ? [
            {
              label: say('名单中有此人的表决批次', 'Voting rounds with this elector'),
              value: outcome.rounds.join('、'),
            },
          ]
        : []),
      ...(outcome?.came ? [{ label: say('结果', 'Outcome'), value: CAME[outcome.came] }] : []),
    ],
    subject,
  };
}

export async function thereInWords(scope: Scope, persons: readonly string[]): Promise<Fact> {
  const names = (await personsOf(scope, persons)).map(({ name, title }) => `${name}（${title}）`);
  return {
    label: say(`到会人员（${names.length}人）`, `People there (${names.length})`),
    value: names.join('、') || '—',
  };
}

export async function listed(scope: Scope, members: readonly string[]): Promise<Fact> {
  const names = await namesOf(scope, members);
  return {
    label: general(`签到会员（${names.length}家）`, `Members who attended (${names.length})`),
    value: say(names.join('、') || '—', names.join(', ') || '—'),
  };
}

async function aboutOf(
  scope: Scope,
  visit: Visit,
  { subject }: Recorded,
  content: DayCorrection,
): Promise<{ readonly name: Wording; readonly subject: NonNullable<Described['subject']> }> {
  const at = (name: Wording, url: string) => ({
    name,
    subject: { url: `${visit.base}${url}`, label: name },
  });
  switch (content.of) {
    case 'attendance':
    case 'meeting-day': {
      const round = await readRound(scope, subject);
      const body = nameIn(visit.charter, round?.body ?? '');
      const number = round?.number ?? '';
      return at(say(`${body.zh} ${number}`, `${body.en} ${number}`), `/sittings/${subject}`);
    }
    case 'membership-day': {
      const name = (await readMember(scope, subject))?.name ?? '';
      return at(say(name, name), `/participation/${subject}`);
    }
    case 'office-day': {
      const name = (await personsOf(scope, [subject]))[0]?.name ?? '';
      const office = officeName(
        visit.charter,
        (await readHolding(scope, content.holding))?.seat ?? '',
      );
      return at(say(`${name}（${office.zh}）`, `${name} (${office.en})`), `/people/${subject}`);
    }
    case 'activity': {
      const name = (await activitiesHeld(scope)).find(({ id }) => id === subject)?.name ?? '';
      return at(say(name, name), '/participation');
    }
  }
}

/** Where each thing that can be wrong is set right. */
export function whereCorrected(visit: Visit) {
  const at = (path: string, label: Wording) => ({ url: `${visit.base}${path}`, label });
  return [
    at(
      '/cases',
      say(
        '表决票、计票表、会议日期、审核、回执、证书：选择事项',
        'Vote, sheet, day of a meeting, review, receipt, certificate: choose the case',
      ),
    ),
    at('/rounds', say('会议日期：选择会议', 'Day of a meeting: choose the meeting')),
    at(
      '/participation',
      general(
        '活动和签到名单、会员资格的起止日期',
        'Activities and their lists, days of a membership',
      ),
    ),
    at(
      '/people',
      say('任职的起止日期；人员和单位的变更登记', 'Days of an office; changes of particulars'),
    ),
    at(
      '/dues',
      say('会费到账：冲销后重新登记', 'A payment of dues: reverse it and enter it again'),
    ),
  ];
}
