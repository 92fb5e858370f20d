import type { Wording } from '../domain/wording.ts';
import type { Case } from '../store/cases.ts';
import { decisionsOfCase, takenInPlaceOf } from '../store/decide/decisions.ts';
import { personsOf } from '../store/persons.ts';
import type { Scope } from '../store/scope.ts';
import { ballotsOfCase } from '../store/voting-rounds.ts';

/**
 * 提示: who has a part in more than one stage of a case. That is not forbidden, and it is said; but not of those who sit
 * in the body that the charter lets decide twice.
 */
export async function inTwoStages(scope: Scope, one: Case): Promise<readonly Wording[]> {
  const stages = new Map<string, Set<string>>();
  const add = (person: string | null | undefined, stage: string | null): void => {
    if (person && stage) stages.set(person, (stages.get(person) ?? new Set()).add(stage));
  };
  for (const decision of await decisionsOfCase(scope, one.id)) {
    add(decision.person, decision.stage);
    add(takenInPlaceOf(decision), decision.stage);
  }
  const bodies = new Set<string>();
  for (const ballot of await ballotsOfCase(scope, one.id)) {
    const stage = one.plan.stages.find(({ name }) => name === ballot.stage);
    if (stage?.kind !== 'ballot' || bodies.has(stage.by)) continue;
    bodies.add(stage.by);
    for (const seat of ballot.electorate?.voters ?? []) add(seat.person, ballot.stage);
  }
  const several = [...stages].filter(([, those]) => those.size > 1);
  const names = new Map(
    (
      await personsOf(
        scope,
        several.map(([person]) => person),
      )
    ).map(({ id, name }) => [id, name]),
  );
  const titleOf = (name: string): Wording =>
    one.plan.stages.find((stage) => stage.name === name)?.title ?? { zh: name, en: name };
  return several.map(([person, those]) => {
    const titles = [...those].map(titleOf);
    const name = names.get(person) ?? '';
    return {
      zh: `${name}在本事项的${titles.map(({ zh }) => `“${zh}”`).join('和')}中都有职责。`,
      en: `${name} has a part in more than one stage of this case: ${titles.map(({ en }) => en).join(', ')}.`,
    };
  });
}
