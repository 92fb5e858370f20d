import { z } from 'zod';
import type { Case } from '../../store/cases.ts';
import type { StoredFile } from '../../store/files.ts';
import type { Decision } from '../../store/decide/decisions.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Text } from '../../web/views/shared.ts';
import type { Task } from '../../store/tasks.ts';

/** Shapes that several operations answer with, each with the function that makes it. Instants are UTC. */
export const instant = z.iso.datetime();
export const wording = z.object({ zh: z.string(), en: z.string() });
export const channel = z.enum([
  'own-link',
  'forwarded-link',
  'console',
  'api',
  'paper',
  'letter',
  'show-of-hands',
  'telephone-confirmed',
]);
export const roundState = z
  .enum(['proposed', 'convened', 'open', 'declined', 'closed', 'to-meeting'])
  .meta({ description: 'to-meeting: the electors demanded a meeting instead.' });
export const source = z
  .object({
    from: z.enum(['charter', 'alliance', 'default']),
    article: z.string().optional(),
    question: z.string().optional(),
    resolution: z.string().optional(),
  })
  .meta({ description: '章程规定 (charter), 联盟决定 (alliance) or 系统默认 (default).' });

export const receipt = z.object({
  receipt: z
    .string()
    .meta({ description: 'Beginning of the hash of the record, as shown on pages.' }),
  choice: z.string(),
  recordedAt: instant,
  before: z.boolean().meta({ description: 'Whether it had been decided before this request.' }),
});
export const receiptOf = (decision: Decision, before: boolean): z.input<typeof receipt> => ({
  receipt: decision.receipt,
  choice: decision.choice,
  recordedAt: decision.recordedAt.toISOString(),
  before,
});

export const caseSummary = z.object({
  id: z.string(),
  number: z.string(),
  procedure: z.string(),
  kind: z.string(),
  applicant: z.string(),
  status: z.string(),
  openedAt: instant,
  closedAt: instant.nullable(),
});
export const caseSummaryOf = (one: Case): z.input<typeof caseSummary> => ({
  id: one.id,
  number: one.number,
  procedure: one.procedure,
  kind: one.kind,
  applicant: one.applicantName,
  status: one.status,
  openedAt: one.openedAt.toISOString(),
  closedAt: one.closedAt?.toISOString() ?? null,
});

export const task = z.object({
  id: z.string(),
  kind: z.string(),
  case: z.string().nullable(),
  stage: z.string().nullable(),
  round: z.number().int().nullable(),
  votingRound: z.string().nullable(),
  assignee: z.string().nullable(),
  addressees: z.array(z.string()),
  openedAt: instant,
});
export const taskOf = (one: Task): z.input<typeof task> => ({
  id: one.id,
  kind: one.kind,
  case: one.caseId,
  stage: one.stage,
  round: one.round,
  votingRound: one.votingRound,
  assignee: one.assignee,
  addressees: [...one.addressees],
  openedAt: one.openedAt.toISOString(),
});

export const documentShape = z.object({
  id: z.string(),
  document: z.string().meta({ description: 'Which document of the charter it is handed in as.' }),
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  round: z.number().int(),
  superseded: z.boolean(),
});
export const documentOf = (file: StoredFile): z.input<typeof documentShape> => ({
  id: file.id,
  document: file.document,
  name: file.name,
  type: file.type,
  size: file.size,
  sha256: file.sha256,
  round: file.round,
  superseded: file.supersededAt !== null,
});

/** What came of an act that leaves nothing more to be told. */
export const done = z.object({ done: z.string() });

/** A text of a page in both languages. */
export const wordingOf = (text: Text): Wording =>
  typeof text === 'string' ? { zh: text, en: text } : text;
