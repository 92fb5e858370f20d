import type { Request, Response } from 'express';
import type { Wording } from '../../domain/wording.ts';
import { verifyTrail, type Verification } from '../../store/audit-trail.ts';
import { entriesPage, type ChainedEntry } from '../../store/audit-entries.ts';
import { casesWith, type Case } from '../../store/cases.ts';
import type { Scope } from '../../store/scope.ts';
import { listRounds } from '../../store/voting-rounds.ts';
import { AuditPage } from '../../web/pages/records.tsx';
import type { AuditRow, AuditView } from '../../web/views.ts';
import type { Site } from '../site.ts';
import { pageIn } from './entered.ts';
import type { Visit } from './entrance.tsx';
import { showPart } from './frame.tsx';
import { BROKEN, entryInWords } from './in-words.ts';
import { rosterOf, type Roster } from './roster.ts';

const PER_PAGE = 100;
const NOBODY: Readonly<Record<string, Wording>> = {
  system: { zh: '系统', en: 'The system' },
  applicant: { zh: '申请人', en: 'The applicant' },
};

/** The audit trail, checked whole each time it is shown. */
export async function showAudit(site: Site, request: Request, response: Response): Promise<void> {
  const page = pageIn(request.query);
  await showPart(site, request, response, {
    current: 'audit',
    title: 'audit',
    read: (scope, visit) => auditView(scope, visit, page),
    page: (view) => <AuditPage view={view} />,
  });
}

async function auditView(
  scope: Scope,
  visit: Visit,
  page: number,
): Promise<Omit<AuditView, 'nav'>> {
  const entries = await entriesPage(scope, { limit: PER_PAGE + 1, offset: page * PER_PAGE });
  const shown = entries.slice(0, PER_PAGE);
  const cases = await casesWith(
    scope,
    shown.map((entry) => entry.subject),
  );
  const rounds = await listRounds(scope);
  const roster = await rosterOf(
    scope,
    visit.charter,
    shown
      .flatMap((entry) => [entry.actor, inPlaceIn(entry) ?? []].flat())
      .filter((actor) => !Object.hasOwn(NOBODY, actor)),
  );
  const url = `${visit.base}/audit`;
  return {
    verification: verificationView(await verifyTrail(scope), scope.now),
    exportUrl: `${url}/export`,
    entries: auditRows(
      shown,
      roster,
      new Map(cases.map((one) => [one.id, one])),
      new Map(rounds.map((round) => [round.id, round.number])),
    ),
    ...(page > 0 ? { previousUrl: `${url}?page=${page}` } : {}),
    ...(entries.length > PER_PAGE ? { nextUrl: `${url}?page=${page + 2}` } : {}),
  };
}

function verificationView(found: Verification, now: Date): AuditView['verification'] {
  const at = now.getTime();
  return found.kind === 'whole'
    ? { state: 'whole', at, entries: found.entries, head: found.head }
    : {
        state: 'broken',
        at,
        firstBad: found.sequence,
        text: BROKEN[found.because] ?? found.because,
      };
}

/** In whose place somebody acted. */
export function inPlaceIn({ details }: ChainedEntry): string | undefined {
  const person = details['inPlaceOf'];
  return typeof person === 'string' ? person : undefined;
}

/** Entries as a table shows them: who did what about which case, and the entry's hash. */
export function auditRows(
  entries: readonly ChainedEntry[],
  roster: Roster,
  cases: ReadonlyMap<string, Case>,
  rounds: ReadonlyMap<string, string> = new Map(),
): readonly AuditRow[] {
  return entries.map((entry) => {
    const one = cases.get(entry.subject);
    const about = one?.number ?? rounds.get(entry.subject);
    return {
      number: entry.sequence,
      at: entry.at.getTime(),
      who: NOBODY[entry.actor] ?? roster.acting(entry.actor, inPlaceIn(entry)),
      what: entryInWords(entry, one),
      ...(about ? { about } : {}),
      hash: entry.hash,
    };
  });
}
