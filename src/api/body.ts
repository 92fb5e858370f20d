import type { Request } from 'express';

/** A text field of a posted form; anything else than one text counts as nothing entered. */
export function textIn(request: Request, name: string, longest: number): string {
  const value = (request.body as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === 'string' ? value.slice(0, longest) : '';
}

/** One value of the address's query; '' where there is none, or several. */
export function askedFor(request: Request, name: string): string {
  const value = request.query[name];
  return typeof value === 'string' ? value : '';
}
