import { general, type Wording } from '../../../domain/wording.ts';
import { personsOf } from '../../../store/persons.ts';
import type { ChangeContent } from '../../../store/records/change.ts';
import type { OfficeContent } from '../../../store/records/office.ts';
import type { SubstituteContent } from '../../../store/records/substitute.ts';
import { versionsOfOrganisation } from '../../../store/register/organisations.ts';
import { versionsOfPerson } from '../../../store/register/persons.ts';
import type { Scope } from '../../../store/scope.ts';
import type { Fact } from '../../../web/views.ts';
import type { RecordDescriber } from '../record-kinds.ts';
import { officeName } from './names.ts';
import { organisationFacts, personFacts } from './particulars.ts';

const say = (zh: string, en: string): Wording => ({ zh, en });

/** Where all of these are entered, said once. */
const ON_THE_PAGES: Pick<RecordDescriber, 'entries'> = {
  entries: async (_scope, visit) => ({
    title: say('人员与单位', 'People and organisations'),
    lead: say(
      '变更登记、任职、离任和代办，在人员或单位的页面登记。',
      'Changes of particulars, offices and substitutes are entered on the page of the person or organisation.',
    ),
    links: [
      {
        url: `${visit.base}/people`,
        label: say('人员与单位', 'People and organisations'),
      },
    ],
    empty: say('', ''),
  }),
};

/** 变更登记: what is to change, each beside what stood. */
export const changeOfParticulars: RecordDescriber = {
  name: say('变更登记', 'Change of particulars'),
  async describe(scope, visit, record) {
    const content = record.content as unknown as ChangeContent;
    const before =
      content.of === 'person'
        ? (await versionsOfPerson(scope, record.subject))[content.expected - 1]
        : undefined;
    const stood =
      content.of === 'organisation'
        ? (await versionsOfOrganisation(scope, record.subject))[content.expected - 1]
        : undefined;
    const facts =
      content.of === 'person'
        ? changesOf(before ? personFacts(before) : [], personFacts(content.details))
        : changesOf(stood ? organisationFacts(stood) : [], organisationFacts(content.details));
    const name = before?.name ?? stood?.name ?? content.details.name;
    return {
      about: name,
      facts: [
        ...facts,
        {
          label: say('生效日期', 'In force from'),
          value: content.day ?? say('自复核时起', 'from its check on'),
        },
      ],
      subject: {
        url: `${visit.base}/${content.of === 'person' ? 'people' : 'organisations'}/${record.subject}`,
        label: name,
      },
    };
  },
  reasons: {
    unknown: say('没有这位人员或这家单位。', 'There is no such person or organisation.'),
    'changed-meanwhile': say(
      '在您填写期间，登记内容已被他人变更。现在的内容见下；您填写的仍在，请核对后再提交。',
      'Somebody changed the particulars while you were typing. What stands now is shown below; what you typed is still here. Please compare and submit again.',
    ),
    'nothing-changed': say('没有任何变更，请修改后再提交。', 'Nothing was changed.'),
    'not-after-latest': say(
      '早于现有登记的生效日期；同日或以后的日期才能登记。',
      'A later change stands already; choose its day or a later one.',
    ),
    'day-ahead': say('生效日期不能晚于今天。', 'The date cannot lie in the future.'),
    'another-waits': say(
      '已有一条变更登记等待复核，请先复核。',
      'Another change waits for its check; have that one checked first.',
    ),
    'address-taken': say(
      '这个邮箱已登记在另一位人员名下。',
      'Somebody else is on record with this address.',
    ),
    'code-taken': say(
      '这个代码已登记在另一家单位名下。',
      'Another organisation is on record with this code.',
    ),
  },
  ...ON_THE_PAGES,
};

/** Only what changes, as 旧 → 新; what stays is said once, as a count. */
function changesOf(before: readonly Fact[], after: readonly Fact[]): readonly Fact[] {
  const labels = [...after, ...before].map(({ label }) => label);
  const shown = new Map(labels.map((label) => [JSON.stringify(label), label]));
  const valueIn = (facts: readonly Fact[], key: string) =>
    facts.find(({ label }) => JSON.stringify(label) === key)?.value ?? '';
  return [...shown].flatMap(([key, label]) => {
    const [old, now] = [valueIn(before, key), valueIn(after, key)];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    const [was, is] = [inBoth(old), inBoth(now)];
    return [{ label, value: say(`${was.zh} → ${is.zh}`, `${was.en} → ${is.en}`) }];
  });
}

