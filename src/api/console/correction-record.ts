import { general } from '../../domain/wording.ts';
import { readCase, type Case } from '../../store/cases.ts';
import { isUnderCorrection } from '../../store/corrections.ts';
import type {
  CaseCorrection,
  CorrectionContent,
  CorrectionOutcome,
} from '../../store/records/correction-content.ts';
import { isOfCase } from '../../store/records/correction.ts';
import { recordsAbout, type Recorded } from '../../store/records/records.ts';
import type { Scope } from '../../store/scope.ts';
import type { CorrectionRow, Fact } from '../../web/views.ts';
import { correctionWords } from '../../web/words/correction.ts';
import { dayCorrected, whereCorrected } from './day-correction-record.ts';
import { correctablesOf, meetingsOf } from './correctable.ts';
import { CAME, CORRECTED, CORRECTION_REASONS } from './correction-words.ts';
import type { Visit } from './entrance.tsx';
import { CHOICES } from './in-words.ts';
import { personsOnSheet, sheetFacts } from './tally-record.ts';
import type { RecordDescriber } from './record-kinds.ts';
import { rosterOf, type Roster } from './roster.ts';

/** 更正: what is corrected, how it should have been, why, and what came of it. */
export const correction: RecordDescriber = {
  name: { zh: '更正', en: 'Correction' },
  async describe(scope, visit, record) {
    const content = record.content as unknown as CorrectionContent;
    if (!isOfCase(content)) return dayCorrected(scope, visit, record, content);
    const one = await readCase(scope, record.subject);
    const roster = await rosterOf(scope, visit.charter, personsIn(content));
    const what = CORRECTED[content.of];
    const about = one ? `${one.applicantName} ${one.number}` : '';
    return {
      about: { zh: `${what.zh}，${about}`, en: `${what.en}, ${about}` },
      facts: [
        { label: { zh: '更正的内容', en: 'What is corrected' }, value: what },
        ...factsOf(content, roster),
        { label: { zh: '更正理由', en: 'Reason' }, value: content.reason },
        ...cameOf(record),
      ],
      ...(one ? { subject: { url: `${visit.base}/cases/${one.id}`, label: one.number } } : {}),
    };
  },
  reasons: CORRECTION_REASONS,
  entries: async (_scope, visit) => ({
    title: { zh: '更正', en: 'Corrections' },
    lead: general(
      '表决票、会议计票表、审核意见、回执日期或证书有误时，在事项页面点“登记更正”；会议、会员、任职和活动的日期或名单，在各自的页面更正；到账有误的冲销后重新登记，单位和人员情况变化的办理变更登记。',
      'Where a vote, the sheet of a meeting, a review, the date of a receipt or a certificate is wrong, choose “Enter a correction” on the page of its case. Days and lists of meetings, members, offices and activities are corrected on their own pages; a wrong payment is reversed and entered again; particulars that changed are a change of particulars.',
    ),
    links: whereCorrected(visit),
    empty: { zh: '没有事项。', en: 'There are no cases.' },
  }),
};

function personsIn(content: CaseCorrection): readonly string[] {
  if (content.of === 'vote') return [content.person];
  return content.of === 'sheet' ? personsOnSheet(content.sheet) : [];
}

function factsOf(content: CaseCorrection, roster: Roster): readonly Fact[] {
  const should = { zh: correctionWords.zh.should, en: correctionWords.en.should };
  switch (content.of) {
    case 'vote':
      return [
        { label: { zh: '表决人', en: 'Elector' }, value: roster.label(content.person) },
        {
          label: should,
          value: {
            zh: correctionWords.zh.counts[content.counts],
            en: correctionWords.en.counts[content.counts],
          },
        },
      ];
    case 'sheet':
      return sheetFacts(content.sheet, roster);
    case 'review':
      return [{ label: should, value: CHOICES[content.choice] ?? content.choice }];
    case 'receipt-date':
    case 'notice-day':
      return [{ label: should, value: content.day }];
    case 'certificate':
      return [
        { label: { zh: '证书编号', en: 'Certificate' }, value: content.number },
        { label: should, value: content.name },
      ];
  }
}

function cameOf(record: Recorded): readonly Fact[] {
  const came = (record.outcome as Partial<CorrectionOutcome> | null)?.came;
  return came ? [{ label: { zh: '结果', en: 'Outcome' }, value: CAME[came] }] : [];
}

/** The corrections as the case's page shows them. */
export async function correctionsShown(
  scope: Scope,
  visit: Visit,
  one: Case,
): Promise<{
  readonly rows: readonly CorrectionRow[];
  readonly underway: boolean;
  readonly enterUrl?: string;
}> {
  const records = (await recordsAbout(scope, one.id)).filter(({ kind }) => kind === 'correction');
  const roster = await rosterOf(
    scope,
    visit.charter,
    records.flatMap(({ recordedBy, checkedBy }) => [recordedBy, checkedBy]),
  );
  const some =
    (await correctablesOf(scope, visit, one)).length > 0 ||
    (await meetingsOf(scope, visit, one)).length > 0;
  return {
    rows: records.map((record) => rowOf(visit, record, roster)),
    underway: await isUnderCorrection(scope, one.id),
    ...(some ? { enterUrl: `${visit.base}/cases/${one.id}/correction` } : {}),
  };
}

function rowOf(visit: Visit, record: Recorded, roster: Roster): CorrectionRow {
  const content = record.content as unknown as CorrectionContent;
  const outcome = record.outcome as Partial<CorrectionOutcome> | null;
  return {
    number: record.number,
    url: `${visit.base}/records/${record.id}`,
    at: (record.checkedAt ?? record.recordedAt).getTime(),
    what: CORRECTED[content.of],
    reason: content.reason,
    by: roster.label(record.recordedBy),
    ...(record.checkedBy ? { checkedBy: roster.label(record.checkedBy) } : {}),
    state: record.state,
    ...(outcome?.came ? { came: CAME[outcome.came] } : {}),
    ...(outcome?.before && outcome.after
      ? { results: [outcome.before.result, outcome.after.result] as const }
      : {}),
  };
}
