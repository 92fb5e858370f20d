import type { Request, Response } from 'express';
import { searchEverything, type Found, type FoundKind } from '../../store/search.ts';
import { holdingsOf } from './search-persons.ts';
import type { Scope } from '../../store/scope.ts';
import { SearchPage } from '../../web/pages/search.tsx';
import type { SearchView } from '../../web/views.ts';
import type { Site } from '../site.ts';
import { text } from './entered.ts';
import type { Visit } from './entrance.tsx';
import { showPart } from './frame.tsx';

const Query = text(200).catch('');
const ORDER: readonly FoundKind[] = [
  'case',
  'member',
  'person',
  'round',
  'certificate',
  'paper',
  'record',
];

/** One field for everything: numbers, names, codes, telephones. */
export async function showSearch(site: Site, request: Request, response: Response): Promise<void> {
  const asked = Query.parse(request.query['q']);
  await showPart(site, request, response, {
    current: 'home',
    title: 'search',
    searched: asked,
    read: async (scope, visit) => ({
      text: asked,
      groups: await groupsOf(scope, visit, await searchEverything(scope, asked)),
    }),
    page: (view) => <SearchPage view={view} />,
  });
}

async function groupsOf(
  scope: Scope,
  visit: Visit,
  found: readonly Found[],
): Promise<SearchView['groups']> {
  const groups: SearchView['groups'][number][] = [];
  for (const kind of ORDER) {
    const own = found.filter((one) => one.kind === kind);
    if (own.length === 0) continue;
    const results = [];
    for (const one of own) results.push(await resultOf(scope, visit, one));
    groups.push({ kind, results });
  }
  return groups;
}

async function resultOf(
  scope: Scope,
  { base, charter }: Visit,
  found: Found,
): Promise<SearchView['groups'][number]['results'][number]> {
  const { kind, id, number, name } = found;
  const label = name ?? number ?? id;
  const note = name && number ? { note: number } : {};
  switch (kind) {
    case 'case':
    case 'member':
    case 'certificate':
      return { label, ...note, url: `${base}/cases/${id}` };
    case 'round':
      return { label, url: `${base}/rounds/${id}` };
    case 'paper':
      return { label, ...note, url: `${base}/papers/${id}` };
    case 'record':
      return { label, url: `${base}/records/${id}` };
    case 'person':
      return {
        label,
        url: `${base}/people/${id}`,
        ...(await holdingsOf(scope, charter, id)),
      };
  }
}
