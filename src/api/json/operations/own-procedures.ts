import { z } from 'zod';
import { ownProcedures } from '../../../domain/charter/own-procedures.ts';
import {
  endorsementsOf,
  papersFor,
  uploadsOf,
  type Papers,
} from '../../../domain/charter/papers.ts';
import { mayOpen } from '../../../domain/charter/rights.ts';
import type { Charter } from '../../../domain/charter/type.ts';
import { receivedIn } from '../../../documents/receive.ts';
import { charterInForce } from '../../../store/charters.ts';
import { startOwnProcedure } from '../../../store/decide/own-procedure.ts';
import { memberDraft } from '../../../store/drafts.ts';
import { filesOfDraft, supersedeFiles } from '../../../store/files.ts';
import type { Link } from '../../../store/links.ts';
import type { Member } from '../../../store/members.ts';
import type { Scope } from '../../../store/scope.ts';
import { askedIn, askMember, ASKING_PROBLEMS } from '../../applicant/endorsements.ts';
import { memberOfLink, notYourClass } from '../../applicant/membership-view.ts';
import { addUploads, storeUploads } from '../../uploads.ts';
import { operation, type Operation } from '../operation.ts';
import { asValueProblems } from '../papers.ts';
import { Problem, PROBLEMS } from '../problem.ts';
import { refused } from '../refusals.ts';
import { caseSummary, caseSummaryOf } from '../shapes.ts';
import { askedShape, askedView } from './endorsements.ts';

const TAG = 'Members';
const id = z.string().min(1).max(64);

type Asking = { readonly charter: Charter; readonly member: Member; readonly papers: Papers };

const NOT_OFFERED = {
  zh: '已不是会员，或者章程没有规定由会员提出这一事项',
  en: 'No longer a member, or the charter has no such procedure for members',
} as const;

/** The link's member and what a procedure of its own asks of it, while it may start it. */
async function mayWrite(scope: Scope, link: Link, procedure: string): Promise<Asking | Problem> {
  const member = await memberOfLink(scope, link);
  const charter = await charterInForce(scope);
  const rule = ownProcedures(charter).find((one) => one.id === procedure);
  const papers = member && rule && papersFor(charter, procedure, member.kind);
  if (!papers || member.until !== null) return refused('not-offered', NOT_OFFERED);
  return mayOpen(charter, procedure, member.class)
    ? { charter, member, papers }
    : refused('not-your-class', notYourClass(charter, rule, member.class), 403);
}

const start = operation({
  id: 'startOwnProcedure',
  tag: TAG,
  method: 'post',
  path: '/link/procedures',
  summary:
    'Start a procedure that members of one’s class start, such as an application for a higher class',
  description:
    'Where documents are asked, hand them in first by addOwnDocuments; where members have to confirm, ask them first by askForOwnEndorsement.',
  by: 'link',
  body: z.object({
    procedure: id,
    answers: z.record(z.string().max(64), z.string().max(4000)),
  }),
  answers: caseSummary.extend({ before: z.boolean() }),
  refusals: ['ended-before', 'not-offered', 'not-your-class'],
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      const member = await memberOfLink(scope, by.link);
      if (!member) return PROBLEMS.unknown();
      const started = await startOwnProcedure(scope, member.id, body.procedure, {
        answers: body.answers,
        actor: { person: null, channel: 'api' },
      });
      switch (started.kind) {
        case 'problems':
          return PROBLEMS.invalid(asValueProblems(started.problems));
        case 'refused':
          return started.because === 'not-your-class'
            ? refused(
                started.because,
                notYourClass(await charterInForce(scope), started.rule, member.class),
                403,
              )
            : refused(started.because, NOT_OFFERED);
        case 'opened':
        case 'open-before':
          return {
            body: { ...caseSummaryOf(started.case), before: started.kind === 'open-before' },
          };
      }
    }),
});

const addDocuments = operation({
  id: 'addOwnDocuments',
  tag: TAG,
  method: 'post',
  path: '/link/procedures/documents',
  summary: 'Upload the documents that one’s own procedure asks, before it is started',
  description:
    'Each document is a file part named `document.<id>`; it takes the place of what was uploaded for it before.',
  by: 'link',
  body: z.object({ procedure: id }),
  files: ['document.<id>'],
  answers: z.object({ documents: z.array(z.string()) }),
  refusals: ['not-offered', 'not-your-class'],
  async act({ site, by, body, request, inScope }) {
    const asking = await inScope((scope) => mayWrite(scope, by.link, body.procedure));
    if (asking instanceof Problem) return asking;
    const { member, papers } = asking;
    const { stored, problems } = await storeUploads(
      site,
      receivedIn(request),
      uploadsOf(papers).map((document) => document.id),
    );
    if (Object.keys(problems).length > 0) {
      for (const file of stored) await site.storage.remove(file.id);
      return PROBLEMS.invalid(asValueProblems([], problems));
    }
    return inScope(async (scope) => {
      const draft = await memberDraft(scope, member, body.procedure, 'zh');
      const before = await filesOfDraft(scope, draft.id);
      await supersedeFiles(
        scope,
        before
          .filter(({ document }) => stored.some((file) => file.document === document))
          .map((file) => file.id),
      );
      await addUploads(scope, stored, { draftId: draft.id });
      const there = await filesOfDraft(scope, draft.id);
      return { body: { documents: there.map(({ document }) => document) } };
    });
  },
});

const ask = operation({
  id: 'askForOwnEndorsement',
  tag: TAG,
  method: 'post',
  path: '/link/endorsements',
  summary:
    'Ask another member to confirm what one’s own procedure needs (提名), by a link to its contact on record',
  description: 'The answer is the same whether or not there is such a member.',
  by: 'link',
  tries: 20,
  created: true,
  body: z.object({
    procedure: id,
    document: id,
    member: z.string().max(200).meta({
      description: 'The member’s name, or the number of its certificate or registration.',
    }),
  }),
  answers: z.object({ asked: askedShape }),
  refusals: ['not-offered', 'not-your-class', 'no-name', 'too-often', 'closed'],
  act: ({ site, by, body, inScope }) =>
    inScope(async (scope) => {
      const asking = await mayWrite(scope, by.link, body.procedure);
      if (asking instanceof Problem) return asking;
      const { charter, member, papers } = asking;
      const paper = endorsementsOf(charter, papers).find((one) => one.id === body.document);
      if (!paper) return PROBLEMS.unknown();
      const draft = await memberDraft(scope, member, body.procedure, 'zh');
      const came = await askMember(scope, paper, {
        draft: draft.id,
        applicant: member.name,
        typed: body.member,
      });
      if (came !== 'asked') return refused(came, ASKING_PROBLEMS[came], 422);
      site.nudge();
      return {
        body: { asked: (await askedIn(scope, draft.id, member.name)).map(askedView) },
      };
    }),
});

export const OWN_PROCEDURE_OPERATIONS: readonly Operation[] = [start, addDocuments, ask];
