import { z } from 'zod';
import { DOCX } from '../../../documents/letter-docx.ts';
import { resolutionsOf } from '../../../store/resolutions.ts';
import { defaultsOf } from '../../../domain/charter/defaults.ts';
import { defaultsFile } from '../../defaults-sheet.ts';
import { download, operation, type Operation } from '../operation.ts';
import { wording } from '../shapes.ts';

const DEFAULTS = '/alliances/{alliance}/defaults';

const getDefaults = operation({
  id: 'getDefaults',
  tag: 'Charter',
  method: 'get',
  path: DEFAULTS,
  summary: 'What the charter leaves open and how it is read (确认表), and the resolutions about it',
  description:
    'A signed resolution is entered as a record of the kind `defaults-resolution`; once checked it is the source of every default it lists.',
  by: 'secretariat',
  answers: z.object({
    version: z.number().int(),
    defaults: z.array(
      z.object({
        question: z.string(),
        asks: wording,
        reading: wording,
        places: z.array(z.object({ path: z.string(), value: wording })),
        resolution: z.string().nullable().meta({ description: 'null: a system default.' }),
      }),
    ),
    resolutions: z.array(
      z.object({
        number: z.string(),
        day: z.iso.date(),
        body: z.string(),
        record: z.string().nullable().meta({ description: 'null: recorded at the set-up.' }),
      }),
    ),
  }),
  act: ({ by: { charter }, inScope }) =>
    inScope(async (scope) => ({
      body: {
        version: charter.version,
        defaults: defaultsOf(charter).map(({ question, asks, reading, places }) => ({
          question,
          asks,
          reading,
          places,
          resolution: charter.confirmed?.[question]?.number ?? null,
        })),
        resolutions: (await resolutionsOf(scope, charter.version)).map((one) => ({
          number: one.number,
          day: one.day,
          body: one.body,
          record: one.recordId,
        })),
      },
    })),
});

const downloadDefaults = download({
  id: 'downloadDefaults',
  tag: 'Downloads',
  path: `${DEFAULTS}.docx`,
  summary: 'The sheet of defaults (确认表) as .docx, to be printed and signed',
  by: 'secretariat',
  downloads: [DOCX],
  query: z.object({ language: z.enum(['zh', 'en']).default('zh') }),
  act: async ({ by, query }) => ({ file: await defaultsFile(by.charter, query.language) }),
});

export const DEFAULTS_OPERATIONS: readonly Operation[] = [getDefaults, downloadDefaults];
