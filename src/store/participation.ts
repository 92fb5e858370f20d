import { sql } from 'kysely';
import { dayOf, type Day } from '../domain/calendar.ts';
import type { InactivityClock } from '../domain/charter/type.ts';
import {
  idleAt,
  type Idle,
  type Participation,
  type ParticipationKind,
} from '../domain/participation.ts';
import { readMember, type Member } from './members.ts';
import type { Scope } from './scope.ts';
import type { TaskKind } from './tasks.ts';

/** One entry of a member's ledger, with where it comes from. */
export type LedgerEntry = Participation & {
  /** The entry's own name, by which it is corrected: 'entry <id>', 'vote <voting round>', 'task <task>'. */
  readonly key: string;
  /** In words; for a vote the round's number. */
  readonly what: string;
  readonly source:
    | { readonly from: 'record'; readonly record: string }
    | { readonly from: 'vote'; readonly votingRound: string }
    | {
        readonly from: 'task';
        readonly task: string;
        readonly kind: TaskKind;
        readonly caseId: string | null;
      };
  /** Why it does not count any more; it stays in the ledger all the same. */
  readonly struck: { readonly reason: string; readonly record: string; readonly at: Date } | null;
};

export type Activity = {
  readonly id: string;
  readonly kind: 'assembly' | 'activity';
  readonly name: string;
  readonly day: Day;
  readonly record: string;
  /** The voting round, where it was a meeting. */
  readonly sitting: string | null;
  /** Whether every member could take part; a body's own meeting is not held for the others (X-Q3). */
  readonly open: boolean;
  readonly struck: boolean;
};

type Struck = { entry: string; member: string; reason: string; record_id: string; struck_at: Date };

/** Everything a member took part in, the latest first, struck entries included. */
export async function ledgerOf(scope: Scope, member: string): Promise<readonly LedgerEntry[]> {
  const entries = [
    ...(await recordedEntries(scope, member)),
    ...(await votesOfUnit(scope, member)),
    ...(await tasksOfUnit(scope, member)),
  ];
  const { rows } =
    await sql<Struck>`select * from participation_struck where member in ('', ${member})`.execute(
      scope.tx,
    );
  return entries
    .map(({ activity, ...entry }) => {
      const struck = rows.find(
        (row) => row.entry === entry.key || row.entry === `activity ${activity}`,
      );
      return {
        ...entry,
        struck: struck
          ? { reason: struck.reason, record: struck.record_id, at: struck.struck_at }
          : null,
      };
    })
    .toSorted((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0));
}

type Found = Omit<LedgerEntry, 'struck'> & { readonly activity: string | null };

async function recordedEntries(scope: Scope, member: string): Promise<readonly Found[]> {
  const { rows } = await sql<{
    id: string;
    kind: ParticipationKind;
    day: string;
    what: string;
    activity: string | null;
    record_id: string;
  }>`select * from participation where member = ${member}`.execute(scope.tx);
  return rows.map((row) => ({
    key: `entry ${row.id}`,
    kind: row.kind,
    day: row.day,
    what: row.what,
    activity: row.activity,
    source: { from: 'record', record: row.record_id },
  }));
}

/** Whether a person is the member, or was of its unit at an instant: employed under any code it has had. */
const ofTheUnit = (
  person: string,
  at: string,
  member: string,
) => sql`(${sql.ref(person)} = (select person from members where id = ${member}) or exists (
  select from person_versions p
  where p.person = ${sql.ref(person)}
    and p.valid_from = (select max(q.valid_from) from person_versions q where q.person = p.person and q.valid_from <= ${sql.ref(at)})
    and p.employer_code in (
      select o.credit_code from organisation_versions o join members m on m.organisation = o.organisation where m.id = ${member})))`;

/** A vote by somebody of a member unit counts for the unit; a recusal is no vote. */
async function votesOfUnit(scope: Scope, member: string): Promise<readonly Found[]> {
  const { rows } = await sql<{ voting_round: string; number: string; acted_at: Date }>`
    select r.id as voting_round, r.number, max(v.acted_at) as acted_at
    from votes v join ballots b on b.id = v.ballot join voting_rounds r on r.id = b.voting_round
    where v.choice <> 'recuse' and ${ofTheUnit('v.person', 'v.acted_at', member)}
    group by r.id, r.number`.execute(scope.tx);
  return rows.map((row) => ({
    key: `vote ${row.voting_round}`,
    kind: 'vote',
    day: dayOf(row.acted_at.getTime()),
    what: row.number,
    activity: null,
    source: { from: 'vote', votingRound: row.voting_round },
  }));
}

