import type { Source } from '../plan.ts';
import { classAndIncluded } from './classes.ts';
import { sourcesOf } from './sources.ts';
import type { Charter, Right } from './type.ts';

type HeldRight = Right & {
  /** The class that gives it: the member's own, or one that it includes. */
  readonly through: string;
};

/** Every right of a class, its own and those of the classes it includes. A right given twice stands once, the stronger way. */
export function rightsOf(charter: Charter, memberClass: string): readonly HeldRight[] {
  const held = new Map<string, HeldRight>();
  for (const through of classAndIncluded(charter, memberClass).toReversed())
    for (const right of charter.members.classes[through]?.rights ?? []) {
      const key = `${right.may} ${right.what}`;
      const before = held.get(key);
      if (!before || right.priority || !before.priority) held.set(key, { ...right, through });
    }
  return [...held.values()];
}

/** Whether a member of a class may do something, and by which rule; null: nothing in the charter says so. */
export function rightTo(
  charter: Charter,
  memberClass: string,
  may: Right['may'],
  what: string,
): { readonly priority: boolean; readonly sources: readonly Source[] } | null {
  const right = rightsOf(charter, memberClass).find((one) => one.may === may && one.what === what);
  return right ? { priority: right.priority, sources: sourcesOf(right) } : null;
}

/**
 * Whether a member of a class may start a procedure. Where a class is named, exactly its members may: no tier is
 * skipped, and nobody applies for what they have.
 */
export function mayOpen(charter: Charter, procedure: string, memberClass: string): boolean {
  const by = charter.procedures[procedure]?.open.by;
  if (by === undefined) return false;
  return typeof by === 'string' ? by === 'member' : by.includes(memberClass);
}
