import { z } from 'zod';
import { checkRecord, enterRecord } from '../../../store/decide/enter-record.ts';
import { filesOfRecord } from '../../../store/files.ts';
import {
  latestRecords,
  readRecord,
  type Recorded,
  type RecordKind,
} from '../../../store/records/records.ts';
import { enterWithEvidence, evidenceIn } from '../../console/evidence.ts';
import { reasonInWords } from '../../console/record-kinds.ts';
import { operation, type Operation } from '../operation.ts';
import { Problem, PROBLEMS } from '../problem.ts';
import { RECORD_CONTENTS } from '../record-contents.ts';
import { channel, instant } from '../shapes.ts';

const TAG = 'Records';
const PER_PAGE = 100;
const KINDS = Object.keys(RECORD_CONTENTS) as [RecordKind, ...RecordKind[]];

const record = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.string(),
  subject: z.string(),
  case: z.string().nullable(),
  channel,
  content: z.record(z.string(), z.unknown()),
  actedAt: instant,
  recordedBy: z.string(),
  recordedAt: instant,
  state: z.enum(['waiting', 'counted', 'without-effect', 'turned-down']),
  checkedBy: z.string().nullable(),
  checkedAt: instant.nullable(),
  checkNote: z.string().nullable(),
  outcome: z.record(z.string(), z.unknown()).nullable(),
});
const recordOf = (one: Recorded) => ({
  id: one.id,
  number: one.number,
  kind: one.kind,
  subject: one.subject,
  case: one.caseId,
  channel: one.channel,
  content: one.content,
  actedAt: one.actedAt,
  recordedBy: one.recordedBy,
  recordedAt: one.recordedAt,
  state: one.state,
  checkedBy: one.checkedBy,
  checkedAt: one.checkedAt,
  checkNote: one.checkNote,
  outcome: one.outcome,
});

const listRecords = operation({
  id: 'listRecords',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/records',
  summary: 'What was entered of acts done outside (登记), the latest first',
  by: 'secretariat',
  query: z.object({
    state: z.enum(['waiting', 'counted', 'without-effect', 'turned-down', '']).default(''),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  answers: z.object({ records: z.array(record) }),
  act: ({ query, inScope }) =>
    inScope(async (scope) => ({
      body: {
        records: (
          await latestRecords(scope, {
            state: query.state,
            limit: PER_PAGE,
            offset: (query.page - 1) * PER_PAGE,
          })
        ).map(recordOf),
      },
    })),
});

const getRecord = operation({
  id: 'getRecord',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/records/{record}',
  summary: 'One record with its evidence',
  by: 'secretariat',
  answers: record.extend({
    evidence: z.array(z.object({ id: z.string(), name: z.string(), sha256: z.string() })),
  }),
  act: ({ params, inScope }) =>
    inScope(async (scope) => {
      const one = await readRecord(scope, params['record'] ?? '');
      if (!one) return PROBLEMS.unknown();
      const files = await filesOfRecord(scope, one.id);
      return {
        body: {
          ...recordOf(one),
          evidence: files.map(({ id, name, sha256 }) => ({ id, name, sha256 })),
        },
      };
    }),
});

const enter = operation({
  id: 'enterRecord',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/records',
  summary:
    'Enter an act done outside, with its evidence; it counts once a second person has checked it',
  description:
    'Files come as parts named `evidence`. What `subject` and `content` hold depends on `kind`.',
  by: 'secretariat',
  created: true,
  body: z
    .object({
      subject: z.string().max(64),
      case: z.string().max(64).optional(),
      channel: z.enum(['paper', 'letter', 'show-of-hands', 'console']),
      actedAt: instant,
    })
    .and(
      z.union(
        KINDS.map((kind) => z.object({ kind: z.literal(kind), content: RECORD_CONTENTS[kind] })),
      ),
    ),
  files: ['evidence'],
  answers: record,
  refusals: ['not-entered'],
  async act({ site, by, body, request }) {
    const { files, problem } = await evidenceIn(request, 'optional');
    if (problem) return PROBLEMS.invalid([{ field: 'evidence', message: problem }]);
    const entered = await enterWithEvidence(site, by, files, (scope, evidence) =>
      enterRecord(
        scope,
        by.person.id,
        {
          kind: body.kind,
          subject: body.subject,
          ...(body.case ? { caseId: body.case } : {}),
          channel: body.channel,
          content: body.content,
          actedAt: new Date(body.actedAt),
        },
        evidence,
      ),
    );
    return entered.kind === 'entered'
      ? { body: recordOf(entered.record) }
      : new Problem(422, 'not-entered', reasonInWords(body.kind, entered.because), {
          errors: [{ field: entered.because, message: reasonInWords(body.kind, entered.because) }],
        });
  },
});

const CHECK_REFUSALS = {
  'not-yours': {
    zh: '只有秘书处人员可以复核',
    en: 'Only the secretariat may check records',
  },
  'own-entry': {
    zh: '登记人不能复核自己的登记',
    en: 'Whoever entered a record cannot check it',
  },
  'own-unit': {
    zh: '涉及您本人或您所在单位，须由其他人员复核',
    en: 'The record is about you or your own unit; somebody else has to check it',
  },
  'checked-before': { zh: '这项登记已经复核', en: 'The record was checked before' },
  'reason-missing': { zh: '请写明不一致之处', en: 'Say what does not agree' },
} as const;

const check = operation({
  id: 'checkRecord',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/records/{record}/check',
  summary: 'Check a record against its evidence (复核), as a second person',
  by: 'secretariat',
  body: z.object({ right: z.boolean(), reason: z.string().max(1000).default('') }),
  answers: record,
  refusals: Object.keys(CHECK_REFUSALS),
  act: ({ by, params, body, inScope }) =>
    inScope(async (scope) => {
      const verdict = body.right
        ? ({ right: true } as const)
        : ({ right: false, reason: body.reason } as const);
      const checked = await checkRecord(scope, params['record'] ?? '', by.person.id, verdict);
      if (checked.kind === 'checked') return { body: recordOf(checked.record) };
      return checked.because === 'unknown'
        ? PROBLEMS.unknown()
        : new Problem(409, checked.because, CHECK_REFUSALS[checked.because]);
    }),
});

export const RECORD_OPERATIONS: readonly Operation[] = [listRecords, getRecord, enter, check];
