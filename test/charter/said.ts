import { expect, test } from '@jest/globals';
import type { Charter, CharterEffect, CharterStage } from '../../src/domain/charter.ts';

type Part = Readonly<Record<string, unknown>>;

/** A test a row: what stands at a place of the charter. */
export function commands(
  charter: Charter,
  rows: readonly [title: string, place: string, said: unknown][],
): void {
  test.each(rows)('%s (%s)', (_, place, expected) => {
    expect(said(charter, place)).toEqual(expected);
  });
}

/** A test a row: who opens a procedure of the charter, and its stages. */
export function proceeds(
  charter: Charter,
  rows: readonly [title: string, id: string, stages: readonly string[]][],
): void {
  test.each(rows)('%s (%s)', (_, id, expected) => {
    expect(procedure(charter, id)).toEqual(expected);
  });
}

/**
 * What a part of a charter commands, in the shorthand of a table: without its words, its sources and examples, and
 * without what it does not say. `from` is its place: said(charter, 'rules.expulsion').
 */
function said(charter: Charter, from: string): unknown {
  const part = from
    .split('.')
    .reduce<unknown>((one, key) => (one as Part | null | undefined)?.[key], charter);
  if (part === undefined) throw new Error(`there is no ${from}`);
  return shortly(part);
}

/** Who opens a procedure, and its stages: `ballot; by council; rule expulsion; notice 7 days → expelled`. */
function procedure(charter: Charter, id: string): readonly string[] {
  const part = charter.procedures[id];
  if (!part) throw new Error(`there is no procedure ${id}`);
  const { by, any, share } = part.open;
  const opened = [
    typeof by === 'string' ? by : by.join(', '),
    ...(any > 1 ? [`${any} together`] : []),
    ...(share ? [text(share)] : []),
    ...(part.about ? ['about a member'] : []),
  ];
  return [opened.join('; '), ...part.stages.map(stage)];
}

function shortly(part: unknown): unknown {
  if (part === null || part === undefined || part === false) return undefined;
  if (part === true) return 'yes';
  if (typeof part === 'string' || typeof part === 'number') return `${part}`;
  if (typeof part !== 'object') throw new Error('no part of a charter');
  if (Array.isArray(part)) return listed(part);
  if (isWording(part)) return undefined;
  return amount(part as Part) ?? parts(part as Part);
}

function listed(all: readonly unknown[]): unknown {
  if (all.length === 0) return undefined;
  if (all.every(isWording)) return `${all.length} of them`;
  const each = all.map(shortly);
  const inLine = all.every((one) => typeof one === 'string' || typeof one === 'number');
  return inLine ? each.join(' ') : each;
}

/** A rule keeps what it says; parts by their names keep their names. */
function parts(part: Part): unknown {
  const isRule = 'articles' in part;
  const entries = Object.entries(part)
    .filter(([key]) => !isRule || !['articles', 'defaults', 'examples', 'office'].includes(key))
    .map(([key, value]) => [key, shortly(value)] as const);
  const kept = entries.filter(([, value]) => value !== undefined);
  if (isRule) return kept.length > 0 ? Object.fromEntries(kept) : undefined;
  if (kept.length === 0) return entries.map(([key]) => key).join(' ') || undefined;
  return Object.fromEntries(entries.map(([key, value]) => [key, value ?? '']));
}

function isWording(part: unknown): boolean {
  return part !== null && typeof part === 'object' && 'zh' in part && 'en' in part;
}

