import {
  applies,
  declarationKey,
  declaredIn,
  formFields,
  kindsOf,
  duesFor,
  type ApplicantKind,
  type AskedField,
  type Problem,
} from '../../domain/charter/application.ts';
import { endorsedKey, endorsementsAsked } from '../../domain/charter/endorsements.ts';
import { nameIn } from '../../domain/charter/in-words.ts';
import { resolvePlan } from '../../domain/charter/plan.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { PlanStage } from '../../domain/plan.ts';
import { SECTIONS } from '../../domain/particulars.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Case } from '../../store/cases.ts';
import type { StoredFile } from '../../store/files.ts';
import type {
  ApplicationFormView,
  DocumentField,
  Fact,
  FileLink,
  FormField,
  MemberKind,
  StageOutline,
} from '../../web/views.ts';
import { ruleSources } from '../sources.ts';
import type { UploadProblems } from '../uploads.ts';

/** The procedure by which one joins. */
export const ADMISSION = 'admission';

const SHOWS: Readonly<Record<'signature' | 'seal', Wording>> = {
  signature: { zh: '须签字', en: 'signed' },
  seal: { zh: '须盖章', en: 'sealed' },
};

export const DECLARATION: Wording = {
  zh: '我声明所填内容和所交材料真实、完整，并已阅读下面的个人信息处理说明。',
  en: 'I declare that what is entered and handed in is true and complete, and that I have read the notice on personal information below.',
};

export const DECLARATION_MISSING: Wording = {
  zh: '请勾选声明后再继续。',
  en: 'Please tick the declaration before going on.',
};

/** Who sees an application, by the stages it goes through. */
function readersOf(charter: Charter): Wording {
  const kinds = new Set(resolvePlan(charter, ADMISSION).stages.map(({ kind }) => kind));
  const others = [
    ...(kinds.has('ballot') ? [{ zh: '参加表决的人员', en: 'those who vote' }] : []),
    ...(kinds.has('filing') ? [{ zh: '备案单位', en: 'the authority it is filed with' }] : []),
  ];
  const zh = ['秘书处', ...others.map((one) => one.zh)];
  const en = ['the secretariat', ...others.map((one) => one.en)];
  return {
    zh: `${zh.length > 1 ? `${zh.slice(0, -1).join('、')}和${zh.at(-1)}` : zh[0]}可以看到；不提供给其他人。`,
    en: `Seen by ${en.length > 1 ? `${en.slice(0, -1).join(', ')} and ${en.at(-1)}` : en[0]}; given to nobody else.`,
  };
}

export function privacyNotice(charter: Charter): ApplicationFormView['privacy'] {
  const { name } = charter;
  return {
    purpose: {
      zh: `仅用于办理加入${name.zh}的申请和此后的会员联络。`,
      en: `Used only to decide on joining the ${name.en} and to keep in touch with members.`,
    },
    readers: readersOf(charter),
    kept: {
      zh: '申请记录和材料作为会员档案保存；未予通过或撤回的申请保存三年后删除材料。',
      en: 'Kept as the member’s file; the documents of an application that was not approved or was withdrawn are deleted after three years.',
    },
    rights: {
      zh: '您可以致电秘书处查阅、更正或要求删除个人信息，也可以随时撤回尚未办结的申请。',
      en: 'You may ask the secretariat to see, correct or delete personal information, and withdraw an open application at any time.',
    },
  };
}

export const THE_MEMBER: Wording = { zh: '会员', en: 'The member' };

/** Who carries a stage out, as the public reads it. */
export function whoseTurn(charter: Charter, stage: PlanStage): Wording {
  switch (stage.kind) {
    case 'submit':
      return { zh: '申请人', en: 'The applicant' };
    case 'review':
    case 'ballot':
      return nameIn(charter, stage.by);
    case 'filing':
      return nameIn(charter, stage.with);
    case 'issue':
    case 'notify':
      return nameIn(charter, 'secretariat');
    case 'formalities':
      // What the member gives back is waited for; the rest the body does by itself.
      return stage.returns ? THE_MEMBER : nameIn(charter, stage.by);
    case 'warning':
    case 'objection':
    case 'reply':
      return THE_MEMBER;
  }
}

