import { linkFor } from '../links.ts';
import { queueMail } from '../mails.ts';
import { personOf } from '../persons.ts';
import type { Scope } from '../scope.ts';
import { openTask } from '../tasks.ts';
import { readRound } from '../voting-rounds.ts';
import type { Recorded } from './records.ts';

/** Whoever has a vote recorded in their name is told, and may say that it is not theirs; without an address by telephone or on paper. */
export async function tellVoter(scope: Scope, record: Recorded, voter: string): Promise<void> {
  const person = await personOf(scope, voter);
  if (person.email === null) {
    // Once the round is counted there is nothing left to object to.
    if ((await readRound(scope, record.subject))?.state !== 'open') return;
    await openTask(scope, {
      kind: 'tell',
      addressees: [],
      votingRound: record.subject,
      subject: record.id,
    });
    return;
  }
  await queueMail(scope, {
    key: `vote recorded ${record.id}`,
    scope: record.subject,
    template: 'vote-recorded',
    extra: { record: record.id },
    language: person.language,
    to: { person: person.id, name: person.name, address: person.email },
    link: await linkFor(scope, 'voting-round', record.subject, person.id),
    votingRound: record.subject,
  });
}
