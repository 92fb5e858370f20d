import type { Source } from '../plan.ts';
import type { Charter, Provenance } from './type.ts';

/** The key of `defaults` that stands for the whole part. */
export const WHOLE = '*';

/** Where one field of a part comes from: its own default, the part's default, or the part's first article. */
export function sourceOf(part: Provenance, field: string): Source {
  const question = part.defaults[field] ?? part.defaults[WHOLE];
  if (question !== undefined) return { from: 'default', question };
  const [article] = part.articles;
  if (article === undefined) throw new Error(`No source for the field ${field}.`);
  return { from: 'charter', article };
}

/** Everything a part rests on: its articles, then the questions its defaults answer. */
export function sourcesOf(part: Provenance): readonly Source[] {
  const articles = part.articles.map((article): Source => ({ from: 'charter', article }));
  const questions = new Set(Object.values(part.defaults));
  return [
    ...articles,
    ...[...questions].map((question): Source => ({ from: 'default', question })),
  ];
}

/** A source as it is now: of a default that the alliance has confirmed since, its resolution. */
export function sourceNow(charter: Pick<Charter, 'confirmed'>, source: Source): Source {
  const { from, question } = source;
  const confirmed = question === undefined ? undefined : charter.confirmed?.[question];
  if (from !== 'default' || question === undefined || !confirmed) return source;
  return { from: 'alliance', question, resolution: confirmed.number };
}