export function stageOutlines(charter: Charter): readonly StageOutline[] {
  return resolvePlan(charter, ADMISSION).stages.map((stage) => ({
    title: stage.title,
    by: whoseTurn(charter, stage),
    sources: ruleSources(charter, stage.sources),
  }));
}

export function memberKinds(charter: Charter, applyUrl: string): readonly MemberKind[] {
  return kindsOf(charter).map((kind) => ({
    id: kind.id,
    name: kind.name,
    ...(kind.who ? { who: kind.who } : {}),
    documents: kind.documents.map((document) => ({
      text: withCondition(charter, kind, document),
      sources: ruleSources(charter, document.sources),
    })),
    dues: duesOf(charter, kind.id),
    applyUrl: `${applyUrl}/${kind.id}`,
  }));
}

function duesOf(charter: Charter, kind: string): MemberKind['dues'] {
  const dues = duesFor(charter, kind);
  if (!dues) return { text: { zh: '不收会费', en: 'No dues' }, sources: [] };
  const sum = dues.amount.toLocaleString('en-US');
  return {
    text:
      dues.amount === 0
        ? { zh: '免会费', en: 'Free of dues' }
        : { zh: `会费 ${sum} 元/年`, en: `Dues: RMB ${sum} a year` },
    sources: ruleSources(charter, dues.sources),
  };
}

function withCondition(
  charter: Charter,
  kind: ApplicantKind,
  document: ApplicantKind['documents'][number],
): Wording {
  const condition = document.if ? [conditionInWords(charter, kind, document.if)] : [];
  return withNotes(document.name, [...shownOn(document), ...condition]);
}

const shownOn = (document: ApplicantKind['documents'][number]): readonly Wording[] =>
  document.shows.map((one) => SHOWS[one]);

function withNotes(name: Wording, notes: readonly Wording[]): Wording {
  if (notes.length === 0) return name;
  return {
    zh: `${name.zh}（${notes.map((note) => note.zh).join('、')}）`,
    en: `${name.en} (${notes.map((note) => note.en).join(', ')})`,
  };
}

function conditionInWords(
  charter: Charter,
  kind: ApplicantKind,
  condition: Readonly<Record<string, string>>,
): Wording {
  const [[field, value] = ['', '']] = Object.entries(condition);
  const form = kind.documents.find((document) => document.as === 'form');
  const asked = form
    ? formFields(charter, form.id, kind.id).find((one) => one.id === field)
    : undefined;
  const label = asked?.options?.find((option) => option.value === value)?.label ?? {
    zh: value,
    en: value,
  };
  return { zh: `由${label.zh}提交时需要`, en: `if submitted by the ${label.en.toLowerCase()}` };
}

export function kindOf(charter: Charter, id: string): ApplicantKind | undefined {
  return kindsOf(charter).find((kind) => kind.id === id);
}

/** Answers as the vocabulary writes them; a question that does not apply has none. Declarations are kept as they stand. */
export function answersOf(
  charter: Charter,
  kind: ApplicantKind,
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...fieldsOf(charter, kind).map((field) => [
      field.id,
      applies(field.if, typed) ? field.normalise(typed[field.id] ?? '') : '',
    ]),
    ...declaredIn(charter, ADMISSION).map((article) => [
      declarationKey(article),
      typed[declarationKey(article)] === 'yes' ? 'yes' : '',
    ]),
  ]);
}

/** What an applicant declares to hold, each in the article's own words. */
export function declaredArticles(
  charter: Charter,
  answers: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): ApplicationFormView['declared'] {
  return declaredIn(charter, ADMISSION).map((article) => ({
    name: declarationKey(article),
    words: articleWords(charter, article),
    checked: answers[declarationKey(article)] === 'yes',
    sources: ruleSources(charter, [{ from: 'charter', article }]),
    problem: problems.find((problem) => problem.on === 'declares' && problem.id === article)
      ?.message,
  }));
}

/** An article in its own words; in English its translation, where there is one. */
export function articleWords(charter: Charter, number: string): Wording {
  const article = charter.articles[number];
  const words = article?.words ?? number;
  return { zh: words, en: article?.translation ?? words };
}

