import type { Request, RequestHandler, Response, Router } from 'express';
import type { Site } from './site.ts';

export type Page = (site: Site, request: Request, response: Response) => Promise<void>;

/** What adds the pages of a part of the site, and the forms on them; `upload`: a form with files, which `receive` reads. */
export type Routes = {
  page(path: string, show: Page): void;
  form(path: string, post: Page): void;
  upload(path: string, receive: RequestHandler, post: Page): void;
};

/** Adds to a router, below a path. */
export function routesOf(site: Site, router: Router, below = ''): Routes {
  return {
    page: (path, show) =>
      router.get(below + path, (request, response) => show(site, request, response)),
    form: (path, post) =>
      router.post(below + path, (request, response) => post(site, request, response)),
    upload: (path, receive, post) =>
      router.post(below + path, receive, (request, response) => post(site, request, response)),
  };
}
