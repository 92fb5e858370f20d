import type { ComponentChildren } from 'preact';
import { useWords } from '../language.tsx';
import { terms } from '../words/terms.ts';

/**
 * A table that becomes a stack of cards on a phone. The roles are written out because browsers
 * drop a table's meaning once CSS lays it out as blocks.
 */
export function Table({
  caption,
  columns,
  rows,
  empty,
}: {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  readonly empty: string;
}) {
  if (rows.length === 0) return <p class="empty">{empty}</p>;
  return (
    <table class="table" role="table">
      <caption class="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, index) => (
          <tr key={index} role="row">
            {row.map((cell, at) => (
              <td key={at} role="cell" data-label={columns[at]}>
                <div class="cell">{cell}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Pager({
  previousUrl,
  nextUrl,
}: {
  readonly previousUrl?: string | undefined;
  readonly nextUrl?: string | undefined;
}) {
  const words = useWords(terms);
  if (!previousUrl && !nextUrl) return null;
  return (
    <nav class="pager" aria-label={words.pages}>
      {previousUrl ? (
        <a class="button button-secondary" rel="prev" href={previousUrl}>
          {words.previousPage}
        </a>
      ) : null}
      {nextUrl ? (
        <a class="button button-secondary" rel="next" href={nextUrl}>
          {words.nextPage}
        </a>
      ) : null}
    </nav>
  );
}
