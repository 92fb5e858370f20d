import type { Request } from 'express';
import { dayOf } from '../../../domain/calendar.ts';
import { nameIn } from '../../../domain/charter/in-words.ts';
import { inOwnWords } from '../../../domain/charter/own-words.ts';
import { general, type Wording } from '../../../domain/wording.ts';
import { dayAsRecorded } from '../../../store/decide/correct-membership-day.ts';
import { readMember } from '../../../store/members.ts';
import { activitiesHeld, membersAt, membersNow } from '../../../store/participation.ts';
import { personsOf } from '../../../store/persons.ts';
import type { DayCorrection } from '../../../store/records/correction-content.ts';
import { readHolding } from '../../../store/register/holdings.ts';
import type { Scope } from '../../../store/scope.ts';
import { readSitting } from '../../../store/sittings.ts';
import { readRound } from '../../../store/voting-rounds.ts';
import type { Fact, RegisterField } from '../../../web/views.ts';
import { FOLLOWS } from '../correction-words.ts';
import { idIn } from '../entered.ts';
import type { Visit } from '../entrance.tsx';
import { namesOf } from '../member-rows.ts';
import { officeName } from '../people/names.ts';
import type { EntryForm, Found, Typed } from './entry.tsx';

const say = (zh: string, en: string): Wording => ({ zh, en });
const RECORDED = say('原记录', 'As recorded');

/** The right day and the reason; the day on record stands above. */
function fields(
  request: Request,
  typed: Typed,
  found: Found,
  recorded: string,
): readonly RegisterField[] {
  return [
    {
      name: 'day',
      label: say('正确的日期', 'The right day'),
      value: request.method === 'POST' ? typed.day : recorded,
      problem: found.day,
      required: true,
      as: 'day',
    },
    {
      name: 'reason',
      label: say('更正理由', 'Reason'),
      value: typed.reason,
      problem: found.reason,
      required: true,
      as: 'lines',
      longest: 1000,
    },
  ];
}

function present(recorded: readonly Fact[]) {
  return { present: { title: RECORDED, facts: recorded } };
}

function entryOf(subject: string, content: DayCorrection): ReturnType<EntryForm['entry']> {
  return { kind: 'correction', subject, content };
}

/** 会议召开的日期. */
export const meetingDayForm: EntryForm = {
  found: true,
  async view(scope, visit, request, typed, found) {
    const id = idIn(request.params, 'round');
    const [round, sitting] = [await readRound(scope, id), await readSitting(scope, id)];
    if (!round || !sitting?.openedAt) return undefined;
    const body = nameIn(visit.charter, round.body);
    const recorded = dayOf(sitting.meetsAt.getTime());
    return {
      title: say(
        `更正会议日期：${body.zh} ${round.number}`,
        `Correct the day: ${body.en} ${round.number}`,
      ),
      lead: FOLLOWS['meeting-day'],
      back: { url: `${visit.base}/sittings/${id}`, label: round.number },
      fields: fields(request, typed, found, recorded),
      ...present([{ label: say('会议日期', 'Day of the meeting'), value: recorded }]),
      sources: [],
    };
  },
  entry: (request, { day, reason }) =>
    entryOf(idIn(request.params, 'round'), { of: 'meeting-day', day, reason }),
};

const whichDay = (request: Request): 'since' | 'until' =>
  request.params['which'] === 'until' ? 'until' : 'since';

/** 会员资格的起止日期. */
export const membershipDayForm: EntryForm = {
  found: true,
  async view(scope, visit, request, typed, found) {
    const member = await readMember(scope, idIn(request.params, 'member'));
    const which = whichDay(request);
    if (!member || (which === 'until' && !member.until)) return undefined;
    const recorded = dayAsRecorded(member, which);
    const label =
      which === 'since'
        ? general('成为会员的日期', 'Member since')
        : general('会员资格终止的日期', 'Membership ended on');
    return {
      title: say(
        `更正${inOwnWords(visit.charter.words, label.zh)}：${member.name}`,
        `Correct the day: ${member.name}`,
      ),
      lead: FOLLOWS['membership-day'],
      back: { url: `${visit.base}/participation/${member.id}`, label: member.name },
      fields: fields(request, typed, found, recorded),
      ...present([{ label, value: recorded || say('不详', 'not known') }]),
      sources: [],
    };
  },
  entry: (request, { day, reason }) =>
    entryOf(idIn(request.params, 'member'), {
      of: 'membership-day',
      which: whichDay(request),
      day,
      reason,
    }),
};

