import type { Source } from '../plan.ts';
import type { Wording } from '../wording.ts';
import { asksMoreThanIsCarriedOut, isOpenedByMembers } from './carried-out.ts';
import { sourcesOf } from './sources.ts';
import type { Charter, Opening } from './type.ts';

/** A procedure that members of certain classes start themselves, by the form of its first stage. */
export type OwnProcedure = {
  readonly id: string;
  readonly name: Wording;
  readonly form: string;
  /** Exactly the members of these classes may start it. */
  readonly classes: readonly string[];
  /** It takes effect with the notice itself; nobody decides. */
  readonly atOnce: boolean;
  /** What says who may start it. */
  readonly sources: readonly Source[];
};

/** Every procedure that some class of members starts itself; leaving has a page of its own. */
export function ownProcedures(charter: Charter): readonly OwnProcedure[] {
  return Object.entries(charter.procedures).flatMap(([id, part]) => {
    const [first] = part.stages;
    if (first?.kind !== 'submit' || !isOpenedByMembers(charter, part.open)) return [];
    if (asksMoreThanIsCarriedOut(charter, part)) return [];
    return [
      {
        id,
        name: part.name,
        form: first.form,
        classes: classesOf(part.open),
        atOnce: first.then.length > 0,
        sources: sourcesOf(part.open),
      },
    ];
  });
}

const classesOf = ({ by }: Opening): readonly string[] => (typeof by === 'string' ? [] : by);
