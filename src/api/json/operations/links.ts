import { z } from 'zod';
import { membersOfBody } from '../../../store/bodies.ts';
import { readCase, type Case } from '../../../store/cases.ts';
import { charterInForce } from '../../../store/charters.ts';
import { consultationOfTask } from '../../../store/consultations.ts';
import { decisionOfTask, refusalFor } from '../../../store/decide/decisions.ts';
import { ordinaryClose } from '../../../store/decide/voting-order.ts';
import { linesOfMember } from '../../../store/dues/lines.ts';
import { paymentsOfMember, paymentsWithoutVoucher } from '../../../store/dues/payments.ts';
import { payeeAccount } from '../../../store/dues/terms.ts';
import { filesOfCase, readFile, type StoredFile } from '../../../store/files.ts';
import { readMember } from '../../../store/members.ts';
import type { Scope } from '../../../store/scope.ts';
import { readTask, type Task } from '../../../store/tasks.ts';
import { ballotsOfRound, readRound } from '../../../store/voting-rounds.ts';
import { workingCalendar } from '../../../store/working-years.ts';
import { confirmation } from '../../acting/confirm.tsx';
import { shortening } from '../../acting/shorten.tsx';
import type { StatementKind } from '../../acting/statement.tsx';
import { isAddressed, situation as voteSituation } from '../../acting/vote-situation.ts';
import { situation as ownSituation } from '../../applicant/situation.ts';
import { LINK_PAGES, pagesOf } from '../../links.tsx';
import { download, operation, type Callers, type Operation } from '../operation.ts';
import { Problem, PROBLEMS } from '../problem.ts';
import { DECISION_REFUSALS, refusalProblem } from '../refusals.ts';
import {
  caseSummary,
  caseSummaryOf,
  documentShape,
  documentOf,
  instant,
  receipt,
  receiptOf,
  wording,
  wordingOf,
} from '../shapes.ts';
import { stored, UPLOADED } from './downloads.ts';

const TAG = 'Approvers';
const day = z.iso.date();
const fen = z.number().int().meta({ description: 'Money in fen.' });

const describeLink = operation({
  id: 'getLink',
  tag: TAG,
  method: 'get',
  path: '/link',
  summary: 'What a link is for, and for whom it was made',
  by: 'link',
  answers: z.object({
    alliance: z.string(),
    opens: z.enum(LINK_PAGES).nullable(),
    person: z.object({ id: z.string(), name: z.string() }).nullable(),
    expiresAt: instant,
  }),
  act: ({ by, inScope }) =>
    inScope(async (scope) => ({
      body: {
        alliance: by.alliance.id,
        opens: (await pagesOf(scope, by.link)) ?? null,
        person: by.person ? { id: by.person.id, name: by.person.name } : null,
        expiresAt: by.link.expiresAt,
      },
    })),
});

const STATEMENTS: Readonly<Partial<Record<Task['kind'], StatementKind>>> = {
  confirm: confirmation,
  shorten: shortening,
};

/** The task a link was mailed for, if its holder may see it; who decided it already may see it again. */
async function ownTask(scope: Scope, by: Callers['link']): Promise<Task | Problem> {
  const task = by.link.purpose === 'task' ? await readTask(scope, by.link.subject) : undefined;
  if (!task || !by.person) return refusalProblem('unknown');
  const refusal = refusalFor(task, { person: by.person.id, channel: 'api' });
  const advises = (await consultationOfTask(scope, task.id))?.asked === by.person.id;
  return refusal && !advises && !(await decisionOfTask(scope, task.id))
    ? refusalProblem(refusal)
    : task;
}

/** The papers that whoever decides is shown: no evidence of records, no certificate. */
async function shownFiles(scope: Scope, caseId: string): Promise<readonly StoredFile[]> {
  return (await filesOfCase(scope, caseId)).filter(
    (file) => !file.supersededAt && file.document !== 'certificate' && file.recordId === null,
  );
}

