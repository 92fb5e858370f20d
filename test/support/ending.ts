import { instantOf } from '../../src/domain/calendar.ts';
import { allCases, readCase, type Case } from '../../src/store/cases.ts';
import { openAbout, type OpenedAbout } from '../../src/store/decide/open-about.ts';
import { checkRecord, enterRecord } from '../../src/store/decide/enter-record.ts';
import type { Recorded } from '../../src/store/records/records.ts';
import type { Decided } from '../../src/store/decide/decisions.ts';
import { replyTo } from '../../src/store/decide/reply.ts';
import { readMember, type Member } from '../../src/store/members.ts';
import type { Person } from '../../src/store/persons.ts';
import { inScope, type Context, type Scope } from '../../src/store/scope.ts';
import { listRounds } from '../../src/store/voting-rounds.ts';
import { holder, type Stage } from './acting.ts';
import { bringCase, bringRound } from './bringing.ts';

/** A scan as it lies in the file storage. */
export function scan(scope: Scope, document: string, hash = 'a') {
  return {
    id: scope.context.ids.next(),
    document,
    name: '证明材料.pdf',
    type: 'application/pdf',
    size: 5,
    sha256: hash.repeat(64),
  };
}

/** One of the secretariat opens a case about a member, with a scan for each of the documents. */
export function opens(
  world: Stage,
  by: Person,
  member: Member,
  procedure: string,
  answers: Readonly<Record<string, string>>,
  documents: readonly string[],
): Promise<OpenedAbout> {
  return world.inScope((scope) =>
    openAbout(scope, member.id, procedure, {
      answers,
      files: documents.map((document) => scan(scope, document)),
      by: by.id,
    }),
  );
}

/** The same, where it is taken. */
export async function opened(...asked: Parameters<typeof opens>): Promise<Case> {
  const came = await opens(...asked);
  if (came.kind !== 'opened') throw new Error(JSON.stringify(came));
  asked[0].dispatcher.nudge();
  return came.case;
}

/** The member answers by its own link. */
export async function replies(world: Stage, one: Case, text: string): Promise<Decided> {
  const decided = await world.inScope((scope) =>
    replyTo(scope, one.id, {
      text,
      files: [scan(scope, 'evidence', 'b')],
      actor: { person: null, channel: 'own-link' },
    }),
  );
  world.dispatcher.nudge();
  return decided;
}

/** A member’s answer by letter, received on a day, entered by one of the secretariat with its scan. */
export function enterLetter(
  scope: Scope,
  by: string,
  one: Case,
  day: string,
  text: string,
): ReturnType<typeof enterRecord> {
  const entry = {
    kind: 'reply',
    subject: one.id,
    caseId: one.id,
    channel: 'letter',
    content: { how: 'letter', text },
    actedAt: new Date(instantOf(day, 0)),
  } as const;
  return enterRecord(scope, by, entry, [scan(scope, 'evidence', 'c')]);
}

/** The same by letter, received on a day: one of the secretariat enters it, a second one checks it. */
export async function repliesByLetter(
  world: Stage,
  one: Case,
  day: string,
  text: string,
): Promise<Recorded> {
  const officers = [await holder(world, 'case-officer', 0), await holder(world, 'case-officer', 1)];
  const checked = await world.inScope(async (scope) => {
    const entered = await enterLetter(scope, officers[0]?.id ?? '', one, day, text);
    if (entered.kind !== 'entered') throw new Error(entered.because);
    return checkRecord(scope, entered.record.id, officers[1]?.id ?? '', { right: true });
  });
  if (checked.kind !== 'checked') throw new Error(checked.because);
  world.dispatcher.nudge();
  return checked.record;
}

export const caseNow = (world: Stage, one: Case): Promise<Case> =>
  world.inScope(async (scope) => (await readCase(scope, one.id)) as Case);

export const memberNow = (world: Stage, member: Member): Promise<Member> =>
  world.inScope(async (scope) => (await readMember(scope, member.id)) as Member);

/** Every case of an alliance, and its voting rounds, which cases wait for, as far as their rows allow. */
export async function bringAll(context: Context, alliance: string): Promise<void> {
  await bringCases(context, alliance);
  for (const { id } of await inScope(context, alliance, listRounds))
    await bringRound(context, alliance, id);
  await bringCases(context, alliance);
}

export async function bringCases(context: Context, alliance: string): Promise<void> {
  for (const { id } of await inScope(context, alliance, allCases))
    await bringCase(context, alliance, id, 'mail');
}