/** The fields the kind's form asks, in the charter's order. */
export function fieldsOf(charter: Charter, kind: ApplicantKind): readonly AskedField[] {
  return kind.documents.flatMap((document) =>
    document.as === 'form' ? formFields(charter, document.id, kind.id) : [],
  );
}

export const uploadsOf = (kind: ApplicantKind): ApplicantKind['documents'] =>
  kind.documents.filter((document) => document.as === 'upload');

export function formSections(
  charter: Charter,
  kind: ApplicantKind,
  answers: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): ApplicationFormView['sections'] {
  const fields = fieldsOf(charter, kind);
  return (Object.keys(SECTIONS) as AskedField['section'][]).flatMap((section) => {
    const own = fields.filter((field) => field.section === section);
    return own.length === 0
      ? []
      : [
          {
            title: SECTIONS[section],
            fields: own.map((field) => formField(charter, kind, field, answers, problems)),
          },
        ];
  });
}

function formField(
  charter: Charter,
  kind: ApplicantKind,
  field: AskedField,
  answers: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): FormField {
  return {
    ...memberFormField(charter, field, answers, problems),
    ...(field.required && field.if ? { when: conditionInWords(charter, kind, field.if) } : {}),
  };
}

/** A field of a form that a member fills in for itself, on its own page. */
export function memberFormField(
  charter: Charter,
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
    sources: ruleSources(charter, field.sources),
  };
}

function hintOf({ hint, example }: AskedField): Wording | undefined {
  if (!example) return hint;
  const before = hint ?? { zh: '', en: '' };
  return {
    zh: `${before.zh}${before.zh ? '；' : ''}例：${example}`,
    en: `${before.en}${before.en ? '; ' : ''}e.g. ${example}`,
  };
}

export function documentFields(
  charter: Charter,
  kind: ApplicantKind,
  files: readonly StoredFile[],
  problems: readonly Problem[],
  uploadProblems: UploadProblems,
  fileUrl: (file: StoredFile) => string,
): readonly DocumentField[] {
  return uploadsOf(kind).map((document) => ({
    id: document.id,
    title: withNotes(document.name, shownOn(document)),
    ...(document.if ? { when: conditionInWords(charter, kind, document.if) } : {}),
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

/** What was entered, as facts; unanswered questions are left out. */
export function factsOf(
  charter: Charter,
  kind: ApplicantKind,
  answers: Readonly<Record<string, string>>,
): readonly (Fact & { readonly section: AskedField['section'] })[] {
  return factsIn(fieldsOf(charter, kind), answers);
}

function factsIn(
  fields: readonly AskedField[],
  answers: Readonly<Record<string, string>>,
): readonly (Fact & { readonly section: AskedField['section'] })[] {
  return fields.flatMap((field) => {
    const value = answers[field.id] ?? '';
    if (value === '' || !applies(field.if, answers)) return [];
    const option = field.options?.find((one) => one.value === value);
    return [{ section: field.section, label: field.label, value: option?.label ?? value }];
  });
}

/** Who endorsed the applicant, as the case keeps it. */
function endorsedFacts(charter: Charter, kind: string, form: Readonly<Record<string, string>>) {
  return endorsementsAsked(charter, kind).flatMap(({ id, name }) => {
    const value = form[endorsedKey(id)] ?? '';
    return value === '' ? [] : [{ section: 'applicant' as const, label: name, value }];
  });
}

/** What a case says of itself: an application its particulars, a member's own case the answers of its form. */
export function factsOfCase(
  charter: Charter,
  one: Case,
): readonly (Fact & { readonly section: AskedField['section'] })[] {
  const [first] = one.plan.stages;
  if (one.member === null || first?.kind !== 'submit') {
    const kind = kindOf(charter, one.kind);
    return kind
      ? [...factsOf(charter, kind, one.form), ...endorsedFacts(charter, one.kind, one.form)]
      : [];
  }
  return factsIn(formFields(charter, first.form, one.kind), one.form);
}

export const sectionTitle = (section: AskedField['section']): Wording => SECTIONS[section];
