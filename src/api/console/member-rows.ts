import { sql } from 'kysely';
import { allCases } from '../../store/cases.ts';
import { openStages } from '../../store/open-stages.ts';
import type { Scope } from '../../store/scope.ts';
import type { EntryGroup } from '../../web/views.ts';
import type { Visit } from './entrance.tsx';

/** What members are called, in the order of the ids. */
export async function namesOf(scope: Scope, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from members where id = any(${[...ids]})`.execute(scope.tx);
  const byId = new Map(rows.map(({ id, name }) => [id, name]));
  return ids.map((id) => byId.get(id) ?? id);
}

/** The open cases at a kind of stage, each with where its form is. */
export async function casesAt(
  scope: Scope,
  visit: Visit,
  kind: 'formalities' | 'objection' | 'reply',
  form: string,
): Promise<EntryGroup['links']> {
  const stages = (await openStages(scope)).filter((stage) => stage.kind === kind);
  const cases = await allCases(scope);
  return stages.flatMap((stage) => {
    const one = cases.find(({ id }) => id === stage.caseId);
    if (!one) return [];
    return [
      {
        url: `${visit.base}/cases/${one.id}/${form}`,
        label: {
          zh: `${one.applicantName} ${one.number}`,
          en: `${one.applicantName} ${one.number}`,
        },
      },
    ];
  });
}
