import type { Source } from '../plan.ts';
import { classAndIncluded } from './classes.ts';
import { rightTo } from './rights.ts';
import type { Charter } from './type.ts';

/** Equal claims go as they came, the end of the sign-up settles it, and who is late stands last (X-Q31). */
export const ORDER_OF_PLACES: Source = { from: 'default', question: 'X-Q31' };

/** Whatever members of some class may join, in the order of the charter: 活动, 合作项目, 服务 … */
export function joinable(charter: Charter): readonly string[] {
  const all = Object.values(charter.members.classes).flatMap(({ rights }) =>
    rights.filter(({ may }) => may === 'join').map(({ what }) => what),
  );
  return [...new Set(all)];
}

/** What a member’s claim to a place rests on. The higher rank comes first; 0: it goes by the time of signing up. */
export type Claim = { readonly rank: number; readonly sources: readonly Source[] };

/** The claim that a class gives; null: nothing in the charter lets its members join. */
export function claimTo(
  charter: Charter,
  what: string,
  wanting: { readonly class: string },
): Claim | null {
  const right = rightTo(charter, wanting.class, 'join', what);
  if (!right) return null;
  return {
    rank: right.priority ? 1 + heightOf(charter, wanting.class) : 0,
    sources: right.sources,
  };
}

/** The classes whose members may sign up. */
export function classesThatJoin(charter: Charter, what: string): readonly string[] {
  return Object.keys(charter.members.classes).filter(
    (id) => rightTo(charter, id, 'join', what) !== null,
  );
}

/** Those who want a place, in the order in which they get one: 优先 first, else as they came. */
export function inPriority<Wanting extends { readonly class: string }>(
  charter: Charter,
  what: string,
  wanting: readonly Wanting[],
): readonly Wanting[] {
  const rank = (one: Wanting): number => claimTo(charter, what, one)?.rank ?? -1;
  return wanting.toSorted((one, other) => rank(other) - rank(one));
}

/** How many classes stand below a class. */
function heightOf(charter: Charter, id: string): number {
  const included = classAndIncluded(charter, id);
  return Object.keys(charter.members.classes).filter((other) => included.includes(other)).length;
}