async function roundView(scope: Scope, id: string) {
  const round = await readRound(scope, id);
  if (!round) return null;
  const cases: Case[] = [];
  for (const ballot of await ballotsOfRound(scope, round.id)) {
    const one = await readCase(scope, ballot.caseId);
    if (one) cases.push(one);
  }
  const stage = cases
    .flatMap((one) => one.plan.stages)
    .find((candidate) => candidate.kind === 'ballot' && candidate.by === round.body);
  return {
    id: round.id,
    number: round.number,
    body: round.body,
    reason: round.proposal,
    closesAt: round.closesAt.toISOString(),
    ordinaryClose:
      stage?.kind === 'ballot'
        ? ordinaryClose(await workingCalendar(scope), scope.now, stage).toISOString()
        : null,
    cases: cases.map(caseSummaryOf),
  };
}

const getTask = operation({
  id: 'getTaskByLink',
  tag: TAG,
  method: 'get',
  path: '/link/task',
  summary: 'The task a link was mailed for, with what has to be seen to decide it',
  by: 'link',
  refusals: DECISION_REFUSALS,
  answers: z.object({
    task: z.string(),
    kind: z.string(),
    openedAt: instant,
    decided: receipt.nullable(),
    case: caseSummary
      .extend({
        form: z.record(z.string(), z.string()),
        formHash: z.string(),
        documents: z.array(documentShape),
      })
      .nullable(),
    votingRound: z
      .object({
        id: z.string(),
        number: z.string(),
        body: z.string(),
        reason: z.string(),
        closesAt: instant,
        ordinaryClose: instant
          .nullable()
          .meta({ description: 'A close before it needs a reason (shortNoticeReason).' }),
        cases: z.array(caseSummary),
      })
      .nullable(),
    question: z.string().nullable().meta({ description: 'What advice is asked for.' }),
    statement: z
      .object({
        title: wording,
        about: wording,
        facts: z.array(z.object({ label: wording, value: wording })),
        choices: z.array(z.object({ choice: z.string(), label: wording })),
      })
      .nullable(),
    colleagues: z
      .array(z.object({ id: z.string(), name: z.string() }))
      .meta({ description: 'To whom a review may be handed over.' }),
  }),
  act: ({ by, inScope }) =>
    inScope(async (scope) => {
      const task = await ownTask(scope, by);
      if (task instanceof Problem) return task;
      const decision = await decisionOfTask(scope, task.id);
      const one = task.caseId ? await readCase(scope, task.caseId) : undefined;
      const charter = await charterInForce(scope);
      const asked = await STATEMENTS[task.kind]?.read(scope, task, charter, '');
      const stage = one?.plan.stages.find((candidate) => candidate.name === task.stage);
      const body =
        task.kind === 'review' && one && stage?.kind === 'review'
          ? await membersOfBody(scope, one.charterVersion, stage.by)
          : [];
      return {
        body: {
          task: task.id,
          kind: task.kind,
          openedAt: task.openedAt.toISOString(),
          decided: decision ? receiptOf(decision, true) : null,
          case: one
            ? {
                ...caseSummaryOf(one),
                form: one.form,
                formHash: one.formHash,
                documents: (await shownFiles(scope, one.id)).map(documentOf),
              }
            : null,
          votingRound: task.votingRound ? await roundView(scope, task.votingRound) : null,
          question: (await consultationOfTask(scope, task.id))?.question ?? null,
          statement: asked
            ? {
                title: wordingOf(asked.title),
                about: wordingOf(asked.about),
                facts: asked.facts.map(({ label, value }) => ({
                  label: wordingOf(label),
                  value: wordingOf(value),
                })),
                choices: asked.options.map(({ value, label }) => ({
                  choice: value,
                  label: wordingOf(label),
                })),
              }
            : null,
          colleagues: body
            .filter(({ person }) => person.id !== by.person?.id)
            .map(({ person }) => ({ id: person.id, name: person.name })),
        },
      };
    }),
});

