import { readCase, type Case } from '../../src/store/cases.ts';
import { openAbout, type OpenedAbout } from '../../src/store/decide/open-about.ts';
import type { Decided } from '../../src/store/decide/decisions.ts';
import { replyTo } from '../../src/store/decide/reply.ts';
import { readMember, type Member } from '../../src/store/members.ts';
import type { Person } from '../../src/store/persons.ts';
import type { Scope } from '../../src/store/scope.ts';
import type { Stage } from './acting.ts';

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

export const caseNow = (world: Stage, one: Case): Promise<Case> =>
  world.inScope(async (scope) => (await readCase(scope, one.id)) as Case);

export const memberNow = (world: Stage, member: Member): Promise<Member> =>
  world.inScope(async (scope) => (await readMember(scope, member.id)) as Member);
