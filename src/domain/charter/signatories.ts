import type { Source } from '../plan.ts';
import type { Charter } from './type.ts';

/** 签发 (X-Q27): whoever chairs a body, and the first of those who lead the secretariat's daily work. */
export function signatoriesOf(charter: Charter): {
  readonly seats: readonly string[];
  readonly source: Source;
} {
  const chairs = Object.values(charter.bodies).flatMap(({ chairedBy }) => chairedBy.slice(0, 1));
  // A charter stored before this was asked for has no such field.
  const leads = (charter.bodies['secretariat']?.ledBy ?? []).slice(0, 1);
  return {
    seats: [...new Set([...chairs, ...leads])],
    source: { from: 'default', question: 'X-Q27' },
  };
}
