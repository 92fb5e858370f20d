import type { z } from 'zod';
import { readCase, type Case } from '../../store/cases.ts';
import type { Decided } from '../../store/decide/decisions.ts';
import { evidenceIn, type SoundFile } from '../console/evidence.ts';
import type { Site } from '../site.ts';
import { operation, type Call, type Callers } from './operation.ts';
import { PROBLEMS } from './problem.ts';
import { DECISION_REFUSALS, decidedAnswer } from './refusals.ts';
import { receipt } from './shapes.ts';

/** The case about a member that a link is for; undefined of any other link. */
export async function caseOfLink({
  by,
  inScope,
}: Pick<Call<'link', unknown, unknown>, 'by' | 'inScope'>): Promise<Case | undefined> {
  if (by.link.purpose !== 'case') return undefined;
  const one = await inScope((scope) => readCase(scope, by.link.subject));
  return one?.member ? one : undefined;
}

/** What a member says in a case about it, with papers. */
export function wordInCase<Body extends z.ZodObject>(
  written: {
    readonly id: string;
    readonly tag: string;
    readonly path: string;
    readonly summary: string;
    readonly body: Body;
  },
  take: (
    site: Site,
    by: Callers['link'],
    body: z.infer<Body>,
    files: readonly SoundFile[],
  ) => Promise<Decided>,
) {
  return operation({
    ...written,
    method: 'post',
    description: 'Files come as parts named `evidence`.',
    by: 'link',
    files: ['evidence'],
    answers: receipt,
    refusals: DECISION_REFUSALS,
    async act({ site, by, body, request, inScope }) {
      if (!(await caseOfLink({ by, inScope }))) return PROBLEMS.unknown();
      const { files, problem } = await evidenceIn(request, 'optional');
      if (problem) return PROBLEMS.invalid([{ field: 'evidence', message: problem }]);
      return decidedAnswer(await take(site, by, body, files));
    },
  });
}
