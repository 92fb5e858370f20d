import { signatoriesOf } from '../../domain/charter/signatories.ts';
import { charterInForce } from '../charters.ts';
import { holdersOf, type Person } from '../persons.ts';
import type { Scope } from '../scope.ts';

/** Who may release papers now, in order of rank. */
export async function signatories(scope: Scope): Promise<readonly Person[]> {
  const { seats } = signatoriesOf(await charterInForce(scope));
  const people = (await holdersOf(scope, seats)).map(({ person }) => person);
  return people.filter((one, index) => people.findIndex(({ id }) => id === one.id) === index);
}
