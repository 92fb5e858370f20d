import type { Charter } from '../type.ts';

/**
 * New rules of voting by the rule that held before in the one stage that names them. What such a rule says is then no news but
 * what it says otherwise, and its threshold is told by the stage.
 */
export function rulesInThePlaceOf(before: Charter, after: Charter): ReadonlyMap<string, string> {
  return new Map(
    Object.keys(after.rules)
      .filter((id) => !Object.hasOwn(before.rules, id))
      .flatMap((id) => {
        const old = ruleBefore(before, after, id);
        return old === null ? [] : [[id, old] as const];
      }),
  );
}

function ruleBefore(before: Charter, after: Charter, id: string): string | null {
  const named = Object.entries(after.procedures).flatMap(([procedure, { stages }]) =>
    stages.flatMap((stage) =>
      'rule' in stage && stage.rule === id ? [{ procedure, name: stage.name }] : [],
    ),
  );
  const [only] = named;
  if (!only || named.length > 1 || Object.values(after.bodies).some(({ rule }) => rule === id))
    return null;
  const stage = before.procedures[only.procedure]?.stages.find(({ name }) => name === only.name);
  if (stage?.kind !== 'ballot' && stage?.kind !== 'election') return null;
  const old = stage.rule ?? before.bodies[stage.by]?.rule ?? null;
  return old !== null && Object.hasOwn(before.rules, old) ? old : null;
}