/** 任职的起止日期. */
export const officeDayForm: EntryForm = {
  found: true,
  async view(scope, visit, request, typed, found) {
    const holding = await readHolding(scope, idIn(request.params, 'holding'));
    const [person] = await personsOf(scope, [idIn(request.params, 'person')]);
    const at = request.params['which'] === 'until' ? holding?.until : holding?.from;
    if (!person || !at || holding?.person !== person.id) return undefined;
    const office = officeName(visit.charter, holding.seat);
    const recorded = dayOf(at.getTime());
    const label =
      request.params['which'] === 'until'
        ? say('离任日期', 'Left on')
        : say('任职日期', 'In office since');
    return {
      title: say(
        `更正${label.zh}：${person.name}（${office.zh}）`,
        `Correct the day: ${person.name} (${office.en})`,
      ),
      lead: FOLLOWS['office-day'],
      back: { url: `${visit.base}/people/${person.id}`, label: person.name },
      fields: fields(request, typed, found, recorded),
      ...present([{ label, value: recorded }]),
      sources: [],
    };
  },
  entry: (request, { day, reason }) =>
    entryOf(idIn(request.params, 'person'), {
      of: 'office-day',
      which: request.params['which'] === 'until' ? 'until' : 'from',
      holding: idIn(request.params, 'holding'),
      day,
      reason,
    }),
};

/** 活动日期或签到名单. */
export const activityCorrectionForm: EntryForm = {
  found: true,
  async view(scope, visit, request, typed, found) {
    const id = idIn(request.params, 'activity');
    const activity = (await activitiesHeld(scope)).find((one) => one.id === id && !one.struck);
    if (!activity) return undefined;
    const there = await membersAt(scope, id);
    const [day, reason] = fields(request, typed, found, activity.day);
    return {
      title: say(`更正：${activity.name}`, `Correct: ${activity.name}`),
      lead: FOLLOWS.activity,
      back: {
        url: `${visit.base}/participation`,
        label: general('会员参加情况', 'Participation of members'),
      },
      fields: [
        day as RegisterField,
        await membersField(scope, there, request.method === 'POST' ? typed.member : there),
        reason as RegisterField,
      ],
      ...present(await recordedFacts(scope, activity.day, there)),
      sources: [],
    };
  },
  entry: (request, { day, reason, member }) =>
    entryOf(idIn(request.params, 'activity'), { of: 'activity', day, reason, members: member }),
};

async function recordedFacts(
  scope: Scope,
  day: string,
  there: readonly string[],
): Promise<readonly Fact[]> {
  const names = await namesOf(scope, there);
  return [
    { label: say('日期', 'Day'), value: day },
    {
      label: general(`签到会员（${names.length}家）`, `Members who attended (${names.length})`),
      value: say(names.join('、'), names.join(', ')),
    },
  ];
}

/** Everybody who is a member now, and whoever was on the list and has left since. */
async function membersField(
  scope: Scope,
  there: readonly string[],
  ticked: readonly string[],
): Promise<RegisterField> {
  const now = await membersNow(scope);
  const left = there.filter((id) => !now.some((member) => member.id === id));
  const names = await namesOf(scope, left);
  return {
    name: 'member',
    label: general('签到会员', 'Members who attended'),
    value: '',
    required: false,
    as: 'ticks',
    ticked,
    options: [
      ...now.map(({ id, name }) => ({ value: id, label: name })),
      ...left.map((id, index) => ({ value: id, label: names[index] ?? id })),
    ],
  };
}

/** Where the days of a person’s office are corrected. */
export function officeDayUrls(
  visit: Visit,
  person: string,
  holding: { readonly id: string; readonly until: Date | null },
): readonly { readonly url: string; readonly label: Wording }[] {
  const base = `${visit.base}/people/${person}/offices/${holding.id}/correction`;
  return [
    { url: `${base}/from`, label: say('更正任职日期', 'Correct the first day') },
    ...(holding.until
      ? [{ url: `${base}/until`, label: say('更正离任日期', 'Correct the last day') }]
      : []),
  ];
}
