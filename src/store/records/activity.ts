import { addActivity, addParticipation, ledgerOf, strikeEntry } from '../participation.ts';
import { dayOf, type Day } from '../../domain/calendar.ts';
import { PARTICIPATION_KINDS, type ParticipationKind } from '../../domain/participation.ts';
import { isDay } from '../../domain/particulars/identifiers.ts';
import { readMember, wakeMember } from '../members.ts';
import type { Scope } from '../scope.ts';
import { activitiesHeld } from '../participation.ts';
import type { RecordRules } from './rules.ts';

/** An assembly or activity that was held, with the members on its sign-in sheet. Subject: 'activities'. */
export type ActivityContent = {
  readonly kind: 'assembly' | 'activity';
  readonly name: string;
  readonly day: Day;
  readonly members: readonly string[];
};

/** One participation of one member outside of an activity on record. Subject: the member. */
export type ParticipationContent = {
  readonly kind: ParticipationKind;
  readonly day: Day;
  readonly what: string;
};

/** 更正: an entry of a ledger, or an activity, that was entered wrongly. Subject: the member, or 'activities'. */
export type StrikeContent = { readonly entry: string; readonly reason: string };

/** 活动登记: counts for every member on the sheet. */
export const activityRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const content = entry.content as unknown as ActivityContent;
    if (content.name.trim() === '') return 'name-missing';
    return dayProblem(scope, content.day) ?? membersProblem(scope, content.members);
  },
  async apply(scope, record) {
    const content = record.content as unknown as ActivityContent;
    const activity = await addActivity(scope, { ...content, record: record.id });
    for (const member of content.members) await wakeMember(scope, member);
    return { kind: 'counted', outcome: { activity } };
  },
};

/** 参加情况登记: a task delivered, a vote or an attendance that no other record holds. */
export const participationRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const content = entry.content as unknown as ParticipationContent;
    if (!PARTICIPATION_KINDS.includes(content.kind)) return 'kind-missing';
    if (content.what.trim() === '') return 'name-missing';
    return dayProblem(scope, content.day) ?? membersProblem(scope, [entry.subject]);
  },
  async apply(scope, record) {
    const content = record.content as unknown as ParticipationContent;
    const entry = await addParticipation(scope, {
      ...content,
      member: record.subject,
      record: record.id,
    });
    await wakeMember(scope, record.subject);
    return { kind: 'counted', outcome: { entry } };
  },
};

/** 台账更正: the entry stays, struck out, with the reason. */
export const strikeRecord: RecordRules = {
  evidence: 'optional',
  async admissible(scope, entry) {
    const content = entry.content as unknown as StrikeContent;
    if (content.reason.trim() === '') return 'reason-missing';
    return (await isStanding(scope, entry.subject, content.entry)) ? undefined : 'unknown';
  },
  async apply(scope, record) {
    const { entry, reason } = record.content as unknown as StrikeContent;
    const whole = record.subject === 'activities';
    const struck =
      (await isStanding(scope, record.subject, entry)) &&
      (await strikeEntry(scope, {
        key: entry,
        member: whole ? '' : record.subject,
        reason,
        record: record.id,
      }));
    if (!struck) return { kind: 'without-effect', because: 'struck-before' };
    if (!whole) await wakeMember(scope, record.subject);
    return { kind: 'counted', outcome: { entry } };
  },
};

async function isStanding(scope: Scope, subject: string, key: string): Promise<boolean> {
  if (subject === 'activities')
    return (await activitiesHeld(scope)).some(
      (activity) => `activity ${activity.id}` === key && !activity.struck,
    );
  return (await ledgerOf(scope, subject)).some((entry) => entry.key === key && !entry.struck);
}

function dayProblem(scope: Scope, day: string): string | undefined {
  if (!isDay(day)) return 'day-missing';
  return day > dayOf(scope.now.getTime()) ? 'in-the-future' : undefined;
}

async function membersProblem(
  scope: Scope,
  members: readonly string[],
): Promise<string | undefined> {
  for (const member of members) if (!(await readMember(scope, member))) return 'unknown';
  return undefined;
}