function inBoth(value: Fact['value']): Wording {
  const both = typeof value === 'string' ? say(value, value) : value;
  return say(both.zh || '（空）', both.en || '(empty)');
}

/** 任职登记 and 离任登记. */
export const officeOnPaper: RecordDescriber = {
  name: say('任职与离任', 'Office taken or left'),
  async describe(scope, visit, record) {
    const content = record.content as unknown as OfficeContent;
    const name = await nameOf(scope, content.person);
    const office = officeName(visit.charter, content.seat);
    const begins = content.act === 'begin';
    return {
      about: say(
        `${name}${begins ? '任' : '不再任'}${office.zh}`,
        `${name} ${begins ? 'becomes' : 'leaves'}: ${office.en}`,
      ),
      facts: [
        { label: say('姓名', 'Name'), value: name },
        { label: say('职务', 'Office'), value: office },
        {
          label: begins ? say('任职日期', 'Since') : say('离任日期', 'Left on'),
          value: content.day,
        },
      ],
      subject: { url: `${visit.base}/people/${content.person}`, label: name },
    };
  },
  reasons: {
    'unknown-seat': say('章程没有这个职务。', 'The charter has no such office.'),
    'unknown-person': say('本联盟没有这位人员。', 'The alliance does not know this person.'),
    held: say('此人在该时段已任这一职务。', 'The person holds this office in that time already.'),
    'seat-full': say(
      '已达到章程规定的人数，请先登记原任职人员离任。',
      'As many as the charter allows hold this office; record first that somebody leaves it.',
    ),
    'no-unit': general(
      '这一席位由会员单位指派。请先在人员信息中登记其任职单位，且该单位须为设有此席位等次的会员。',
      'Members fill this seat themselves. Enter the unit that employs the person first; it must be a member of a class that has the seat.',
    ),
    'sits-for-another': say(
      '此人已代表另一家单位；一人只代表一家。',
      'This person represents another unit already; one person represents one unit.',
    ),
    'ballot-open': say(
      '由该单位现任代表参加的表决正在进行，表决结束后方可更换（X-Q12）。',
      'A vote with the unit’s present representative is open; they may be replaced once it has closed (X-Q12).',
    ),
    unknown: say('没有这条任职记录。', 'There is no such office on record.'),
    'ended-before': say('这一任职此前已经结束。', 'The office was left before.'),
    'before-begin': say(
      '离任日期须在任职日期之后。',
      'It must lie after the day the office was taken.',
    ),
    'day-ahead': say('日期不能晚于今天。', 'The date cannot lie in the future.'),
    'another-waits': say(
      '同样的登记正在等待复核。',
      'The same record waits for its check already.',
    ),
  },
};

/** 代办 from the person's letter. */
export const substituteByLetter: RecordDescriber = {
  name: say('代办', 'Substitute'),
  async describe(scope, visit, record) {
    const content = record.content as unknown as SubstituteContent;
    const [person, substitute] = [
      await nameOf(scope, content.person),
      await nameOf(scope, content.substitute),
    ];
    return {
      about: say(`${substitute}代${person}`, `${substitute} in the place of ${person}`),
      facts: [
        { label: say('本人', 'Person'), value: person },
        { label: say('代办人', 'Substitute'), value: substitute },
        {
          label: say('期间', 'From and until'),
          value: say(
            `${content.fromDay}至${content.untilDay}（含）`,
            `${content.fromDay} to ${content.untilDay}`,
          ),
        },
      ],
      subject: { url: `${visit.base}/people/${content.person}`, label: person },
    };
  },
  reasons: {
    'same-person': say('代办人不能是本人。', 'Nobody stands in for themselves.'),
    'unknown-person': say('本联盟没有这位人员。', 'The alliance does not know this person.'),
    'bad-period': say(
      '结束日期须晚于开始日期，且不早于今天。',
      'The last day must not lie before the first, nor before today.',
    ),
    overlaps: say(
      '该时段已另有代办人，请先提前结束原来的安排。',
      'Somebody stands in for that time already; end that first.',
    ),
    'substitute-away': say(
      '代办人在该时段自己也由他人代办，或本人正在为他人代办；请另选一人。',
      'The substitute is stood in for in that time, or the person stands in for somebody; choose another.',
    ),
  },
};

async function nameOf(scope: Scope, person: string): Promise<string> {
  return (await personsOf(scope, [person]))[0]?.name ?? person;
}
