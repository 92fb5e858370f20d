import { z } from 'zod';
import {
  checkApplication,
  declarationKey,
  declaredIn,
  formFields,
  kindsOf,
  type ApplicantKind,
} from '../../../domain/charter/application.ts';
import { sourceNow } from '../../../domain/charter/sources.ts';
import type { Charter } from '../../../domain/charter/type.ts';
import type { Source } from '../../../domain/plan.ts';
import { contactIn } from '../../../domain/particulars.ts';
import { receivedIn } from '../../../documents/receive.ts';
import { charterInForce } from '../../../store/charters.ts';
import { leavingProcedure } from '../../../store/decide/leaving.ts';
import { askToLeave } from '../../../store/decide/leaving-link.ts';
import { submitApplication } from '../../../store/decide/submit.ts';
import { openDraft, startDraft, keepAnswers } from '../../../store/drafts.ts';
import { endorsedDocuments } from '../../../store/endorsements.ts';
import { allAlliances } from '../../alliance.ts';
import { addUploads, storeUploads } from '../../uploads.ts';
import { ADMISSION, answersOf, kindOf, uploadsOf } from '../../applicant/application-views.ts';
import { CODE_PROBLEM, openByCode } from '../../applicant/lookup.tsx';
import { renewByToken } from '../../fresh-link.tsx';
import { verified } from '../../verify.tsx';
import type { Instant } from '../../../web/views/shared.ts';
import { operation, type Operation } from '../operation.ts';
import { PROBLEMS, type ValueProblem } from '../problem.ts';
import { refused } from '../refusals.ts';
import { done, instant, source, wording } from '../shapes.ts';

const TAG = 'Public';

const listAlliances = operation({
  id: 'listAlliances',
  tag: TAG,
  method: 'get',
  path: '/alliances',
  summary: 'The alliances served here',
  by: 'anyone',
  answers: z.object({ alliances: z.array(z.object({ id: z.string(), name: wording })) }),
  act: async ({ site }) => ({
    body: { alliances: (await allAlliances(site)).map(({ id, name }) => ({ id, name })) },
  }),
});

const listKinds = operation({
  id: 'listApplicantKinds',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/applicant-kinds',
  summary: 'Who may apply (会员类别), with the fields and documents each must hand in',
  by: 'anyone',
  answers: z.object({
    kinds: z.array(
      z.object({
        id: z.string(),
        name: wording,
        declarations: z
          .array(z.object({ id: z.string(), words: z.string(), sources: z.array(source) }))
          .meta({ description: 'Answer each with `yes`: the applicant declares that it holds.' }),
        fields: z.array(
          z.object({
            id: z.string(),
            label: wording,
            kind: z.string(),
            required: z.boolean(),
            maxLength: z.number().int(),
            if: z.record(z.string(), z.string()).nullable(),
            sources: z.array(source),
          }),
        ),
        documents: z.array(
          z.object({
            id: z.string(),
            name: wording,
            if: z.record(z.string(), z.string()).nullable(),
            sources: z.array(source),
          }),
        ),
      }),
    ),
  }),
  act: ({ inScope }) =>
    inScope(async (scope) => {
      const charter = await charterInForce(scope);
      return { body: { kinds: kindsOf(charter).map((kind) => kindView(charter, kind)) } };
    }),
});

function kindView(charter: Charter, kind: ApplicantKind) {
  const forms = kind.documents.filter((document) => document.as === 'form');
  const now = (sources: readonly Source[]) => sources.map((one) => sourceNow(charter, one));
  return {
    id: kind.id,
    name: kind.name,
    declarations: declaredIn(charter, ADMISSION).map((article) => ({
      id: declarationKey(article),
      words: charter.articles[article]?.words ?? '',
      sources: [{ from: 'charter' as const, article }],
    })),
    fields: forms
      .flatMap((form) => formFields(charter, form.id, kind.id))
      .map((field) => ({
        id: field.id,
        label: field.label,
        kind: field.kind,
        required: field.required,
        maxLength: field.maxLength,
        if: field.if,
        sources: now(field.sources),
      })),
    documents: uploadsOf(kind).map(({ id, name, if: condition, sources }) => ({
      id,
      name,
      if: condition,
      sources: now(sources),
    })),
  };
}

