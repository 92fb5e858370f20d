import type { Request, Response } from 'express';
import type { Alliance } from '../store/charters.ts';
import type { Link } from '../store/links.ts';
import type { Person } from '../store/persons.ts';
import type { Scope } from '../store/scope.ts';

/** A link that was opened by its token: whose it is and what it is about. */
export type OpenedLink = {
  readonly alliance: Alliance;
  readonly link: Link;
  /** Where its pages lie. */
  readonly base: string;
  readonly person: Person | undefined;
  /** The secretariat passed this link on. */
  readonly forwarded: boolean;
};

type Answering = (request: Request, response: Response, opened: OpenedLink) => Promise<void>;

/** The pages behind one kind of link. They decide nothing on GET; a decision is a person's POST. */
export type LinkPages = {
  show(...asked: Parameters<Answering>): Promise<void>;
  /** By the form's path below the link's own; '' is the link itself. */
  readonly forms: Readonly<Record<string, Answering | ActingForm>>;
};

/**
 * A form that is carried out in the very transaction that opened its link; what it gives back answers once that is
 * committed.
 */
export type ActingForm = {
  act(scope: Scope, opened: OpenedLink, request: Request): Promise<(response: Response) => void>;
};

/** What follows the link's own path in the address. */
export function pathBelow(request: Request, { base }: Pick<OpenedLink, 'base'>): string {
  return (request.baseUrl + request.path).slice(base.length).replace(/^\/|\/$/g, '');
}
