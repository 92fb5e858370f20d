import type { Request, Response } from 'express';
import { z } from 'zod';
import { ReferencePage } from '../../web/pages/interface.tsx';
import type { ReferenceView } from '../../web/views/interface.ts';
import { interfaceWords } from '../../web/words/interface.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { API_BASE } from './openapi.ts';
import type { Operation } from './operation.ts';

/** The description as a page for people. */
export function sendReference(
  site: Site,
  request: Request,
  response: Response,
  operations: readonly Operation[],
): void {
  const tags = [...new Set(operations.map((one) => one.tag))];
  const view: ReferenceView = {
    base: API_BASE,
    descriptionUrl: '/openapi.json',
    groups: tags.map((tag) => ({
      tag,
      operations: operations
        .filter((one) => one.tag === tag)
        .map((one) => ({
          id: one.id,
          method: one.method,
          path: API_BASE + one.path,
          summary: one.summary,
          description: one.description,
          by: one.by,
          refusals: one.refusals,
          ...(one.body ? { asks: schemaText(one.body, 'input') } : {}),
          answers: schemaText(one.answers, 'output'),
        })),
    })),
  };
  sendPage(site, request, response, {
    title: { zh: interfaceWords.zh.referenceTitle, en: interfaceWords.en.referenceTitle },
    page: <ReferencePage view={view} />,
  });
}

function schemaText(schema: z.ZodType, io: 'input' | 'output'): string {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return JSON.stringify(rest, null, 2);
}