const getDues = operation({
  id: 'getDuesByLink',
  tag: 'Dues',
  method: 'get',
  path: '/link/dues',
  summary: 'What a member owes, where to pay, and what came in',
  by: 'link',
  answers: z.object({
    member: z.string(),
    years: z.array(
      z.object({
        year: z.number().int(),
        reference: z.string().meta({ description: 'What the payer writes on the transfer.' }),
        owed: fen,
        paid: fen,
        open: fen,
        due: day,
        overdue: z.boolean(),
      }),
    ),
    account: z.object({ holder: z.string(), bank: z.string(), number: z.string() }).nullable(),
    payments: z.array(
      z.object({
        year: z.number().int(),
        fen,
        paidOn: day,
        reversed: z.boolean(),
        voucher: z.object({ number: z.string(), file: z.string() }).nullable(),
      }),
    ),
  }),
  act: ({ by, inScope }) =>
    inScope(async (scope) => {
      const member =
        by.link.purpose === 'dues' ? await readMember(scope, by.link.subject) : undefined;
      if (!member) return PROBLEMS.unknown();
      const account = await payeeAccount(scope);
      const payments = await paymentsOfMember(scope, member.id);
      return {
        body: {
          member: member.name,
          years: (await linesOfMember(scope, member.id)).map((line) => ({
            year: line.year,
            reference: line.reference,
            owed: line.fen,
            paid: line.paid,
            open: line.standing.open,
            due: line.due,
            overdue: line.standing.overdue,
          })),
          account: account
            ? { holder: account.holder, bank: account.bank, number: account.number }
            : null,
          payments: payments.flatMap((payment) =>
            payment.shares
              .filter((share) => share.member === member.id)
              .map((share) => ({
                year: share.year,
                fen: share.fen,
                paidOn: payment.paidOn,
                reversed: payment.reversedBy !== null,
                voucher: payment.voucher
                  ? { number: payment.voucher.number, file: payment.voucher.file }
                  : null,
              })),
          ),
        },
      };
    }),
});

const MOST_PAYMENTS = 1000;

const getVouchers = operation({
  id: 'listPaymentsWithoutVoucher',
  tag: 'Dues',
  method: 'get',
  path: '/link/vouchers',
  summary: 'The payments that wait for a voucher (收款凭证) of the authority',
  by: 'link',
  answers: z.object({
    payments: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        payer: z.string(),
        fen,
        paidOn: day,
        members: z.array(z.string()),
      }),
    ),
  }),
  act: ({ by, inScope }) =>
    inScope(async (scope) => {
      if (by.link.purpose !== 'vouchers') return PROBLEMS.unknown();
      return {
        body: {
          payments: (await paymentsWithoutVoucher(scope, MOST_PAYMENTS)).map((payment) => ({
            id: payment.id,
            number: payment.number,
            payer: payment.payer,
            fen: payment.fen,
            paidOn: payment.paidOn,
            members: [...new Set(payment.shares.map(({ name }) => name))],
          })),
        },
      };
    }),
});

/** The files that the pages of a link would show. */
async function filesOfLink(
  scope: Scope,
  by: Callers['link'],
  id: string,
): Promise<StoredFile | undefined> {
  const among = (files: readonly StoredFile[]) => files.find((file) => file.id === id);
  switch (by.link.purpose) {
    case 'case':
      return among(
        (await ownSituation(scope, by.link.subject)).files.filter((file) => file.recordId === null),
      );
    case 'task': {
      const task = await ownTask(scope, by);
      return task instanceof Problem || !task.caseId
        ? undefined
        : among(await shownFiles(scope, task.caseId));
    }
    case 'voting-round': {
      const person = by.person?.id ?? '';
      const at = await voteSituation(scope, by.link.subject, person);
      return at && isAddressed(at) ? among(at.items.flatMap((item) => item.files)) : undefined;
    }
    case 'dues': {
      const own = await paymentsOfMember(scope, by.link.subject);
      return own.some(({ voucher }) => voucher?.file === id) ? readFile(scope, id) : undefined;
    }
    case 'endorsement':
    case 'place':
    case 'leaving':
    case 'member':
    case 'vouchers':
      return undefined;
  }
}

const file = download({
  id: 'downloadFileByLink',
  tag: 'Downloads',
  path: '/link/files/{file}',
  summary: 'A document that the pages of the link show, a certificate, a member’s voucher',
  by: 'link',
  downloads: UPLOADED,
  async act({ site, by, params, inScope }) {
    return stored(site, await inScope((scope) => filesOfLink(scope, by, params['file'] ?? '')));
  },
});

export const LINK_OPERATIONS: readonly Operation[] = [
  describeLink,
  getTask,
  getDues,
  getVouchers,
  file,
];