async function tasksOfUnit(scope: Scope, member: string): Promise<readonly Found[]> {
  const { rows } = await sql<{
    task_id: string;
    kind: TaskKind;
    case_id: string | null;
    acted_at: Date;
  }>`
    select d.task_id, t.kind, d.case_id, d.acted_at from decisions d join tasks t on t.id = d.task_id
    where d.person is not null and d.choice <> 'hand-over' and ${ofTheUnit('d.person', 'd.acted_at', member)}`.execute(
    scope.tx,
  );
  return rows.map((row) => ({
    key: `task ${row.task_id}`,
    kind: 'task',
    day: dayOf(row.acted_at.getTime()),
    what: '',
    activity: null,
    source: { from: 'task', task: row.task_id, kind: row.kind, caseId: row.case_id },
  }));
}

/** The assemblies and activities on record, the latest first, those struck out included. */
export async function activitiesHeld(scope: Scope): Promise<readonly Activity[]> {
  const { rows } = await sql<{
    id: string;
    kind: Activity['kind'];
    name: string;
    day: string;
    record_id: string;
    sitting: string | null;
    open: boolean;
    struck: boolean;
  }>`select a.*, exists (select from participation_struck s where s.entry = 'activity ' || a.id) as struck
    from activities a order by a.day desc, a.id desc`.execute(scope.tx);
  return rows.map(({ record_id: record, ...row }) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    day: row.day,
    record,
    sitting: row.sitting,
    open: row.open,
    struck: row.struck,
  }));
}

/** The members on the sign-in sheet of an activity. */
export async function membersAt(scope: Scope, activity: string): Promise<readonly string[]> {
  const { rows } = await sql<{ member: string }>`
    select member from participation where activity = ${activity} order by member`.execute(
    scope.tx,
  );
  return rows.map(({ member }) => member);
}

/** What stands in the ledger for a meeting; undefined where its sign-in sheet was never checked. */
export async function activityOfSitting(
  scope: Scope,
  votingRound: string,
): Promise<Activity | undefined> {
  return (await activitiesHeld(scope)).find((one) => one.sitting === votingRound && !one.struck);
}

/** Where a member's clock stands at an instant, from the rows alone. */
export async function idleOf(
  scope: Scope,
  member: Member,
  clock: InactivityClock,
  warnedAt: Date | null,
  at: Date = scope.now,
): Promise<Idle> {
  const entries = (await ledgerOf(scope, member.id)).filter((entry) => entry.struck === null);
  const held = (await activitiesHeld(scope)).filter(
    (activity) => activity.open && !activity.struck,
  );
  const began = dayOf(member.clockFrom.getTime());
  const ledger = { began, entries, held, warnedAt: warnedAt?.getTime() ?? null };
  return idleAt(clock, ledger, at.getTime());
}

/** Enters an assembly or activity that was held, with the members who attended. */
export async function addActivity(
  scope: Scope,
  activity: Pick<Activity, 'kind' | 'name' | 'day' | 'record'> & {
    readonly members: readonly string[];
    readonly sitting?: string | null;
    readonly open?: boolean;
  },
): Promise<string> {
  const id = scope.context.ids.next();
  await sql`insert into activities (alliance, id, kind, name, day, record_id, sitting, open, entered_at)
    values (${scope.alliance}, ${id}, ${activity.kind}, ${activity.name}, ${activity.day}, ${activity.record},
      ${activity.sitting ?? null}, ${activity.open ?? true}, ${scope.now})`.execute(scope.tx);
  for (const member of new Set(activity.members))
    await addParticipation(scope, { ...activity, member, what: activity.name, activity: id });
  return id;
}

/** Enters one participation of one member. */
export async function addParticipation(
  scope: Scope,
  entry: {
    readonly member: string;
    readonly kind: ParticipationKind;
    readonly day: Day;
    readonly what: string;
    readonly record: string;
    readonly activity?: string;
  },
): Promise<string> {
  const id = scope.context.ids.next();
  await sql`insert into participation (alliance, id, member, kind, day, what, activity, record_id, entered_at)
    values (${scope.alliance}, ${id}, ${entry.member}, ${entry.kind}, ${entry.day}, ${entry.what}, ${entry.activity ?? null},
      ${entry.record}, ${scope.now})`.execute(scope.tx);
  return id;
}

/** Strikes an entry out; false when it was struck out before. `member` is empty for an activity as a whole. */
export async function strikeEntry(
  scope: Scope,
  entry: {
    readonly key: string;
    readonly member: string;
    readonly reason: string;
    readonly record: string;
  },
): Promise<boolean> {
  const { rows } =
    await sql`insert into participation_struck (alliance, entry, member, reason, record_id, struck_at)
    values (${scope.alliance}, ${entry.key}, ${entry.member}, ${entry.reason}, ${entry.record}, ${scope.now})
    on conflict do nothing returning entry`.execute(scope.tx);
  return rows.length > 0;
}

/** Everybody who is a member now, by name. */
export async function membersNow(scope: Scope): Promise<readonly Member[]> {
  const { rows } = await sql<{ id: string }>`
    select id from members where until is null or until > ${scope.now} order by name, id limit 2000`.execute(
    scope.tx,
  );
  const members: Member[] = [];
  for (const { id } of rows) members.push((await readMember(scope, id)) as Member);
  return members;
}
