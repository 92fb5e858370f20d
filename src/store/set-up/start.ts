import { sql } from 'kysely';
import { instantOf } from '../../domain/calendar.ts';
import { electorsOf } from '../../domain/charter/people.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { SECRETARIAT, type SetUpAnswers, type SetUpPerson } from '../../domain/set-up.ts';
import { note } from '../audit-trail.ts';
import { addFile } from '../files.ts';
import { queueMail } from '../mails.ts';
import { addResolution } from '../resolutions.ts';
import { inScope, type Context, type Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';
import { bringIn, found, lockFounding } from './found.ts';
import { setUpIn } from './set-ups.ts';

/** Why an alliance does not begin; `name` is whom it is about. */
export type NotStarted =
  | { readonly because: 'unknown' | 'changed-meanwhile' | 'id-taken' | 'code-taken' | 'incomplete' }
  | { readonly because: 'address-taken' | 'seat-refused'; readonly name: string };

export type Started =
  /** `before`: it had begun before this request. */
  | { readonly kind: 'started'; readonly alliance: string; readonly before: boolean }
  | ({ readonly kind: 'refused' } & NotStarted);

/** Undoes everything: of an alliance that cannot begin nothing is there. */
class Refusal extends Error {
  readonly why: NotStarted;
  constructor(why: NotStarted) {
    super(why.because);
    this.why = why;
  }
}

/**
 * Makes an alliance of what was set up, in one transaction: its row, its charter, the resolution, those in office, the
 * mails to its secretariat. Asked twice, it begins once. `charter` is what the draft's file says at this revision.
 */
export async function startAlliance(
  context: Context,
  id: string,
  { revision, charter }: { readonly revision: number; readonly charter: Charter },
): Promise<Started> {
  try {
    return await inScope(context, charter.id, (scope) => start(scope, id, revision, charter));
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', ...error.why };
    throw error;
  }
}

async function start(
  scope: Scope,
  id: string,
  revision: number,
  charter: Charter,
): Promise<Started> {
  await lockFounding(scope);
  const draft = await setUpIn(scope.tx, id, 'update');
  if (!draft) throw new Refusal({ because: 'unknown' });
  if (draft.became !== null) return { kind: 'started', alliance: draft.became, before: true };
  if (draft.revision !== revision) throw new Refusal({ because: 'changed-meanwhile' });
  const { answers } = draft;
  const begins = await foundFrom(scope, charter, answers);
  await bringPeopleIn(scope, charter, answers);
  for (const file of answers.documents) await addFile(scope, { ...file, document: 'appointment' });
  const { resolution } = answers;
  if (resolution !== null && resolution !== 'later') {
    for (const file of resolution.scans) await addFile(scope, { ...file, document: 'resolution' });
    await addResolution(scope, charter, resolution, 'set-up');
  }
  await note(scope, {
    kind: 'alliance.set-up',
    actor: 'system',
    channel: 'system',
    subject: scope.alliance,
    details: {
      setUp: id,
      charter: charter.id,
      version: charter.version,
      inOffice: answers.people.length,
      documents: answers.documents.map(({ sha256 }) => sha256),
      resolution:
        resolution === null || resolution === 'later'
          ? null
          : resolution.scans.map(({ sha256 }) => sha256),
      worksFrom: begins.toISOString(),
    },
  });
  // What was typed lies in the register now, and is kept once.
  await sql`update set_ups set became = ${scope.alliance}, started_at = ${scope.now}, answers = '{}'::jsonb,
      charter_yaml = '', charter_text = '' where id = ${id}`.execute(scope.tx);
  await wake(scope, 'mailDelivery', 'alliance');
  return { kind: 'started', alliance: scope.alliance, before: false };
}

/** The alliance's row and its charter; from when it works. */
async function foundFrom(scope: Scope, charter: Charter, answers: SetUpAnswers): Promise<Date> {
  const { alliance, firstDay } = answers;
  if (alliance === null || firstDay === null) throw new Refusal({ because: 'incomplete' });
  const taken = await sql<{ id: string }>`
    select id from alliances where id = ${scope.alliance} or code = ${alliance.code}`.execute(
    scope.tx,
  );
  const [other] = taken.rows;
  if (other)
    throw new Refusal({ because: other.id === scope.alliance ? 'id-taken' : 'code-taken' });
  const worksFrom = new Date(Math.max(instantOf(firstDay, 0), scope.now.getTime()));
  const address = { zh: alliance.address, en: alliance.addressEn };
  await found(scope, charter, { ...alliance, address, worksFrom });
  return worksFrom;
}

async function bringPeopleIn(
  scope: Scope,
  charter: Charter,
  { people }: SetUpAnswers,
): Promise<void> {
  const secretariat = electorsOf(charter, SECRETARIAT);
  for (const entry of people) {
    const { seats, since, key: _, ...details } = entry;
    const from = since === null ? scope.now : new Date(instantOf(since, 0));
    const came = await bringIn(scope, details, seats, { from });
    if (came.kind === 'refused') throw new Refusal({ because: came.because, name: entry.name });
    if (seats.some((seat) => secretariat.includes(seat)))
      await tellHowToSignIn(scope, came.person, entry);
  }
}

async function tellHowToSignIn(
  scope: Scope,
  person: string,
  { name, email, language }: SetUpPerson,
): Promise<void> {
  if (email === null) return;
  await queueMail(scope, {
    key: `set up ${person}`,
    scope: 'alliance',
    template: 'alliance-set-up',
    extra: {},
    language,
    to: { person, name, address: email },
  });
}
