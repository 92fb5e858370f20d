import { nameIn, valueInWords } from '../../domain/charter/in-words.ts';
import { WHOLE } from '../../domain/charter/sources.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { StageRow } from '../../domain/position.ts';
import { general, type Wording } from '../../domain/wording.ts';
import type { CaseNote } from '../../store/case-notes.ts';
import type { Case } from '../../store/cases.ts';
import { certificatesOfCase } from '../../store/certificates.ts';
import { asCorrected } from '../../store/corrections.ts';
import { takenInPlaceOf, type Decision } from '../../store/decide/decisions.ts';
import { effectsOf } from '../../store/effects.ts';
import { readFile, type StoredFile } from '../../store/files.ts';
import { filingsOf, type Filing } from '../../store/filings.ts';
import type { Scope } from '../../store/scope.ts';
import { ballotsOfCase, readRound, type Ballot } from '../../store/voting-rounds.ts';
import type { CaseView } from '../../web/views.ts';
import { fileLink } from '../applicant/form-views.ts';
import { recordsWaiting } from '../../store/records/records.ts';
import { readTask } from '../../store/tasks.ts';
import { resolvesOf } from '../resolves.ts';
import { ruleSources } from '../sources.ts';
import { standingOf } from './desk.ts';
import type { Visit } from './entrance.tsx';
import { CHOICES } from './in-words.ts';
import type { Roster } from './roster.ts';

/** A letter as it was entered, to be shown again beside what is wrong with it. */
export type EnteredLetter = {
  readonly stage: string;
  readonly number: string;
  readonly receivedOn: string;
  readonly remark: string;
  readonly problems: {
    readonly number?: Wording;
    readonly receivedOn?: Wording;
    readonly scan?: Wording;
  };
};

const NOTES: Readonly<Record<CaseNote['kind'], Wording>> = {
  withdrawn: { zh: '代申请人撤回', en: 'withdrawn for the applicant' },
  'loss-declared': { zh: '声明证书遗失', en: 'certificate declared lost' },
  'handed-over': { zh: '转交', en: 'handed over' },
};

/** Acts whose text is the member's own, and told to nobody as a reason. */
const SAID_BY_MEMBERS: readonly string[] = ['reply', 'object'];

/** Every decision of the case and what people noted, in order of time. */
export function decisionViews(
  one: Case,
  decisions: readonly Decision[],
  notes: readonly CaseNote[],
  roster: Roster,
): CaseView['decisions'] {
  const applicant: Wording =
    one.member === null ? { zh: '申请人', en: 'The applicant' } : general('会员', 'The member');
  const by = (person: string | null, inPlaceOf?: string) =>
    person === null ? applicant : roster.acting(person, inPlaceOf);
  const titleOf = (name: string | null): Wording =>
    one.plan.stages.find((stage) => stage.name === name)?.title ?? one.plan.name;
  return [
    ...decisions.map((decision) => ({
      at: decision.actedAt.getTime(),
      by: by(decision.person, takenInPlaceOf(decision)),
      stage: titleOf(decision.stage),
      outcome: CHOICES[decision.choice] ?? decision.choice,
      channel: decision.channel,
      ...(decision.reason
        ? SAID_BY_MEMBERS.includes(decision.choice)
          ? { said: decision.reason }
          : { reason: decision.reason }
        : {}),
      ...(decision.remark ? { remark: decision.remark } : {}),
      receiptNumber: decision.receipt,
    })),
    ...notes.map((note) => ({
      at: note.at.getTime(),
      by: by(note.person),
      stage: one.plan.name,
      outcome: NOTES[note.kind],
      channel: note.channel,
      ...(note.text ? { remark: note.text } : {}),
    })),
  ].sort((first, second) => first.at - second.at);
}

async function resolvesView(
  scope: Scope,
  ballot: Ballot,
): Promise<Pick<CaseView['ballots'][number], 'resolves'>> {
  const resolves = await resolvesOf(scope, ballot);
  return resolves ? { resolves } : {};
}

export async function ballotViews(
  scope: Scope,
  visit: Visit,
  one: Case,
): Promise<CaseView['ballots']> {
  const views: CaseView['ballots'][number][] = [];
  for (const counted of await ballotsOfCase(scope, one.id)) {
    const ballot = await asCorrected(scope, counted);
    const round = await readRound(scope, ballot.votingRound);
    if (!round) continue;
    const { voters, returned } = await standingOf(scope, round, [ballot]);
    views.push({
      body: nameIn(visit.charter, round.body),
      roundUrl: `${visit.base}/rounds/${round.id}`,
      ...(ballot.result ? { result: ballot.result } : {}),
      // An item that was put off was not counted, so there is nothing to prove.
      ...(ballot.tally ? { proofUrl: `${visit.base}/ballots/${ballot.id}/proof` } : {}),
      ...(await resolvesView(scope, ballot)),
      returned: returned.size,
      entitled: voters.length,
      closesAt: (round.closedAt ?? round.closesAt).getTime(),
    });
  }
  return views;
}

