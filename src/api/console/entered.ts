import { z } from 'zod';
import { HttpProblem } from '../errors.tsx';

/** A text of a form: line ends as one sign, so that the length is the one the field counted. */
export const text = (longest: number) =>
  z
    .string()
    .transform((typed) => typed.replace(/\r\n?/g, '\n').replaceAll('\0', ''))
    .pipe(z.string().max(longest))
    .default('');

/** An id in an address or a hidden field. */
export const id = z.string().regex(/^[\w.-]{1,64}$/);

/** What a form sent, by its schema: undeclared fields are dropped, what no page of ours can send is refused. */
export function entered<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body ?? {});
  if (!parsed.success) throw new HttpProblem(400);
  return parsed.data;
}

/** An id of the address; a page that does not exist where it cannot be one. */
export function idIn(params: Readonly<Record<string, unknown>>, name: string): string {
  const parsed = id.safeParse(params[name]);
  if (!parsed.success) throw new HttpProblem(404);
  return parsed.data;
}

/** The page number of a list, from 0. */
export function pageIn(query: Readonly<Record<string, unknown>>): number {
  const parsed = z.coerce.number().int().min(1).max(10_000).safeParse(query['page']);
  return parsed.success ? parsed.data - 1 : 0;
}
