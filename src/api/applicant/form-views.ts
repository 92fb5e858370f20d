import type { AskedField, RequiredDocument } from '../../domain/charter/application.ts';
import { endorsementIn } from '../../domain/charter/endorsements.ts';
import type { Problem } from '../../domain/charter/lacking.ts';
import { declarationKey, fieldsOf, uploadsOf, type Papers } from '../../domain/charter/papers.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { SECTIONS } from '../../domain/particulars.ts';
import type { Wording } from '../../domain/wording.ts';
import type { StoredFile } from '../../store/files.ts';
import type { ApplicationFormView, DocumentField, FileLink, FormField } from '../../web/views.ts';
import { ruleSources } from '../sources.ts';
import type { UploadProblems } from '../uploads.ts';

const SHOWS: Readonly<Record<'signature' | 'seal', Wording>> = {
  signature: { zh: '须签字', en: 'signed' },
  seal: { zh: '须盖章', en: 'sealed' },
};

const shownOn = (document: RequiredDocument): readonly Wording[] =>
  document.shows.map((one) => SHOWS[one]);

function withNotes(name: Wording, notes: readonly Wording[]): Wording {
  if (notes.length === 0) return name;
  return {
    zh: `${name.zh}（${notes.map((note) => note.zh).join('、')}）`,
    en: `${name.en} (${notes.map((note) => note.en).join(', ')})`,
  };
}

/** A document's name, with what must be seen on it and when it is needed. */
export function documentInWords(
  charter: Charter,
  papers: Papers,
  document: RequiredDocument,
): Wording {
  const condition = document.if ? [conditionInWords(charter, papers, document.if)] : [];
  const optional =
    endorsementIn(charter, document.id)?.atLeast === 0 ? [{ zh: '选填', en: 'optional' }] : [];
  return withNotes(document.name, [...shownOn(document), ...condition, ...optional]);
}

function conditionInWords(
  charter: Charter,
  papers: Papers,
  condition: Readonly<Record<string, string>>,
): Wording {
  const [[field, value] = ['', '']] = Object.entries(condition);
  const asked = fieldsOf(charter, papers).find((one) => one.id === field);
  const label = asked?.options?.find((option) => option.value === value)?.label ?? {
    zh: value,
    en: value,
  };
  return { zh: `由${label.zh}提交时需要`, en: `if submitted by the ${label.en.toLowerCase()}` };
}

/** An article in its own words; in English its translation, where there is one. */
export function articleWords(charter: Charter, number: string): Wording {
  const article = charter.articles[number];
  const words = article?.words ?? number;
  return { zh: words, en: article?.translation ?? words };
}

/** What somebody declares to hold, each in the article's own words. */
export function declaredArticles(
  charter: Charter,
  { declares }: Papers,
  answers: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): ApplicationFormView['declared'] {
  return declares.map((article) => ({
    name: declarationKey(article),
    words: articleWords(charter, article),
    checked: answers[declarationKey(article)] === 'yes',
    sources: ruleSources(charter, [{ from: 'charter', article }]),
    problem: problems.find((problem) => problem.on === 'declares' && problem.id === article)
      ?.message,
  }));
}

export function formSections(
  charter: Charter,
  papers: Papers,
  answers: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): ApplicationFormView['sections'] {
  const fields = fieldsOf(charter, papers);
  return (Object.keys(SECTIONS) as AskedField['section'][]).flatMap((section) => {
    const own = fields.filter((field) => field.section === section);
    return own.length === 0
      ? []
      : [
          {
            title: SECTIONS[section],
            fields: own.map((field) => formField(charter, papers, field, answers, problems)),
          },
        ];
  });
}

/** A question as a form shows it, with what was typed and what is wrong with it. */
export function formField(
  charter: Charter,
  papers: Papers,
  field: AskedField,
  answers: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): FormField {
  return {
    name: field.id,
    label: field.label,
    hint: hintOf(field),
    value: answers[field.id] ?? '',
    problem: problems.find((problem) => problem.on === 'field' && problem.id === field.id)?.message,
    kind: field.kind,
    inputMode: field.inputMode,
    autocomplete: field.autocomplete,
    maxLength: field.maxLength,
    options: field.options,
    required: field.required && !field.if,
    ...(field.required && field.if ? { when: conditionInWords(charter, papers, field.if) } : {}),
    sources: ruleSources(charter, field.sources),
  };
}

/** What to bear in mind, with an example. */
function hintOf({ hint, example }: AskedField): Wording | undefined {
  if (!example) return hint;
  const given = typeof example === 'string' ? { zh: example, en: example } : example;
  const before = hint ?? { zh: '', en: '' };
  return {
    zh: `${before.zh}${before.zh ? '；' : ''}例：${given.zh}`,
    en: `${before.en}${before.en ? '; ' : ''}e.g. ${given.en}`,
  };
}

export function documentFields(
  charter: Charter,
  papers: Papers,
  files: readonly StoredFile[],
  problems: readonly Problem[],
  uploadProblems: UploadProblems,
  fileUrl: (file: StoredFile) => string,
): readonly DocumentField[] {
  return uploadsOf(papers).map((document) => ({
    id: document.id,
    title: withNotes(document.name, shownOn(document)),
    ...(document.if ? { when: conditionInWords(charter, papers, document.if) } : {}),
    ...(document.hint ? { hint: document.hint } : {}),
    sources: ruleSources(charter, document.sources),
    required: !document.if,
    files: files
      .filter((file) => file.document === document.id)
      .map((file) => ({
        id: file.id,
        name: file.name,
        size: file.size,
        removeName: `remove.${file.id}`,
        ...previewUrl(file, fileUrl),
      })),
    problem:
      uploadProblems[document.id] ??
      problems.find((problem) => problem.on === 'document' && problem.id === document.id)?.message,
  }));
}

export function fileLink(file: StoredFile, fileUrl: (file: StoredFile) => string): FileLink {
  return { name: file.name, size: file.size, url: fileUrl(file), ...previewUrl(file, fileUrl) };
}

function previewUrl(
  file: StoredFile,
  fileUrl: (file: StoredFile) => string,
): { readonly previewUrl?: string } {
  return file.type.startsWith('image/') ? { previewUrl: `${fileUrl(file)}/preview` } : {};
}

/** The same with the document's name, for lists of several documents. */
export function namedFileLink(
  charter: Charter,
  file: StoredFile,
  fileUrl: (file: StoredFile) => string,
): FileLink {
  return { ...fileLink(file, fileUrl), document: charter.documents[file.document]?.name };
}
