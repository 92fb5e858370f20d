import { z } from 'zod';
import { charterSchema, silenceSchema } from './schema/charter.ts';

/** The schemas that editors use, by file name; made from the same schemas that load the files. */
export function editorSchemas(): Readonly<
  Record<'charter.schema.json' | 'silence.schema.json', string>
> {
  return {
    'charter.schema.json': editorSchema(charterSchema),
    'silence.schema.json': editorSchema(silenceSchema),
  };
}

function editorSchema(schema: z.ZodType): string {
  const made = z.toJSONSchema(schema, { io: 'input', target: 'draft-7', reused: 'ref' });
  return `${JSON.stringify(made, null, 2)}\n`;
}
