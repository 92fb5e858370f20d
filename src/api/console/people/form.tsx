import type { Request, Response } from 'express';
import type { RegisterFormView } from '../../../web/views.ts';
import { RegisterFormPage } from '../../../web/pages/register-form.tsx';
import type { Scope } from '../../../store/scope.ts';
import type { Site } from '../../site.ts';
import type { Visit } from '../entrance.tsx';
import { showPart } from '../frame.tsx';

/** Shows a form of the register; with a status as the answer to one that could not be carried out. */
export async function showForm(
  site: Site,
  request: Request,
  response: Response,
  read: (scope: Scope, visit: Visit) => Promise<Omit<RegisterFormView, 'nav'> | undefined>,
  answer?: { readonly status: number },
): Promise<void> {
  await showPart(site, request, response, {
    current: 'people',
    title: 'registerForm',
    read,
    page: (view) => <RegisterFormPage view={view} />,
    ...(answer ? { status: answer.status, path: request.originalUrl } : {}),
  });
}