export async function filingViews(
  scope: Scope,
  visit: Visit,
  at: {
    readonly one: Case;
    readonly rows: readonly StageRow[];
    readonly files: readonly StoredFile[];
    readonly decisions: readonly Decision[];
  },
  entered: EnteredLetter | undefined,
): Promise<CaseView['filings']> {
  const { one, rows, files, decisions } = at;
  const letters = await lettersWaiting(scope, one.id);
  const filings = await filingsOf(scope, one.id);
  const scans = await scansOf(scope, filings);
  return filings.map((filing) => {
    const answer = decisions.find((decision) => decision.stage === filing.stage);
    const opened = rows.find((row) => row.name === filing.stage)?.openedAt ?? one.openedAt;
    const scan =
      files.find((file) => file.id === filing.receiptFile) ?? scans.get(filing.receiptFile ?? '');
    const letter = letters.get(filing.stage);
    const open = !filing.receivedAt && !answer && !letter;
    const own = entered?.stage === filing.stage ? entered : undefined;
    return {
      authority: authorityOf(visit.charter, filing),
      sentAt: (filing.sentAt ?? opened).getTime(),
      state: filing.receivedAt
        ? 'received'
        : answer?.choice === 'returned'
          ? 'returned'
          : 'waiting',
      ...(filing.receiptNumber ? { number: filing.receiptNumber } : {}),
      ...(filing.receivedAt ? { receivedAt: filing.receivedAt.getTime() } : {}),
      ...((answer?.remark ?? answer?.reason)
        ? { remark: answer?.remark ?? answer?.reason ?? '' }
        : {}),
      ...(scan ? { evidence: fileLink(scan, ({ id }) => `${visit.base}/files/${id}`) } : {}),
      ...(letter ? { waitingUrl: `${visit.base}/records/${letter}` } : {}),
      ...(open
        ? {
            register: {
              form: {
                action: `${visit.base}/cases/${one.id}/filings/${filing.stage}/letter`,
              },
              values: {
                number: own?.number ?? '',
                receivedOn: own?.receivedOn ?? '',
                remark: own?.remark ?? '',
              },
              problems: own?.problems ?? {},
            },
          }
        : {}),
    };
  });
}

/** The letters that were checked; they are evidence of their records. */
async function scansOf(
  scope: Scope,
  filings: readonly Filing[],
): Promise<ReadonlyMap<string, StoredFile>> {
  const scans = new Map<string, StoredFile>();
  for (const { receiptFile } of filings) {
    const scan = receiptFile ? await readFile(scope, receiptFile) : undefined;
    if (scan) scans.set(scan.id, scan);
  }
  return scans;
}

/** By stage, the record of a letter that waits for its second person. */
async function lettersWaiting(scope: Scope, caseId: string): Promise<ReadonlyMap<string, string>> {
  const waiting = new Map<string, string>();
  for (const record of await recordsWaiting(scope)) {
    if (record.kind !== 'receipt' || record.caseId !== caseId) continue;
    const stage = (await readTask(scope, record.subject))?.stage;
    if (stage) waiting.set(stage, record.id);
  }
  return waiting;
}

/** Until a mail server has taken the filing, or its receipt is in, it has not been sent. */
function authorityOf(charter: Charter, filing: Filing): Wording {
  const name = nameIn(charter, filing.authority);
  return filing.sentAt
    ? name
    : { zh: `${name.zh}（邮件尚未送出）`, en: `${name.en} (mail not sent yet)` };
}

/** That a membership ended or goes on again, in the charter's words. */
function changeOfMembership(
  charter: Charter,
  one: Case,
  kind: 'end-membership' | 'reinstate' | 'class',
  at: number,
): CaseView['effects'] {
  const effect = one.plan.stages
    .flatMap((stage) => stage.then)
    .find(({ do: does }) => does === kind);
  if (!effect) return [];
  // An expulsion is called what the charter calls it (取消会员资格 under B).
  const expels = effect.do === 'end-membership' && effect.because === 'expelled';
  const text = expels ? one.plan.matter : valueInWords(charter, WHOLE, effect);
  return [{ at, text, sources: ruleSources(charter, effect.sources) }];
}

export async function effectViews(
  scope: Scope,
  visit: Visit,
  charter: Charter,
  one: Case,
): Promise<CaseView['effects']> {
  const certificates = await certificatesOfCase(scope, one.id);
  const issue = one.plan.stages.find((stage) => stage.kind === 'issue');
  return (await effectsOf(scope, one.id)).flatMap((effect): CaseView['effects'][number][] => {
    const at = effect.at.getTime();
    if (effect.kind === 'admit') {
      const done = one.plan.stages
        .flatMap((stage) => stage.then)
        .find(({ do: does }) => does === 'admit');
      const kind = nameIn(charter, one.kind);
      const dues = Number(effect.result['duesYuan']);
      return [
        {
          at,
          text: {
            zh: `接纳为${kind.zh}，年度会费${dues === 0 ? '免收' : `${dues}元`}`,
            en: `Admitted: ${kind.en}; dues ${dues === 0 ? 'none' : `${dues} yuan a year`}`,
          },
          sources: ruleSources(charter, done?.sources ?? []),
        },
      ];
    }
    if (effect.kind === 'end-membership' || effect.kind === 'reinstate' || effect.kind === 'class')
      return [...changeOfMembership(charter, one, effect.kind, at)];
    if (effect.kind === 'membership-ended')
      return [
        {
          at,
          text: general(
            '经更正后重新决定，未予通过：会员资格终止，证书撤销',
            'Not approved when decided again after a correction: membership ended, certificate revoked',
          ),
          sources: [],
        },
      ];
    // Its number is reserved before the certificate is there.
    const certificate = certificates.find(({ number }) => number === effect.result['number']);
    if (effect.kind !== 'certificate' || !certificate) return [];
    const { replacedBy } = certificate;
    return [
      {
        at: certificate.issuedAt.getTime(),
        text: general(
          `颁发会员证书 ${certificate.number}-${certificate.checkCode}${replacedBy ? `（已由 ${replacedBy} 代替）` : ''}`,
          `Certificate issued: ${certificate.number}-${certificate.checkCode}${replacedBy ? ` (replaced by ${replacedBy})` : ''}`,
        ),
        sources: ruleSources(charter, issue?.sources ?? []),
        url: `${visit.base}/files/${certificate.file}`,
      },
    ];
  });
}
