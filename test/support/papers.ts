import { lacking, papersFor, type Charter } from '../../src/domain/charter.ts';
import { declarationKey } from '../../src/domain/charter/papers.ts';

/** What an application of a kind lacks whose declarations are all ticked. */
export function lacks(
  charter: Charter,
  kind: string,
  values: Readonly<Record<string, string>>,
  given: readonly string[],
) {
  const papers = papersFor(charter, 'admission', kind);
  if (!papers) throw new Error(`nobody applies as ${kind}`);
  const declared = papers.declares.map((article) => [declarationKey(article), 'yes']);
  return lacking(charter, papers, { ...Object.fromEntries(declared), ...values }, given);
}
