import { particular } from '../particulars.ts';
import type { Condition } from './type.ts';

/** An answer as it is compared: the way its particular writes it, where the vocabulary has one. */
function answer(values: Readonly<Record<string, string>>, id: string): string {
  const typed = values[id] ?? '';
  return particular(id)?.normalise(typed) ?? typed.trim();
}

/** Whether what depends on these choices applies, given the choices made so far. */
export function applies(
  condition: Condition | null,
  values: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(condition ?? {}).every(([id, value]) => answer(values, id) === value);
}