const apply = operation({
  id: 'submitApplication',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/applications',
  summary: 'Hand in an application for membership (入会申请) with its documents',
  description:
    'Each document is a file part named `document.<id>`. The lookup code goes to the contact’s mail address. Send an Idempotency-Key: two requests without one are two applications.',
  by: 'anyone',
  created: true,
  body: z.object({
    kind: z.string().max(64),
    draft: z.string().max(200).optional().meta({
      description: 'From askForEndorsement, where members have to recommend the applicant.',
    }),
    language: z.enum(['zh', 'en']).default('zh'),
    declaration: z.literal(true).meta({
      description: 'That what is handed in is true and the privacy notice was read.',
    }),
    answers: z.record(z.string().max(64), z.string().max(4000)),
  }),
  files: ['document.<id>'],
  answers: z.object({ number: z.string() }),
  async act({ site, body, request, inScope }) {
    const charter = await inScope(charterInForce);
    const kind = kindOf(charter, body.kind);
    if (!kind)
      return PROBLEMS.invalid([
        { field: 'kind', message: { zh: '没有这个会员类别', en: 'There is no such kind' } },
      ]);
    const { stored, problems } = await storeUploads(
      site,
      receivedIn(request),
      uploadsOf(kind).map((document) => document.id),
    );
    const endorsing = await inScope(async (scope) => {
      const draft = body.draft ? await openDraft(scope, body.draft, kind.id) : undefined;
      const applicant = contactIn(answersOf(charter, kind, body.answers)).applicant;
      return draft?.caseId === null
        ? endorsedDocuments(scope, charter, { kind: kind.id, draft: draft.id, applicant })
        : [];
    });
    const given = [...stored.map((file) => file.document), ...endorsing];
    const found = [
      ...Object.entries(problems).map(([id, message]) => ({ field: `document.${id}`, message })),
      // A file that was refused is not missing besides.
      ...lacks(charter, kind.id, body.answers, [...given, ...Object.keys(problems)]),
    ];
    if (found.length > 0) {
      for (const file of stored) await site.storage.remove(file.id);
      return PROBLEMS.invalid(found);
    }
    const answers = answersOf(charter, kind, body.answers);
    const contact = contactIn(answers);
    return inScope(async (scope) => {
      const known = body.draft ? await openDraft(scope, body.draft, kind.id) : undefined;
      const draft = known ?? (await startDraft(scope, kind.id, body.language));
      await keepAnswers(scope, draft.id, answers);
      await addUploads(scope, stored, { draftId: draft.id });
      const one = await submitApplication(scope, {
        draft: draft.id,
        procedure: ADMISSION,
        kind: kind.id,
        language: body.language,
        applicantName: contact.applicant,
        applicantCode:
          answers['credit-code'] || answers['registration-number'] || answers['id-number'] || null,
        applicantEmail: contact.email,
        contactName: contact.name,
        form: answers,
      });
      return { body: { number: one.number } };
    });
  },
});

function lacks(
  charter: Charter,
  kind: string,
  answers: Readonly<Record<string, string>>,
  given: readonly string[],
): readonly ValueProblem[] {
  const where = {
    kind: 'kind',
    field: 'answers.',
    document: 'document.',
    declares: 'answers.declares.',
  } as const;
  const declared = declaredIn(charter, ADMISSION);
  return checkApplication(charter, kind, answers, given, declared).map(({ on, id, message }) => ({
    field: on === 'kind' ? where.kind : where[on] + id,
    message,
  }));
}

const verifyCertificate = operation({
  id: 'verifyCertificate',
  tag: TAG,
  method: 'get',
  path: '/certificates/{number}',
  summary: 'Whether a certificate is genuine and valid today (证书查验)',
  description: 'The number as printed, with its check code.',
  by: 'anyone',
  answers: z.object({
    state: z.string(),
    number: z.string(),
    holder: z.string().nullable(),
    validToday: z.boolean(),
    issuedAt: instant.nullable(),
    endedAt: instant.nullable(),
    sha256: z.string().nullable(),
  }),
  async act({ site, params }) {
    const { view } = await verified(site, params['number'] ?? '');
    const { document } = view;
    const at = (moment: Instant | undefined) =>
      moment === undefined ? null : new Date(moment).toISOString();
    return {
      body: {
        state: view.state,
        number: view.number,
        holder: document?.holder ?? null,
        validToday: document?.validToday ?? false,
        issuedAt: at(document?.issuedAt),
        endedAt: at(document?.endedAt),
        sha256: document?.sha256 ?? null,
      },
    };
  },
});

const openOwnCase = operation({
  id: 'openOwnCase',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/own-case',
  summary: 'A token for one’s own case, by its number and lookup code (查询码)',
  description:
    'The token works like that of the mailed link. It stands in this answer and nowhere else.',
  by: 'anyone',
  created: true,
  secret: true,
  tries: 10,
  body: z.object({
    number: z.string().trim().min(1).max(40),
    code: z.string().trim().min(1).max(40),
  }),
  answers: z.object({ token: z.string() }),
  refusals: ['no-such-case'],
  act: ({ body, inScope }) =>
    inScope(async (scope) => {
      const opened = await openByCode(scope, body.number.toUpperCase(), body.code);
      return opened
        ? { body: { token: opened.token } }
        : refused('no-such-case', CODE_PROBLEM, 422);
    }),
});

const freshLink = operation({
  id: 'sendFreshLink',
  tag: TAG,
  method: 'post',
  path: '/fresh-links',
  summary: 'Have a fresh link mailed for an expired one, to the address on record only',
  by: 'anyone',
  tries: 10,
  body: z.object({ token: z.string().max(200) }),
  answers: done,
  refusals: ['still-works', 'revoked'],
  async act({ site, body }) {
    const { kind } = await renewByToken(site, body.token);
    switch (kind) {
      case 'unknown':
        return PROBLEMS.unknown();
      case 'revoked':
        return refused(kind, { zh: '链接已撤销', en: 'The link was revoked' });
      case 'still-works':
        return refused(kind, { zh: '这个链接仍然有效', en: 'The link still works' });
      case 'sent':
        return { body: { done: 'queued' } };
    }
  },
});

const leavingLink = operation({
  id: 'askForLeavingLink',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/leaving-links',
  summary: 'Ask for a link to leave by (退会): mailed to the contact a member has on record',
  description: 'The answer is the same whether or not a member has this address.',
  by: 'anyone',
  tries: 10,
  body: z.object({ address: z.string().max(254) }),
  answers: done,
  act: ({ body, inScope }) =>
    inScope(async (scope) => {
      if (leavingProcedure(await charterInForce(scope))) await askToLeave(scope, body.address);
      return { body: { done: 'asked' } };
    }),
});

export const PUBLIC_OPERATIONS: readonly Operation[] = [
  leavingLink,
  listAlliances,
  listKinds,
  apply,
  verifyCertificate,
  openOwnCase,
  freshLink,
];
