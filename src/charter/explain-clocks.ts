import {
  nameIn,
  periodInWords,
  sourceOf,
  valueInWords,
  type Charter,
  type Clock,
} from '../domain/charter.ts';
import type { Source } from '../domain/plan.ts';
import type { Wording } from '../domain/wording.ts';

/** A line of the explanation; `depth` says how far it is set in. */
export type Line = {
  readonly says: Wording;
  readonly sources: readonly Source[];
  readonly depth: number;
};

/** Every clock: what it is, its terms, and what it opens. */
export function clocksInWords(charter: Charter): readonly Line[] {
  return Object.values(charter.clocks).flatMap((clock) => [
    {
      says: clock.name,
      sources: clock.articles.map((article): Source => ({ from: 'charter', article })),
      depth: 1,
    },
    ...termsOf(charter, clock),
    ...opened(charter, clock),
  ]);
}

const line = (zh: string, en: string, sources: readonly Source[]): Line => ({
  says: { zh, en },
  sources,
  depth: 2,
});

function termsOf(charter: Charter, clock: Clock): readonly Line[] {
  const field = (label: Wording, name: string, value: unknown): Line => {
    const words = valueInWords(charter, name, value);
    return line(`${label.zh}：${words.zh}`, `${label.en}: ${words.en}`, [sourceOf(clock, name)]);
  };
  const warned = { zh: '届满前提示', en: 'warned before' };
  switch (clock.kind) {
    case 'inactivity':
      return [
        field({ zh: '期限', en: 'term' }, 'after', clock.after),
        field({ zh: '计入', en: 'counts' }, 'counts', clock.counts),
        field(warned, 'warn', clock.warn),
        field({ zh: '提示后至少', en: 'after a warning' }, 'least', clock.least),
        ...(clock.suspended === null
          ? []
          : [field({ zh: '中止', en: 'suspended' }, 'suspended', clock.suspended)]),
      ];
    case 'term': {
      const lasts = periodInWords(clock.lasts);
      const of = nameIn(charter, clock.of);
      return [
        line(`${of.zh}任期${lasts.zh}`, `${of.en}: ${lasts.en}`, [sourceOf(clock, 'lasts')]),
        field(warned, 'warn', clock.warn),
        line('任期届满，换届前继续履职', 'on expiry those in office go on as caretakers', [
          sourceOf(clock, 'expiry'),
        ]),
      ];
    }
    case 'rotation': {
      const every = periodInWords(clock.every);
      const [of, among] = [nameIn(charter, clock.of), nameIn(charter, clock.among)];
      return [
        line(
          `${of.zh}由${among.zh}每${every.zh}轮换`,
          `${of.en}: every ${every.en}, in turn among ${among.en}`,
          [sourceOf(clock, 'every')],
        ),
      ];
    }
    case 'cadence': {
      const every = periodInWords(clock.every);
      const what = nameIn(charter, clock.meets ?? clock.opens ?? '');
      return [
        line(`${what.zh}：每${every.zh}一次`, `${what.en}: once in ${every.en}`, [
          sourceOf(clock, 'every'),
        ]),
      ];
    }
    case 'mandate':
      return [
        line(
          `自${clock.from}至${clock.until}，期满终止`,
          `from ${clock.from} to ${clock.until}, then it ends`,
          [sourceOf(clock, 'until')],
        ),
      ];
  }
}

function opened(charter: Charter, clock: Clock): readonly Line[] {
  if (clock.kind === 'rotation' || clock.opens === null) return [];
  const { zh, en } = nameIn(charter, clock.opens);
  return [line(`→ ${zh}`, `→ ${en}`, [])];
}
