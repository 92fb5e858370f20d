import { sql } from 'kysely';
import { note } from './audit-trail.ts';
import { knowsPerson } from './register/known.ts';
import { through, type Scope } from './scope.ts';

/** 代办 (X-Q28): for a period somebody does another person's tasks that are not votes. */
export type Substitution = {
  readonly id: string;
  readonly person: string;
  readonly substitute: string;
  readonly from: Date;
  readonly until: Date;
  /** A record's number, or that the person gave it in person. */
  readonly evidence: string;
  readonly givenBy: string;
  readonly givenAt: Date;
  readonly endedAt: Date | null;
};

export type NewSubstitution = Pick<
  Substitution,
  'person' | 'substitute' | 'from' | 'until' | 'evidence' | 'givenBy'
>;

export type NotGiven =
  | 'same-person'
  | 'unknown-person'
  | 'bad-period'
  /** Somebody stands in for the person in that time already. */
  | 'overlaps'
  /** The substitute is away too: nobody stands in for a substitute. */
  | 'substitute-away';

/** Why nobody can stand in so; undefined when they can. */
export async function whyNotGiven(
  scope: Scope,
  entry: Omit<NewSubstitution, 'evidence' | 'givenBy'>,
): Promise<NotGiven | undefined> {
  if (entry.person === entry.substitute) return 'same-person';
  if (!(await knowsPerson(scope, entry.person)) || !(await knowsPerson(scope, entry.substitute)))
    return 'unknown-person';
  if (entry.until <= entry.from || entry.until <= scope.now) return 'bad-period';
  const { rows } = await sql<{ person: string; substitute: string }>`
    select person, substitute from substitutions
    where ended_at is null and valid_from < ${entry.until} and valid_until > ${entry.from}`.execute(
    scope.tx,
  );
  if (rows.some((row) => row.person === entry.person)) return 'overlaps';
  const chained = rows.some(
    (row) => row.person === entry.substitute || row.substitute === entry.person,
  );
  return chained ? 'substitute-away' : undefined;
}

export async function giveSubstitution(
  scope: Scope,
  entry: NewSubstitution,
): Promise<
  | { readonly kind: 'given'; readonly id: string }
  | { readonly kind: 'refused'; readonly because: NotGiven }
> {
  await sql`select pg_advisory_xact_lock(hashtext(${`substitutes ${scope.alliance}`}))`.execute(
    scope.tx,
  );
  const because = await whyNotGiven(scope, entry);
  if (because) return { kind: 'refused', because };
  const id = scope.context.ids.next();
  await sql`insert into substitutions (alliance, id, person, substitute, valid_from, valid_until, evidence, given_by, given_at)
    values (${scope.alliance}, ${id}, ${entry.person}, ${entry.substitute}, ${entry.from}, ${entry.until}, ${entry.evidence},
      ${entry.givenBy}, ${scope.now})`.execute(scope.tx);
  await note(scope, {
    kind: 'substitute.given',
    actor: entry.givenBy,
    channel: through(scope, 'console'),
    subject: entry.person,
    details: {
      substitute: entry.substitute,
      from: entry.from.toISOString(),
      until: entry.until.toISOString(),
      evidence: entry.evidence,
    },
  });
  return { kind: 'given', id };
}

/** Ends it before its time; false when it had ended. */
export async function endSubstitution(scope: Scope, id: string, by: string): Promise<boolean> {
  const { rows } = await sql<{ person: string; substitute: string }>`
    update substitutions set ended_at = ${scope.now}, ended_by = ${by}
    where id = ${id} and ended_at is null and valid_until > ${scope.now} returning person, substitute`.execute(
    scope.tx,
  );
  const row = rows[0];
  if (!row) return false;
  await note(scope, {
    kind: 'substitute.ended',
    actor: by,
    channel: through(scope, 'console'),
    subject: row.person,
    details: { substitute: row.substitute },
  });
  return true;
}

/** Who stands in now, and for whom; of one person or of all. */
export async function substitutionsInForce(
  scope: Scope,
  person?: string,
): Promise<readonly Substitution[]> {
  const whose = person === undefined ? sql`` : sql`and person = ${person}`;
  const { rows } = await sql<Row>`
    select * from substitutions where valid_from <= ${scope.now} and valid_until > ${scope.now}
      and ended_at is null ${whose} order by id`.execute(scope.tx);
  return rows.map(substitutionFrom);
}

/** Everything a person gave away or took on, the latest first. */
export async function substitutionsOf(
  scope: Scope,
  person: string,
): Promise<readonly Substitution[]> {
  const { rows } = await sql<Row>`
    select * from substitutions where person = ${person} or substitute = ${person}
    order by valid_from desc, id desc`.execute(scope.tx);
  return rows.map(substitutionFrom);
}

/** What has begun and was not told to the substitute yet; asked for once, it counts as told. */
export async function takeUnannounced(scope: Scope): Promise<readonly Substitution[]> {
  const { rows } = await sql<Row>`
    update substitutions set announced_at = ${scope.now}
    where announced_at is null and ended_at is null and valid_from <= ${scope.now} and valid_until > ${scope.now}
    returning *`.execute(scope.tx);
  return rows.map(substitutionFrom);
}

type Row = {
  id: string;
  person: string;
  substitute: string;
  valid_from: Date;
  valid_until: Date;
  evidence: string;
  given_by: string;
  given_at: Date;
  ended_at: Date | null;
};

function substitutionFrom(row: Row): Substitution {
  return {
    id: row.id,
    person: row.person,
    substitute: row.substitute,
    from: row.valid_from,
    until: row.valid_until,
    evidence: row.evidence,
    givenBy: row.given_by,
    givenAt: row.given_at,
    endedAt: row.ended_at,
  };
}
