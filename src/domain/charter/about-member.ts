import type { Source } from '../plan.ts';
import type { Wording } from '../wording.ts';
import { asksMoreThanIsCarriedOut } from './carried-out.ts';
import { sourcesOf } from './sources.ts';
import type { Charter } from './type.ts';

/** A procedure that the secretariat opens about one member; `papersFor` says what it hands in. */
export type AboutMember = {
  readonly id: string;
  readonly name: Wording;
  readonly sources: readonly Source[];
};

/** Every procedure that the secretariat may open about a member; none where the charter has none (D-Q7, E-Q14). */
export function proceduresAbout(charter: Charter): readonly AboutMember[] {
  return Object.entries(charter.procedures).flatMap(([id, part]) => {
    const [first] = part.stages;
    if (part.about !== 'member' || first?.kind !== 'submit') return [];
    if (asksMoreThanIsCarriedOut(charter, part)) return [];
    return [
      {
        id,
        name: part.name,
        sources: [...sourcesOf(part), ...sourcesOf(part.open)].filter(
          (source, at, all) =>
            all.findIndex(
              (one) => one.article === source.article && one.question === source.question,
            ) === at,
        ),
      },
    ];
  });
}
