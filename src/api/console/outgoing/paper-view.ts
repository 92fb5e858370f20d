import { longDay } from './print.ts';
import { paragraphsOf, type LetterInput } from '../../../documents/letter-docx.ts';
import { signatoriesOf } from '../../../domain/charter/signatories.ts';
import type { Wording } from '../../../domain/wording.ts';
import { readCase } from '../../../store/cases.ts';
import { decisionsOfPaper } from '../../../store/outgoing/decisions.ts';
import type { Paper } from '../../../store/outgoing/papers.ts';
import { readFile } from '../../../store/files.ts';
import { signatories } from '../../../store/outgoing/signatories.ts';
import type { Scope } from '../../../store/scope.ts';
import { openTasks } from '../../../store/tasks.ts';
import { readRound } from '../../../store/voting-rounds.ts';
import type { PaperView, ReleaseForm } from '../../../web/views.ts';
import { outgoingWords } from '../../../web/words/outgoing.ts';
import { fileLink } from '../../applicant/form-views.ts';
import { ruleSources } from '../../sources.ts';
import type { Visit } from '../entrance.tsx';
import { rosterOf, type Roster } from '../roster.ts';
import { PAPER_KINDS } from './words.ts';

/** What was just entered on the paper's page, with what is wrong with it. */
export type PaperAnswer = {
  readonly decision?: string;
  readonly reason?: string;
  readonly releaseProblems?: ReleaseForm['problems'];
  readonly scanProblem?: Wording;
  readonly say?: string;
  readonly sayProblem?: Wording;
};

const both = (
  key: keyof (typeof outgoingWords)['zh'] & ('release' | 'ask' | 'seal' | 'draftTitle'),
) => ({
  zh: outgoingWords.zh[key],
  en: outgoingWords.en[key],
});

export async function paperView(
  scope: Scope,
  visit: Visit,
  paper: Paper,
  answer: PaperAnswer = {},
): Promise<Omit<PaperView, 'nav'>> {
  const base = `${visit.base}/papers/${paper.id}`;
  const people = await signatories(scope);
  const decisions = await decisionsOfPaper(scope, paper.id);
  const roster = await rosterOf(scope, visit.charter, [
    ...people.map(({ id }) => id),
    ...decisions.map(({ person }) => person),
    paper.draftedBy,
    paper.sealedBy,
    paper.sentBy,
    paper.archivedBy,
  ]);
  const sealed = paper.sealedFile ? await readFile(scope, paper.sealedFile) : undefined;
  const draft = paper.state === 'draft';
  const asked =
    draft &&
    (await openTasks(scope)).some((task) => task.kind === 'release' && task.subject === paper.id);
  const mayRelease = draft && people.some(({ id }) => id === visit.person.id);
  return {
    kind: PAPER_KINDS[paper.kind],
    ...(paper.number ? { number: paper.number } : {}),
    state: paper.state,
    title: paper.title,
    addressee: paper.addressee,
    paragraphs: paragraphsOf(paper.body),
    ...(await aboutOf(scope, visit, paper)),
    steps: stepsOf(paper, decisions, roster),
    signatories: people.map(({ id }) => roster.label(id)),
    sources: ruleSources(visit.charter, [signatoriesOf(visit.charter).source]),
    docxUrl: `${base}/letter.docx`,
    asked,
    ...(sealed
      ? {
          sealed: {
            ...fileLink(sealed, ({ id }) => `${visit.base}/files/${id}`),
            sha256: sealed.sha256,
          },
        }
      : {}),
    ...(draft ? { editUrl: `${base}/edit`, discard: { action: `${base}/discard` } } : {}),
    ...(draft && !asked && !mayRelease ? { ask: { action: `${base}/ask` } } : {}),
    ...(mayRelease
      ? {
          release: {
            form: { action: `${base}/release`, hidden: { hash: paper.contentHash } },
            decision: answer.decision ?? '',
            reason: answer.reason ?? '',
            problems: answer.releaseProblems ?? {},
          },
        }
      : {}),
    ...(paper.state === 'released'
      ? {
          seal: {
            form: { action: `${base}/seal` },
            ...(answer.scanProblem ? { problem: answer.scanProblem } : {}),
          },
        }
      : {}),
    ...sayOf(paper, base, answer),
  };
}

function sayOf(paper: Paper, base: string, answer: PaperAnswer): Pick<PaperView, 'say'> {
  const more = {
    value: answer.say ?? '',
    ...(answer.sayProblem ? { problem: answer.sayProblem } : {}),
  };
  if (paper.state === 'sealed')
    return {
      say: {
        form: { action: `${base}/send` },
        label: { zh: '寄发方式', en: 'How it was sent' },
        hint: {
          zh: '如：挂号信单号、当面送达、邮件附件',
          en: 'For instance: registered post, by hand, by mail',
        },
        submit: { zh: '已寄发', en: 'It was sent' },
        ...more,
      },
    };
  if (paper.state === 'sent')
    return {
      say: {
        form: { action: `${base}/archive` },
        label: { zh: '存放位置', en: 'Where it is filed' },
        hint: { zh: '如：2026年发文卷第3册', en: 'For instance: folder 3 of 2026' },
        submit: { zh: '已归档', en: 'It is filed' },
        ...more,
      },
    };
  return {};
}

async function aboutOf(
  scope: Scope,
  visit: Visit,
  paper: Paper,
): Promise<Pick<PaperView, 'about'>> {
  const one = paper.caseId ? await readCase(scope, paper.caseId) : undefined;
  if (one)
    return {
      about: {
        url: `${visit.base}/cases/${one.id}`,
        label: `${one.applicantName} · ${one.number}`,
      },
    };
  const round = paper.votingRound ? await readRound(scope, paper.votingRound) : undefined;
  return round ? { about: { url: `${visit.base}/rounds/${round.id}`, label: round.number } } : {};
}

function stepsOf(
  paper: Paper,
  decisions: Awaited<ReturnType<typeof decisionsOfPaper>>,
  roster: Roster,
): PaperView['steps'] {
  const step = (at: Date | null, by: string | null, label: Wording, note?: string | null) =>
    at && by ? [{ at: at.getTime(), by: roster.label(by), label, ...(note ? { note } : {}) }] : [];
  return [
    ...step(paper.draftedAt, paper.draftedBy, both('draftTitle')),
    ...decisions.flatMap((decision) =>
      step(
        decision.actedAt,
        decision.person,
        decision.choice === 'release'
          ? { zh: outgoingWords.zh.released, en: outgoingWords.en.released }
          : { zh: outgoingWords.zh.returned, en: outgoingWords.en.returned },
        decision.reason,
      ),
    ),
    ...step(paper.sealedAt, paper.sealedBy, both('seal'), paper.sealedSha256),
    ...step(paper.sentAt, paper.sentBy, { zh: '寄发', en: 'sent' }, paper.sentHow),
    ...step(paper.archivedAt, paper.archivedBy, { zh: '归档', en: 'filed' }, paper.archivedWhere),
  ];
}

/** A paper as Word prints it. */
export function letterOf(visit: Pick<Visit, 'alliance' | 'charter'>, paper: Paper): LetterInput {
  const { language } = visit.alliance;
  return {
    alliance: visit.charter.name[language],
    number: paper.number ?? '',
    title: paper.title,
    addressee: paper.addressee,
    body: paper.body,
    date: paper.releasedAt ? longDay(language, paper.releasedAt) : '',
    draft: paper.number ? '' : language === 'zh' ? '草稿，未签发' : 'Draft, not released',
  };
}
