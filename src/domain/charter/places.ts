import type { Source } from '../plan.ts';
import { classAndIncluded } from './classes.ts';
import { rightTo } from './rights.ts';
import { sourcesOf } from './sources.ts';
import type { Charter, Right } from './type.ts';

/** Equal claims go as they came, the end of the sign-up settles it, and who is late stands last (X-Q31). */
export const ORDER_OF_PLACES: Source = { from: 'default', question: 'X-Q31' };

/** Who wants a place: its class, and whether it founded the alliance. */
export type Wanting = { readonly class: string; readonly founder: boolean };

/** Whatever some members may join, in the order of the charter: 活动, 合作项目, 服务 … */
export function joinable(charter: Charter): readonly string[] {
  const ofClasses = Object.values(charter.members.classes).flatMap(({ rights }) => rights);
  const all = [...ofClasses, ...rightsOfFounders(charter)].filter(({ may }) => may === 'join');
  return [...new Set(all.map(({ what }) => what))];
}

/** What a member’s claim to a place rests on. The higher rank comes first; 0: it goes by the time of signing up. */
export type Claim = { readonly rank: number; readonly sources: readonly Source[] };

/** The claim that a member’s class gives it, or that it founded the alliance; null: nothing lets it join. */
export function claimTo(charter: Charter, what: string, wanting: Wanting): Claim | null {
  const own = rightTo(charter, wanting.class, 'join', what);
  const founding = wanting.founder ? founderRight(charter, what) : undefined;
  if (!own && !founding) return null;
  const height = own?.priority ? 1 + heightOf(charter, wanting.class) : 0;
  if (!founding?.priority)
    return { rank: height, sources: own?.sources ?? (founding ? sourcesOf(founding) : []) };
  // Before every class: what founders have first nobody else has before them. Among founders the class counts again.
  return {
    rank: 2 + Object.keys(charter.members.classes).length + height,
    sources: [...sourcesOf(founding), ...(own?.priority ? own.sources : [])],
  };
}

/** Who may sign up, by the classes of the charter and whether founders of any class may. */
export function whoJoins(
  charter: Charter,
  what: string,
): { readonly classes: readonly string[]; readonly founders: boolean } {
  return {
    classes: Object.keys(charter.members.classes).filter(
      (id) => rightTo(charter, id, 'join', what) !== null,
    ),
    founders: founderRight(charter, what) !== undefined,
  };
}

/** Those who want a place, in the order in which they get one: 优先 first, else as they came. */
export function inPriority<One extends Wanting>(
  charter: Charter,
  what: string,
  wanting: readonly One[],
): readonly One[] {
  const rank = (one: One): number => claimTo(charter, what, one)?.rank ?? -1;
  return wanting.toSorted((one, other) => rank(other) - rank(one));
}

/** How many classes stand below a class. */
function heightOf(charter: Charter, id: string): number {
  const included = classAndIncluded(charter, id);
  return Object.keys(charter.members.classes).filter((other) => included.includes(other)).length;
}

/** A charter stored before founders could have rights has none of them. */
const rightsOfFounders = ({ members }: Charter): readonly Right[] => members.founders?.rights ?? [];

function founderRight(charter: Charter, what: string): Right | undefined {
  return rightsOfFounders(charter).find((right) => right.may === 'join' && right.what === what);
}
