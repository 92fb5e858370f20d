import type { Wording } from '../../domain/wording.ts';
import { LINK_PROBLEMS } from './caller.ts';
import type { Operation } from './operation.ts';
import { PROBLEMS } from './problem.ts';

/** One type of problem as it is described: what it is called, and where it may come. */
export type ProblemType = {
  readonly code: string;
  readonly status: number | null;
  readonly title: Wording | null;
  /** Ids of the operations that name it; empty for what any of them may answer. */
  readonly operations: readonly string[];
};

/** What any operation may answer. */
export const GENERAL_PROBLEMS: readonly ProblemType[] = [
  ...Object.values(PROBLEMS).map((make) => {
    const { code, status, title } = make([]);
    return { code, status, title, operations: [] };
  }),
  ...Object.entries(LINK_PROBLEMS).map(([code, title]) => ({
    code,
    status: 401,
    title,
    operations: [],
  })),
];

/** Every type of problem: the general ones, then each that an operation names. */
export function problemTypes(operations: readonly Operation[]): readonly ProblemType[] {
  const general = new Set(GENERAL_PROBLEMS.map(({ code }) => code));
  const named = [...new Set(operations.flatMap((one) => one.refusals))]
    .filter((code) => !general.has(code))
    .toSorted();
  return [
    ...GENERAL_PROBLEMS,
    ...named.map((code) => ({
      code,
      status: null,
      title: null,
      operations: operations.filter((one) => one.refusals.includes(code)).map((one) => one.id),
    })),
  ];
}
