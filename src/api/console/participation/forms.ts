import type { Request } from 'express';
import { sourcesOf } from '../../../domain/charter/sources.ts';
import { PARTICIPATION_KINDS, PARTICIPATION_NAMES } from '../../../domain/participation.ts';
import { general, type Wording } from '../../../domain/wording.ts';
import { readCase } from '../../../store/cases.ts';
import { readMember } from '../../../store/members.ts';
import { mayExcuse } from '../../../store/records/leaving.ts';
import { activitiesHeld, ledgerOf, membersNow } from '../../../store/participation.ts';
import type { Scope } from '../../../store/scope.ts';
import type { RegisterField } from '../../../web/views.ts';
import { ruleSources } from '../../sources.ts';
import { idIn } from '../entered.ts';
import type { Visit } from '../entrance.tsx';
import type { EntryForm, Found, Typed } from './entry.tsx';

const say = (zh: string, en: string): Wording => ({ zh, en });

const kindField = (
  typed: Typed,
  found: Found,
  kinds: readonly (keyof typeof PARTICIPATION_NAMES)[],
): RegisterField => ({
  name: 'kind',
  label: say('参加方式', 'How'),
  value: typed.kind,
  problem: found.kind,
  required: true,
  as: 'choice',
  options: kinds.map((kind) => ({ value: kind, label: PARTICIPATION_NAMES[kind] })),
});
const dayField = (typed: Typed, found: Found, required = true): RegisterField => ({
  name: 'day',
  label: say('日期', 'Day'),
  value: typed.day,
  problem: found.day,
  required,
  as: 'day',
});
const nameField = (typed: Typed, found: Found, label: Wording, required = true): RegisterField => ({
  name: 'name',
  label,
  value: typed.name,
  problem: found.name,
  required,
  as: 'line',
  longest: 200,
});
const reasonField = (typed: Typed, found: Found, required = true): RegisterField => ({
  name: 'reason',
  label: say('理由', 'Reason'),
  value: typed.reason,
  problem: found.reason,
  required,
  as: 'lines',
  longest: 1000,
});

const COUNTED = PARTICIPATION_KINDS.filter((kind) => kind !== 'excused');

function list(visit: Visit) {
  return {
    url: `${visit.base}/participation`,
    label: general('会员参加情况', 'Participation of members'),
  };
}

async function aboutMember(scope: Scope, visit: Visit, request: Request) {
  const member = await readMember(scope, idIn(request.params, 'member'));
  return (
    member && {
      member,
      back: { url: `${visit.base}/participation/${member.id}`, label: member.name },
    }
  );
}

async function aboutCase(scope: Scope, visit: Visit, request: Request, kind: 'objection') {
  const one = await readCase(scope, idIn(request.params, 'case'));
  const stage = one?.plan.stages.find((candidate) => candidate.kind === kind);
  if (!one?.member || !stage) return undefined;
  return {
    one,
    excuses: mayExcuse(one),
    back: { url: `${visit.base}/cases/${one.id}`, label: `${one.applicantName} ${one.number}` },
    sources: ruleSources(visit.charter, stage.sources),
  };
}

/** 大会和活动签到. */
export const activityForm: EntryForm = {
  async view(scope, visit, _request, typed, found) {
    const members = await membersNow(scope);
    return {
      title: say('登记一次大会或活动', 'Enter an assembly or activity'),
      lead: general(
        '照签到表勾选到会会员；会员单位的任何代表到会都算。联盟举办过活动，参加的期限才计算。',
        'Tick the members on the sign-in sheet; anybody of the unit counts. The term of taking part runs only while something is held.',
      ),
      back: list(visit),
      fields: [
        kindField(typed, found, ['assembly', 'activity']),
        nameField(typed, found, say('名称', 'Name')),
        dayField(typed, found),
        {
          name: 'member',
          label: general('签到会员', 'Members who attended'),
          value: '',
          required: false,
          as: 'ticks',
          ticked: typed.member,
          options: members.map(({ id, name }) => ({ value: id, label: name })),
        },
      ],
      sources: clockSources(visit),
    };
  },
  entry: (_request, { kind, name, day, member }) => ({
    kind: 'activity',
    subject: 'activities',
    content: { kind: kind === 'assembly' ? 'assembly' : 'activity', name, day, members: member },
  }),
};

