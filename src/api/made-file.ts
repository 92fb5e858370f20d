import type { Response } from 'express';
import { contentHeaders } from '../documents/content-headers.ts';

/** A file made when it is asked for, and kept nowhere. */
export type MadeFile = { readonly type: string; readonly name: string; readonly bytes: Buffer };

export function sendMade(response: Response, { type, name, bytes }: MadeFile): void {
  response.set(contentHeaders(type, name, 'attachment')).send(bytes);
}
