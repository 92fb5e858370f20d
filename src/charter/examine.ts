import type { Charter } from '../domain/charter.ts';
import { runExamples } from './examples.ts';
import type { Finding } from './problem.ts';
import { examineNames } from './soundness/names.ts';
import { examineQuotations } from './soundness/quotations.ts';
import { examineSense } from './soundness/sense.ts';
import { toldOnce } from './soundness/told-once.ts';

/**
 * Whether a charter can be carried out as it stands: quotations, names, sense, then its own examples.
 * `text` is the charter's whole text. Sense is asked only when all names resolve.
 */
export function examine(charter: Charter, text: string): readonly Finding[] {
  const named = toldOnce([...examineNames(charter)]);
  const quoted = [...examineQuotations(charter, text)];
  if (named.length > 0) return [...named, ...quoted];
  const sense = [...examineSense(charter)];
  return sense.length > 0 ? [...quoted, ...sense] : [...quoted, ...runExamples(charter)];
}
