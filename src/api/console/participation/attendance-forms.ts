import type { Request } from 'express';
import { nameIn } from '../../../domain/charter/in-words.ts';
import { sourcesOf } from '../../../domain/charter/sources.ts';
import { general, type Wording } from '../../../domain/wording.ts';
import { representedAt } from '../../../store/decide/count-attendance.ts';
import { sittersIn } from '../../../store/decide/sitting.ts';
import { guestsOfSitting } from '../../../store/guests.ts';
import { activityOfSitting, membersAt, membersNow } from '../../../store/participation.ts';
import { personsOf } from '../../../store/persons.ts';
import type { Scope } from '../../../store/scope.ts';
import { attendanceOf, readSitting } from '../../../store/sittings.ts';
import { ballotsOfRound, readRound } from '../../../store/voting-rounds.ts';
import type { RegisterField } from '../../../web/views.ts';
import { ruleSources } from '../../sources.ts';
import { FOLLOWS } from '../correction-words.ts';
import { idIn } from '../entered.ts';
import type { Visit } from '../entrance.tsx';
import { namesOf } from '../member-rows.ts';
import type { EntryForm, Found, Typed } from './entry.tsx';

const say = (zh: string, en: string): Wording => ({ zh, en });

/** 会议签到: whom those there represent takes part with them. */
export const attendanceForm: EntryForm = {
  async view(scope, visit, request, typed, found) {
    const about = await aboutMeeting(scope, visit, request);
    if (!about || about.held) return undefined;
    const there =
      request.method === 'POST' ? typed.person : await attendanceOf(scope, about.round.id);
    const members =
      request.method === 'POST' ? typed.member : await guestsThere(scope, about.round.id);
    return {
      title: say(`登记会议签到：${about.name.zh}`, `Sign-in sheet: ${about.name.en}`),
      lead: general(
        '照签到表勾选。复核后，到会人员所代表的会员记为参加，不必再另行登记活动。',
        'As the sign-in sheet has it. Once checked, the members whom those there represent have taken part; it need not be entered as an activity again.',
      ),
      back: about.back,
      fields: [
        {
          name: 'kind',
          label: say('会议性质', 'Kind of meeting'),
          value: typed.kind || 'body',
          problem: found.kind,
          required: true,
          as: 'choice',
          options: [
            { value: 'body', label: say('本机构人员的会议', 'A meeting of the body itself') },
            {
              value: 'assembly',
              label: general('全体会员都可到会的大会', 'An assembly that every member may attend'),
            },
          ],
        },
        ...(await listFields(scope, about.round.id, found, there, members)),
      ],
      sources: sourcesIn(visit),
    };
  },
  entry: (request, { kind, person, member }) => ({
    kind: 'attendance',
    subject: idIn(request.params, 'round'),
    content: {
      as: kind === 'assembly' ? 'assembly' : 'body',
      persons: person,
      members: member,
    },
  }),
};

/** 更正会议签到名单. */
export const attendanceCorrectionForm: EntryForm = {
  found: true,
  async view(scope, visit, request, typed, found) {
    const about = await aboutMeeting(scope, visit, request);
    if (!about?.held) return undefined;
    const recorded = await attendanceOf(scope, about.round.id);
    const represented = await representedAt(scope, about.round.id, recorded);
    const bySeat = new Set([...represented.values()].flat());
    const others = (await membersAt(scope, about.held.id)).filter((id) => !bySeat.has(id));
    const sent = request.method === 'POST';
    return {
      title: say(`更正会议签到：${about.name.zh}`, `Correct the list: ${about.name.en}`),
      lead: FOLLOWS.attendance,
      back: about.back,
      fields: [
        ...(await listFields(
          scope,
          about.round.id,
          found,
          sent ? typed.person : recorded,
          sent ? typed.member : others,
        )),
        {
          name: 'reason',
          label: say('更正理由', 'Reason'),
          value: typed.reason,
          problem: found.reason,
          required: true,
          as: 'lines',
          longest: 1000,
        },
      ],
      sources: sourcesIn(visit),
    };
  },
  entry: (request, { reason, person, member }) => ({
    kind: 'correction',
    subject: idIn(request.params, 'round'),
    content: { of: 'attendance', reason, persons: person, members: member },
  }),
};

/** The guests (列席) ticked at the meeting: they have taken part once the sheet is checked. */
async function guestsThere(scope: Scope, votingRound: string): Promise<readonly string[]> {
  const guests = await guestsOfSitting(scope, votingRound);
  return guests.flatMap(({ member, there }) => (there ? member : []));
}

async function aboutMeeting(scope: Scope, visit: Visit, request: Request) {
  const id = idIn(request.params, 'round');
  const round = await readRound(scope, id);
  if (!round || !(await readSitting(scope, id))?.openedAt) return undefined;
  const body = nameIn(visit.charter, round.body);
  return {
    round,
    name: say(`${body.zh} ${round.number}`, `${body.en} ${round.number}`),
    held: await activityOfSitting(scope, id),
    back: { url: `${visit.base}/sittings/${id}`, label: round.number },
  };
}

async function listFields(
  scope: Scope,
  votingRound: string,
  found: Found,
  there: Typed['person'],
  members: Typed['member'],
): Promise<readonly RegisterField[]> {
  const sitters = await personsOf(scope, [...sittersIn(await ballotsOfRound(scope, votingRound))]);
  const represented = await representedAt(
    scope,
    votingRound,
    sitters.map(({ id }) => id),
  );
  const names = new Map<string, string>();
  for (const [person, ids] of represented)
    names.set(person, (await namesOf(scope, ids)).join('、'));
  const now = await membersNow(scope);
  const left = members.filter((id) => !now.some((member) => member.id === id));
  const gone = await namesOf(scope, left);
  return [
    {
      name: 'person',
      label: say('到会人员', 'People there'),
      hint: general(
        '括号内是其代表的会员；没有的，不计入任何会员',
        'In brackets the member each represents; where there is none, no member takes part by it',
      ),
      value: '',
      problem: found.person,
      required: true,
      as: 'ticks',
      ticked: there,
      options: sitters.map(({ id, name, title }) => {
        const whom = names.get(id) ?? '';
        return { value: id, label: `${name}，${title}${whom ? `（${whom}）` : ''}` };
      }),
    },
    {
      name: 'member',
      label: general('由他人到会的会员', 'Members that somebody else was there for'),
      hint: general(
        '凭委托书由他人代表到会的，或列席的会员。代别人到会的，计入被代表的会员',
        'By a written proxy, or attending without a seat. Who came for somebody else counts for the one represented',
      ),
      value: '',
      required: false,
      as: 'ticks',
      ticked: members,
      options: [
        ...now.map(({ id, name }) => ({ value: id, label: name })),
        ...left.map((id, index) => ({ value: id, label: gone[index] ?? id })),
      ],
    },
  ];
}

function sourcesIn(visit: Visit) {
  const clock = Object.values(visit.charter.clocks).find(({ kind }) => kind === 'inactivity');
  return clock ? ruleSources(visit.charter, sourcesOf(clock)) : [];
}
