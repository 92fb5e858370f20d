import { linksFor } from '../links.ts';
import { queueMails } from '../mails-at-once.ts';
import { personsOf } from '../persons.ts';
import type { Scope } from '../scope.ts';
import type { Ballot } from '../voting-rounds.ts';

/** Everybody who was entitled or attends without a vote, each once. */
export function addressedBy(ballots: readonly Ballot[]): readonly string[] {
  return [
    ...new Set(
      ballots.flatMap((ballot) =>
        [...(ballot.electorate?.voters ?? []), ...(ballot.electorate?.observers ?? [])].map(
          (seat) => seat.person,
        ),
      ),
    ),
  ];
}

/** A mail of a voting round to each of these persons, once under its key. */
export async function tellRound(
  scope: Scope,
  votingRound: string,
  persons: readonly string[],
  mail: {
    readonly key: string;
    readonly template: string;
    readonly extra?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const told = await personsOf(scope, persons);
  const links = await linksFor(
    scope,
    'voting-round',
    votingRound,
    told.map(({ id }) => id),
  );
  await queueMails(
    scope,
    told.map((person) => ({
      key: `${mail.key} ${person.id}`,
      scope: votingRound,
      template: mail.template,
      extra: mail.extra ?? {},
      language: person.language,
      to: { person: person.id, name: person.name, address: person.email },
      link: links.get(person.id) as string,
      votingRound,
    })),
  );
}
