import { useWords } from '../language.tsx';
import type { PapersView } from '../views.ts';
import { fileWords } from '../words/files.ts';
import { CheckBox } from './choices.tsx';
import { EndorsementInput } from './endorsement.tsx';
import { DocumentInput } from './files.tsx';
import type { Problem } from './form.tsx';
import { Sources } from './sources.tsx';

/** What is wrong with uploads, the word of members and declarations, for the summary above a form. */
export const problemsOfPapers = ({
  documents,
  endorsements = [],
  declared,
}: Partial<PapersView>): readonly Problem[] => [
  ...(documents ?? []).map(({ id, problem }) => ({ name: `document.${id}`, text: problem })),
  ...endorsements.map(({ id, problem }) => ({ name: `named.${id}`, text: problem })),
  ...(declared ?? []).map(({ name, problem }) => ({ name, text: problem })),
];

/** Files as `document.<id>`, taken away by `remove.<file>`; members named by `named.<id>`, asked by the action `ask.<id>`. */
export function PapersInputs({ papers }: { readonly papers: PapersView }) {
  const files = useWords(fileWords);
  return (
    <>
      {papers.documents.length > 0 ? (
        <p class="panel-lead">{files.rules(papers.fileLimitMegabytes)}</p>
      ) : null}
      {papers.documents.map((document) => (
        <DocumentInput key={document.id} document={document} />
      ))}
      {(papers.endorsements ?? []).map((one) => (
        <EndorsementInput key={one.id} endorsement={one} />
      ))}
    </>
  );
}

/** Articles in their own words, each with a box to tick. */
export function DeclaredInputs({ declared }: Pick<PapersView, 'declared'>) {
  return (
    <>
      {declared.map((article) => (
        <div key={article.name} class="asked">
          <CheckBox
            field={{
              name: article.name,
              label: article.words,
              problem: article.problem,
              required: true,
            }}
            checked={article.checked}
          />
          <Sources sources={article.sources} />
        </div>
      ))}
    </>
  );
}