/** Amounts, dates, needs, effects, rights, questions and seats as one would write them in a line. */
function amount(part: Part): string | null {
  if ('may' in part) return words(part['may'], part['what'], part['priority'] === true && 'first');
  if ('ask' in part) return question(part);
  if ('votes' in part) return seat(part);
  if ('keptIn' in part) return words(part['articles'], part['keptIn']);
  if ('required' in part)
    return words(
      part['required'] === true && 'required',
      part['document'],
      !part['document'] && part['articles'],
    );
  if ('document' in part && 'if' in part) return words(part['document'], choices(part['if']));
  if ('num' in part) return fraction(part);
  if ('atLeast' in part) return count(part);
  if ('do' in part) return effect(part as CharterEffect);
  if ('need' in part) return Object.values(part).map(text).join(' ');
  if ('before' in part && 'date' in part)
    return `${text(part['before'])} before ${text(part['authority'])}.${text(part['date'])}`;
  if ('date' in part && 'authority' in part)
    return `${text(part['authority'])}.${text(part['date'])}`;
  if ('state' in part) return `${text(part['register'])}.${text(part['state'])}`;
  return 'count' in part && 'of' in part && Object.keys(part).length === 2
    ? `${text(part['count'])} ${text(part['of'])}`
    : null;
}

function words(...all: readonly unknown[]): string {
  return all
    .map(text)
    .filter((one) => one !== '')
    .join(' ');
}

function choices(part: unknown): string {
  const made = Object.entries((part ?? {}) as Part);
  return made.map(([choice, value]) => `if ${choice} ${text(value)}`).join(' ');
}

/** `website?` need not be answered; `ground: licence-revoked, negative-impact` is a choice. */
function question({ ask, optional, own, if: only }: Part): string {
  const { as, options } = (own ?? {}) as Part;
  const chosen = Object.keys(options ?? {}).join(', ');
  const form = as === undefined ? '' : ` (${chosen === '' ? text(as) : chosen})`;
  return `${words(ask, choices(only))}${optional === true ? '?' : ''}${form}`;
}

/** `each chair-unit as representative`, `1 from executive`, `any, without a vote`. */
function seat({ count, each, as, from, votes }: Part): string {
  const who = text(each) === '' ? text(count) : `each ${text(each)} as ${text(as)}`;
  const among = text(from) === '' ? '' : ` from ${text(from)}`;
  return `${who}${among}${votes !== false ? '' : ', without a vote'}`;
}

function fraction({ num, den, inclusive, base, mode }: Part): string {
  const share = `${inclusive === true ? '≥' : '>'} ${text(num)}/${text(den)}`;
  if (base !== undefined) return `${share} of ${text(base)}`;
  if (mode === undefined) return share;
  return `${share} ${typeof mode === 'string' ? mode : Object.values(mode as Part).join('/')}`;
}

function count({ atLeast, atMost }: Part): string {
  if (atMost !== null) return text(atMost);
  return atLeast === 0 ? 'any' : `${text(atLeast)} or more`;
}

function effect(one: CharterEffect): string {
  switch (one.do) {
    case 'admit':
    case 'class':
      return `${one.do} ${one.class}`;
    case 'end-membership':
      return one.because;
    case 'reinstate':
    case 'dissolve':
      return one.do;
    case 'move':
      return `${one.what}.${one.to}`;
    default:
      return `${one.do} ${one.what}`;
  }
}

/** What every charter has alike unless it says otherwise. */
const USUAL: Readonly<Record<string, string>> = {
  notice: '3 working-days',
  counting: '3',
  held: 'either',
};
const NOT_SAID = ['kind', 'name', 'title', 'if', 'then', 'leads', 'articles', 'defaults'];

function stage(one: CharterStage): string {
  const details = Object.entries(one).flatMap(([key, value]) => {
    const told = text(value);
    return NOT_SAID.includes(key) || told === '' || told === USUAL[key] ? [] : [`${key} ${told}`];
  });
  const ways = Object.entries(one.leads).map(([outcome, to]) => `${outcome}: ${to}`);
  const name = one.name === one.kind ? one.kind : `${one.kind} ${one.name}`;
  const effects = one.then.map(effect);
  return [
    [name, ...details, ...(one.if ? [choices(one.if)] : []), ...ways].join('; '),
    ...(effects.length > 0 ? [effects.join(', ')] : []),
  ].join(' → ');
}

function text(part: unknown): string {
  const told = shortly(part);
  return told === undefined ? '' : typeof told === 'string' ? told : JSON.stringify(told);
}
