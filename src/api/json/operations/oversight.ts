import { z } from 'zod';
import { acknowledgeAlarm, listAlarms } from '../../../store/alarms.ts';
import { entriesPage } from '../../../store/audit-entries.ts';
import { verifyTrail } from '../../../store/audit-trail.ts';
import { endCall } from '../../../store/calls.ts';
import { mailPage, sendAgain } from '../../../store/mail-log.ts';
import { readTask } from '../../../store/tasks.ts';
import { operation, type Operation } from '../operation.ts';
import { Problem, PROBLEMS } from '../problem.ts';
import { done, instant } from '../shapes.ts';

const TAG = 'Oversight';
const page = z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) });
const PER_PAGE = 100;

const listAllAlarms = operation({
  id: 'listAlarms',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/alarms',
  summary: 'Alarms (警示), newest first',
  by: 'secretariat',
  answers: z.object({
    alarms: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        subject: z.string(),
        raisedAt: instant,
        settledAt: instant.nullable(),
        note: z.string().nullable(),
      }),
    ),
  }),
  act: ({ inScope }) =>
    inScope(async (scope) => ({
      body: {
        alarms: (await listAlarms(scope)).map((alarm) => ({
          id: alarm.id,
          kind: alarm.kind,
          subject: alarm.subject,
          raisedAt: alarm.raisedAt,
          settledAt: alarm.acknowledgedAt,
          note: alarm.note,
        })),
      },
    })),
});

const settleAlarm = operation({
  id: 'settleAlarm',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/alarms/{alarm}/settlement',
  summary: 'Settle an alarm, saying what was done',
  by: 'secretariat',
  body: z.object({ note: z.string().trim().min(1).max(500) }),
  answers: done,
  act: ({ by, params, body, inScope }) =>
    inScope(async (scope) => {
      const id = params['alarm'] ?? '';
      if (!(await listAlarms(scope)).some((alarm) => alarm.id === id)) return PROBLEMS.unknown();
      const settled = await acknowledgeAlarm(scope, id, by.person.id, body.note);
      return { body: { done: settled ? 'settled' : 'settled-before' } };
    }),
});

const readTrail = operation({
  id: 'listAuditEntries',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/audit-entries',
  summary: 'The audit trail (操作记录), newest first, with each entry’s hash',
  by: 'secretariat',
  query: page,
  answers: z.object({
    entries: z.array(
      z.object({
        sequence: z.number().int(),
        hash: z.string(),
        at: instant,
        kind: z.string(),
        actor: z.string(),
        channel: z.string(),
        subject: z.string(),
        details: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
  act: ({ query, inScope }) =>
    inScope(async (scope) => ({
      body: {
        entries: await entriesPage(scope, {
          limit: PER_PAGE,
          offset: (query.page - 1) * PER_PAGE,
        }),
      },
    })),
});

const verify = operation({
  id: 'verifyAuditTrail',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/audit-verification',
  summary: 'Compute the whole chain again; with an anchor noted elsewhere a cut tail is found too',
  by: 'secretariat',
  query: z.object({
    sequence: z.coerce.number().int().min(1).optional(),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  answers: z.object({
    state: z.enum(['whole', 'broken']),
    entries: z.number().int().nullable(),
    head: z.string().nullable(),
    firstBroken: z.number().int().nullable(),
    because: z.string().nullable(),
  }),
  act: ({ query, inScope }) =>
    inScope(async (scope) => {
      const { sequence, hash } = query;
      const anchor = sequence !== undefined && hash !== undefined ? { sequence, hash } : undefined;
      const found = await verifyTrail(scope, anchor);
      return {
        body:
          found.kind === 'whole'
            ? {
                state: 'whole',
                entries: found.entries,
                head: found.head,
                firstBroken: null,
                because: null,
              }
            : {
                state: 'broken',
                entries: null,
                head: null,
                firstBroken: found.sequence,
                because: found.because,
              },
      };
    }),
});

const listMails = operation({
  id: 'listMails',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/mails',
  summary: 'The mail log, newest first',
  by: 'secretariat',
  query: page,
  answers: z.object({
    mails: z.array(
      z.object({
        id: z.string(),
        template: z.string(),
        to: z.string(),
        address: z.string(),
        state: z.string(),
        attempts: z.number().int(),
        lastCode: z.string().nullable(),
        queuedAt: instant,
        sentAt: instant.nullable(),
      }),
    ),
  }),
  act: ({ query, inScope }) =>
    inScope(async (scope) => {
      const mails = await mailPage(scope, { limit: PER_PAGE, offset: (query.page - 1) * PER_PAGE });
      return {
        body: {
          mails: mails.map((mail) => ({
            id: mail.id,
            template: mail.template,
            to: mail.addressName,
            address: mail.address,
            state: mail.state,
            attempts: mail.attempts,
            lastCode: mail.lastCode,
            queuedAt: mail.queuedAt,
            sentAt: mail.sentAt,
          })),
        },
      };
    }),
});

const sendMailAgain = operation({
  id: 'sendMailAgain',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/mails/{mail}/copies',
  summary: 'Send a mail once more, to the address on record now',
  by: 'secretariat',
  body: z.object({}),
  answers: done,
  act: ({ by, params, inScope }) =>
    inScope(async (scope) => {
      const came = await sendAgain(scope, params['mail'] ?? '', by.person.id);
      return came === 'unknown' ? PROBLEMS.unknown() : { body: { done: came } };
    }),
});

const noteCall = operation({
  id: 'noteCall',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/tasks/{task}/call',
  summary: 'Note what came of a call to somebody who did not answer; it decides nothing',
  by: 'secretariat',
  body: z.object({ outcome: z.string().trim().min(1).max(500) }),
  answers: done,
  refusals: ['ended'],
  act: ({ by, params, body, inScope }) =>
    inScope(async (scope) => {
      const id = params['task'] ?? '';
      if (!(await readTask(scope, id))) return PROBLEMS.unknown();
      return (await endCall(scope, id, by.person.id, body.outcome))
        ? { body: { done: 'noted' } }
        : new Problem(409, 'ended', { zh: '这项待办已结束', en: 'The task has ended' });
    }),
});

export const OVERSIGHT_OPERATIONS: readonly Operation[] = [
  listAllAlarms,
  settleAlarm,
  readTrail,
  verify,
  listMails,
  sendMailAgain,
  noteCall,
];
