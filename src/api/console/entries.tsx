import type { Request, Response } from 'express';
import { recordsWaiting, type RecordKind } from '../../store/records/records.ts';
import type { Scope } from '../../store/scope.ts';
import { EntriesPage } from '../../web/pages/entries.tsx';
import type { EntriesView, EntryArea, EntryGroup, Text } from '../../web/views.ts';
import type { Site } from '../site.ts';
import type { Visit } from './entrance.tsx';
import { showPart } from './frame.tsx';
import { AREAS, DESCRIBERS } from './record-kinds.ts';

/** The order of the page: what comes in most often first. */
const ORDER: readonly EntryArea[] = [
  'votes',
  'letters',
  'people',
  'dues',
  'members',
  'corrections',
];

/** 登记来件: what can be entered, and where. */
export async function showEntries(site: Site, request: Request, response: Response): Promise<void> {
  const asked = request.query['q'];
  const text = typeof asked === 'string' ? asked.slice(0, 200).trim() : '';
  await showPart(site, request, response, {
    current: 'records',
    title: 'entries',
    read: (scope, visit) => entriesView(scope, visit, text),
    page: (view) => <EntriesPage view={view} />,
  });
}

async function entriesView(
  scope: Scope,
  visit: Visit,
  text: string,
): Promise<Omit<EntriesView, 'nav'>> {
  const found = new Map<EntryArea, EntryGroup[]>(ORDER.map((area) => [area, []]));
  for (const [kind, area] of Object.entries(AREAS)) {
    const describer = DESCRIBERS[kind as RecordKind];
    const group = await describer.entries?.(scope, visit);
    const narrowed = group && narrow(group, [describer.name, group.title, group.lead], text);
    if (narrowed) found.get(area)?.push(narrowed);
  }
  return {
    listUrl: `${visit.base}/records`,
    waiting: (await recordsWaiting(scope)).length,
    search: { action: `${visit.base}/entries`, text },
    areas: [...found].flatMap(([area, groups]) => (groups.length > 0 ? [{ area, groups }] : [])),
  };
}

/** A kind whose own words answer keeps all its ways; otherwise the ways that do; undefined where none does. */
function narrow(group: EntryGroup, own: readonly Text[], text: string): EntryGroup | undefined {
  if (own.some((words) => has(words, text))) return group;
  const links = group.links.filter(
    ({ label, note }) => has(label, text) || (note !== undefined && has(note, text)),
  );
  return links.length > 0 ? { ...group, links } : undefined;
}

function has(words: Text, text: string): boolean {
  const said = typeof words === 'string' ? [words] : [words.zh, words.en];
  return said.some((one) => one.toLowerCase().includes(text.toLowerCase()));
}
