import { guestsOf } from '../../domain/charter/guests.ts';
import type { Charter } from '../../domain/charter.ts';
import { addGuests, takeUncancelled, takeUntold, type GuestToTell } from '../guests.ts';
import { queueMails } from '../mails-at-once.ts';
import type { Holding } from '../persons.ts';
import { membersBehind } from '../represents.ts';
import type { Scope } from '../scope.ts';
import type { VotingRound } from '../voting-rounds.ts';

/** How many guests one step writes to: an alliance may invite all its members. */
export const GUEST_BATCH = 200;

/** Whoever attends without a seat is invited with the notice; a member that somebody with a seat comes for is not. */
export async function inviteGuests(
  scope: Scope,
  charter: Charter,
  round: VotingRound,
  sitters: readonly Holding[],
): Promise<void> {
  const classes = guestsOf(charter, round.body);
  if (classes.length === 0) return;
  const persons = sitters.map(({ person }) => person.id);
  const behind = await membersBehind(scope, persons, scope.now);
  await addGuests(scope, round.id, classes, [
    ...sitters.flatMap(({ member }) => member ?? []),
    ...[...behind.values()].flat(),
  ]);
}

/** Writes to the next guests of a meeting; says whether there may be more. Once the meeting has begun nobody is invited. */
export async function tellGuests(scope: Scope, round: VotingRound): Promise<boolean> {
  if (round.way !== 'meeting') return false;
  switch (round.state) {
    case 'convened':
      return tell(scope, round, 'guest-notice', await takeUntold(scope, round.id, GUEST_BATCH));
    case 'declined':
      return tell(
        scope,
        round,
        'guest-notice-cancelled',
        await takeUncancelled(scope, round.id, GUEST_BATCH),
      );
    default:
      return false;
  }
}

async function tell(
  scope: Scope,
  round: VotingRound,
  template: 'guest-notice' | 'guest-notice-cancelled',
  guests: readonly GuestToTell[],
): Promise<boolean> {
  await queueMails(
    scope,
    guests.flatMap(({ member, name, address, language }) =>
      // Whom no mail reaches the meeting's page names, for the secretariat to call.
      address === null
        ? []
        : [
            {
              key: `${template} ${round.id} ${member}`,
              scope: round.id,
              template,
              extra: { member },
              language,
              to: { name, address },
              votingRound: round.id,
            },
          ],
    ),
  );
  return guests.length === GUEST_BATCH;
}
