import type { AskedField } from '../../domain/charter/application.ts';
import { applies } from '../../domain/charter/conditions.ts';
import { endorsedKey } from '../../domain/charter/endorsements.ts';
import { endorsementsOf, fieldsOf, papersFor, type Papers } from '../../domain/charter/papers.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { Case } from '../../store/cases.ts';
import type { Fact } from '../../web/views.ts';

type SectionFact = Fact & { readonly section: AskedField['section'] };

/** What was entered, as facts; unanswered questions are left out. */
export function factsOf(
  charter: Charter,
  papers: Papers,
  answers: Readonly<Record<string, string>>,
): readonly SectionFact[] {
  return fieldsOf(charter, papers).flatMap((field) => {
    const value = answers[field.id] ?? '';
    if (value === '' || !applies(field.if, answers)) return [];
    const option = field.options?.find((one) => one.value === value);
    return [{ section: field.section, label: field.label, value: option?.label ?? value }];
  });
}

/** Who gave their word: in a draft those whose word counts now, in a case those whose word counted. */
export function endorsedFacts(
  charter: Charter,
  papers: Papers,
  namesOf: (document: string) => string,
): readonly SectionFact[] {
  return endorsementsOf(charter, papers).flatMap(({ id, name }) => {
    const value = namesOf(id);
    return value === '' ? [] : [{ section: 'applicant', label: name, value }];
  });
}

/** What a case says of itself: what was handed in with it. */
export function factsOfCase(
  charter: Charter,
  { procedure, kind, form }: Case,
): readonly SectionFact[] {
  const papers = papersFor(charter, procedure, kind);
  if (!papers) return [];
  return [
    ...factsOf(charter, papers, form),
    ...endorsedFacts(charter, papers, (document) => form[endorsedKey(document)] ?? ''),
  ];
}
