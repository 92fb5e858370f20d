import type { Request, Response } from 'express';
import type { Alliance } from '../store/charters.ts';
import type { Link } from '../store/links.ts';
import type { Person } from '../store/persons.ts';

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

/** The pages behind one kind of link. They decide nothing on GET; a decision is a person's POST. */
export type LinkPages = {
  show(request: Request, response: Response, opened: OpenedLink): Promise<void>;
  post(request: Request, response: Response, opened: OpenedLink): Promise<void>;
};
