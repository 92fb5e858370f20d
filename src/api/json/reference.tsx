import type { Request, Response } from 'express';
import { z } from 'zod';
import { ReferencePage } from '../../web/pages/interface.tsx';
import type { ReferenceView } from '../../web/views/interface.ts';
import { interfaceWords } from '../../web/words/interface.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { bodyExamples } from './examples.ts';
import { IN_CHINESE, TAGS_IN_CHINESE } from './in-chinese.ts';
import { API_BASE } from './openapi.ts';
import type { Operation } from './operation.ts';
import { problemTypes } from './problem-types.ts';

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
    commands: commandsAt(site.baseUrl + API_BASE),
    groups: tags.map((tag) => ({
      tag: { zh: TAGS_IN_CHINESE[tag] ?? tag, en: tag },
      operations: operations.filter((one) => one.tag === tag).map(shown),
    })),
    problems: problemTypes(operations),
  };
  sendPage(site, request, response, {
    title: { zh: interfaceWords.zh.referenceTitle, en: interfaceWords.en.referenceTitle },
    page: <ReferencePage view={view} />,
  });
}

function shown(one: Operation): ReferenceView['groups'][number]['operations'][number] {
  return {
    id: one.id,
    method: one.method,
    path: API_BASE + one.path,
    summary: { zh: IN_CHINESE[one.id] ?? one.summary, en: one.summary },
    description: one.description,
    by: one.by,
    refusals: one.refusals,
    downloads: one.downloads,
    parts: one.files,
    ...(one.body ? { asks: schemaText(one.body, 'input') } : {}),
    examples: one.body ? bodyExamples(one.body).map((value) => JSON.stringify(value, null, 2)) : [],
    ...(one.downloads.length === 0 ? { answers: schemaText(one.answers, 'output') } : {}),
  };
}

const commandsAt = (base: string): ReferenceView['commands'] => [
  {
    does: { zh: '读取事项（令牌放在环境变量 TOKEN 中）', en: 'Read cases (the token is in TOKEN)' },
    command: `curl -H "Authorization: Bearer $TOKEN" ${base}/alliances/ALLIANCE/cases`,
  },
  {
    does: {
      zh: '办理一次，重发也只办理一次',
      en: 'Act once, however often the request is sent',
    },
    command: `curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -H "Idempotency-Key: 2026-12-04-001" -d '{"right":true}' ${base}/alliances/ALLIANCE/records/RECORD/check`,
  },
  {
    does: {
      zh: '带文件：内容放在 body 部分',
      en: 'With files: the values come as JSON in the part body',
    },
    command: `curl -H "Authorization: Bearer $TOKEN" -F 'body={}' -F roster=@roster.xlsx ${base}/alliances/ALLIANCE/roster-imports`,
  },
];

function schemaText(schema: z.ZodType, io: 'input' | 'output'): string {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return JSON.stringify(rest, null, 2);
}
