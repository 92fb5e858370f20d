import type { Charter } from '../domain/charter.ts';
import { formProblems, type Issue } from './issues.ts';
import type { Problem } from './problem.ts';
import { charterSchema, silenceSchema, type Silence } from './schema/charter.ts';
import { layBeneath } from './silence.ts';
import { readSource, type SourceText } from './source-text.ts';
import type { z } from 'zod';

export type Refused = { readonly ok: false; readonly problems: readonly Problem[] };
export type LoadedCharter = {
  readonly ok: true;
  readonly charter: Charter;
  readonly source: SourceText;
};

/** Reads a charter from its YAML, with the answers to its silences laid beneath; or says, place by place, what is wrong with its form. */
export function loadCharter(yaml: string, file: string, silence: Silence): LoadedCharter | Refused {
  const read = readAs(charterSchema, yaml, file);
  return read.ok
    ? { ok: true, charter: layBeneath(read.value, silence), source: read.source }
    : read;
}

/** Reads the answers to what charters leave open. */
export function loadSilence(
  yaml: string,
  file: string,
): { readonly ok: true; readonly silence: Silence } | Refused {
  const read = readAs(silenceSchema, yaml, file);
  return read.ok ? { ok: true, silence: read.value } : read;
}

function readAs<Schema extends z.ZodType>(
  schema: Schema,
  yaml: string,
  file: string,
): { readonly ok: true; readonly value: z.output<Schema>; readonly source: SourceText } | Refused {
  const reading = readSource(yaml, file);
  if (!reading.ok) return reading;
  const { source } = reading;
  const parsed = schema.safeParse(source.data);
  if (parsed.success) return { ok: true, value: parsed.data, source };
  const problems = parsed.error.issues
    .flatMap((issue) => formProblems(issue as Issue, source.data))
    .map(({ path, message, at }) => source.problemAt(path, message, at));
  return {
    ok: false,
    problems: [...problems].sort(
      (one, other) => one.line - other.line || one.column - other.column,
    ),
  };
}
