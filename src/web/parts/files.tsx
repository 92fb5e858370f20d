import { fileSize } from '../format.ts';
import { Icon } from '../icons.tsx';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import type { DocumentField, FileLink, Text } from '../views.ts';
import { fileWords } from '../words/files.ts';
import { terms } from '../words/terms.ts';
import { describedBy, FieldProblem, Hint, idOf } from './form.tsx';
import { Sources } from './sources.tsx';
import type { ComponentChildren } from 'preact';

const ACCEPTED = 'image/*,.heic,.heif,.pdf,application/pdf';

/** Files to look at: a picture where there is one, name and size always. */
export function FileList({ files }: { readonly files: readonly FileLink[] }) {
  const words = useWords(terms);
  return (
    <ul class="files">
      {files.map((file, index) => (
        <li key={index} class="file">
          <Thumbnail name={file.name} previewUrl={file.previewUrl} />
          <a class="file-name" href={file.url}>
            <span class="visually-hidden">{words.open} </span>
            {file.name}
          </a>
          <span class="file-size">
            {file.document ? (
              <>
                <Say text={file.document} /> ·{' '}
              </>
            ) : null}
            {fileSize(file.size)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Thumbnail({
  name,
  previewUrl,
}: {
  readonly name: string;
  readonly previewUrl?: string | undefined;
}) {
  const words = useWords(terms);
  return previewUrl ? (
    <img
      class="thumbnail"
      src={previewUrl}
      alt={words.preview(name)}
      width="72"
      height="72"
      loading="lazy"
    />
  ) : (
    <span class="thumbnail thumbnail-icon">
      <Icon name="document" />
    </span>
  );
}

/** A file input under our own words, big enough for a thumb; the native one speaks the browser's language. */
export function FileInput({
  name,
  id = name,
  label,
  hint,
  problem,
  multiple = true,
  required = false,
  accept = ACCEPTED,
  choose,
}: {
  readonly name: string;
  readonly id?: string;
  readonly label: Text;
  readonly hint?: Text | undefined;
  readonly problem?: Text | undefined;
  readonly multiple?: boolean;
  readonly required?: boolean;
  /** What the browser offers; what is taken is decided by the bytes. */
  readonly accept?: string;
  /** The words on its button, where a photograph would not do. */
  readonly choose?: string;
}) {
  const words = useWords(fileWords);
  const lang = useLanguage();
  return (
    <div class="drop">
      <label class="drop-label" for={idOf(id)}>
        <Icon name="upload" />
        <span>{choose ?? words.choose}</span>
        <span class="visually-hidden">{words.chooseFor(say(lang, label))}</span>
      </label>
      <input
        class="drop-input"
        type="file"
        id={idOf(id)}
        name={name}
        accept={accept}
        multiple={multiple}
        required={required}
        aria-invalid={problem === undefined ? undefined : 'true'}
        aria-describedby={describedBy(id, hint, problem)}
      />
    </div>
  );
}

/** One document of a form: what is asked, what is there already, and a place for more. */
export function DocumentInput({
  document,
  children,
}: {
  readonly document: DocumentField;
  readonly children?: ComponentChildren;
}) {
  const words = useWords(fileWords);
  const common = useWords(terms);
  const name = `document.${document.id}`;
  return (
    <div class={document.problem === undefined ? 'document' : 'document field-wrong'}>
      <h3 class="document-title">
        <Say text={document.title} />
        {document.required ? null : (
          <span class="optional">
            {document.when ? <Say text={document.when} /> : common.optional}
          </span>
        )}
      </h3>
      <Sources sources={document.sources} />
      {children}
      <Hint name={name} text={document.hint} />
      <FieldProblem name={name} text={document.problem} />
      {document.files.length > 0 ? (
        <ul class="files">
          {document.files.map((file) => (
            <li key={file.id} class="file">
              <Thumbnail name={file.name} previewUrl={file.previewUrl} />
              <span class="file-name">{file.name}</span>
              <span class="file-size">
                <Icon name="check" />
                {words.uploaded(fileSize(file.size))}
              </span>
              <button
                class="button button-quiet file-remove"
                type="submit"
                name={file.removeName}
                value="remove"
              >
                {words.remove}
                <span class="visually-hidden"> {file.name}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <FileInput
        name={name}
        label={document.title}
        hint={document.hint}
        problem={document.problem}
        required={document.required && document.files.length === 0}
      />
    </div>
  );
}