/** 参加情况 of one member. */
export const participationForm: EntryForm = {
  async view(scope, visit, request, typed, found) {
    const about = await aboutMember(scope, visit, request);
    return (
      about && {
        title: say(
          `登记参加情况：${about.member.name}`,
          `Enter a participation of ${about.member.name}`,
        ),
        lead: say(
          '受托事项的完成、系统之外的表决、漏记的到会，凭材料登记。',
          'A task delivered, a vote outside the system, an attendance that was missed: entered from its document.',
        ),
        back: about.back,
        fields: [
          kindField(typed, found, COUNTED),
          nameField(typed, found, say('内容', 'What')),
          dayField(typed, found),
        ],
        sources: clockSources(visit),
      }
    );
  },
  entry: (request, { kind, name, day }) => ({
    kind: 'participation',
    subject: idIn(request.params, 'member'),
    content: { kind, day, what: name },
  }),
};

/** 台账更正 of an entry of a member, or of a whole activity. */
export const strikeForm: EntryForm = {
  async view(scope, visit, request, typed, found) {
    const whole = request.params['member'] === 'activities';
    const about = whole ? { back: list(visit) } : await aboutMember(scope, visit, request);
    if (!about) return undefined;
    const entry = whole
      ? (await activitiesHeld(scope)).find(({ id }) => `activity ${id}` === typed.entry)
      : (await ledgerOf(scope, idIn(request.params, 'member'))).find(
          ({ key }) => key === typed.entry,
        );
    if (!entry) return undefined;
    const what = 'name' in entry ? entry.name : entry.what || PARTICIPATION_NAMES[entry.kind].zh;
    return {
      title: say(`更正：${entry.day} ${what}`, `Correct: ${entry.day} ${what}`),
      lead: say(
        '这条记录不再计入；原记录和更正理由都保留。应计而漏计的，另行登记。',
        'The entry counts no more; it stays, with the reason. What is missing is entered anew.',
      ),
      back: about.back,
      fields: [reasonField(typed, found)],
      sources: clockSources(visit),
    };
  },
  entry: (request, { entry, reason }) => ({
    kind: 'participation-struck',
    subject: idIn(request.params, 'member'),
    content: { entry, reason },
  }),
};

/** 异议答复. */
export const answerForm: EntryForm = {
  async view(scope, visit, request, typed, found) {
    const about = await aboutCase(scope, visit, request, 'objection');
    return (
      about && {
        title: say('登记异议答复', 'Answer to the objection'),
        lead: about.excuses
          ? say(
              '理由成立的，写明认可的理由，期限自复核之日重新计算；台账确有遗漏的，写明漏记的参加情况。',
              'Where the reason is good, say why: the term begins anew on the day of the check. Where the ledger missed something, say what.',
            )
          : general(
              '台账确有遗漏的，写明漏记的参加情况；复核后会员资格视同从未终止。',
              'Where the ledger missed something, say what; once it was checked the membership goes on as if it had never ended.',
            ),
        back: about.back,
        fields: [
          {
            name: 'choice',
            label: say('答复', 'Answer'),
            value: typed.choice || 'upheld',
            required: true,
            as: 'choice',
            options: [
              {
                value: 'upheld',
                label: about.excuses ? say('认可', 'Accepted') : say('异议成立', 'Upheld'),
              },
              {
                value: 'dismissed',
                label: about.excuses
                  ? say('不予认可', 'Not accepted')
                  : say('异议不成立', 'Dismissed'),
              },
            ],
          },
          reasonField(typed, found),
          kindField(typed, found, COUNTED),
          nameField(typed, found, say('漏记的参加情况', 'Participation that was missed'), false),
          dayField(typed, found, false),
        ],
        sources: about.sources,
      }
    );
  },
  entry: (request, { choice, reason, kind, name, day }) => ({
    kind: 'objection-answer',
    subject: idIn(request.params, 'case'),
    caseId: idIn(request.params, 'case'),
    content: {
      verdict: choice === 'dismissed' ? 'dismissed' : 'upheld',
      reason,
      // A reason instead of a participation that was missed.
      missed:
        choice === 'dismissed' || (name.trim() === '' && day.trim() === '')
          ? null
          : { kind, day, what: name },
    },
  }),
};

function clockSources(visit: Visit) {
  const [clock] = Object.values(visit.charter.clocks);
  return clock ? ruleSources(visit.charter, sourcesOf(clock)) : [];
}
