import { z } from 'zod';
import { ownProcedures } from '../../../domain/charter/own-procedures.ts';
import { papersFor } from '../../../domain/charter/papers.ts';
import { mayOpen } from '../../../domain/charter/rights.ts';
import type { Charter } from '../../../domain/charter/type.ts';
import { charterInForce } from '../../../store/charters.ts';
import { classChangesOf } from '../../../store/class-changes.ts';
import { designate } from '../../../store/decide/designate.ts';
import { sendMemberLink } from '../../../store/decide/send-member-link.ts';
import { draftOfMember } from '../../../store/drafts.ts';
import type { Member } from '../../../store/members.ts';
import { unitSeats } from '../../../store/register/unit-seats.ts';
import type { Scope } from '../../../store/scope.ts';
import { askedIn } from '../../applicant/endorsements.ts';
import { memberOfLink } from '../../applicant/membership-view.ts';
import { designatedIn, NOT_SEATED } from '../../applicant/represent.tsx';
import { NOT_SENT } from '../../console/people/representatives.tsx';
import { operation, type Operation } from '../operation.ts';
import { papersShape, papersView } from '../papers.ts';
import { dutiesInWords, rightsInWords, type Standing } from '../../../domain/charter/standing.ts';
import { PROBLEMS } from '../problem.ts';
import { refused } from '../refusals.ts';
import { done, instant, wording } from '../shapes.ts';
import { askedShape, askedView } from './endorsements.ts';

const TAG = 'Members';
const id = z.string().min(1).max(64);

const standing = z.object({ says: wording, articles: z.array(z.string()) });

const membership = operation({
  id: 'getOwnMembership',
  tag: TAG,
  method: 'get',
  path: '/link/membership',
  summary:
    'A member’s class, its rights and duties, whom it designates, and what it may start, by its own link',
  by: 'link',
  answers: z.object({
    member: z.string(),
    class: z.string(),
    classes: z.array(z.object({ from: z.string(), to: z.string(), at: instant, case: z.string() })),
    seats: z.array(z.object({ seat: z.string(), holder: z.string().nullable() })),
    rights: z.array(standing),
    duties: z.array(standing).meta({ description: 'In the words of the articles.' }),
    procedures: z.array(
      z.object({
        procedure: z.string(),
        name: wording,
        mayStart: z.boolean(),
        classes: z.array(z.string()).meta({ description: 'Exactly their members may start it.' }),
        ...papersShape.shape,
        asked: askedShape.meta({
          description: 'Members that were named in what is being written, and what they answered.',
        }),
      }),
    ),
  }),
  act: ({ by, inScope }) =>
    inScope(async (scope) => {
      const member = await memberOfLink(scope, by.link);
      if (!member) return PROBLEMS.unknown();
      const charter = await charterInForce(scope);
      return {
        body: {
          member: member.name,
          class: member.class,
          classes: (await classChangesOf(scope, member.id)).map((change) => ({
            from: change.from,
            to: change.to,
            at: change.at.toISOString(),
            case: change.caseId,
          })),
          seats: (await unitSeats(scope, member)).map(({ seat, holder }) => ({
            seat: seat.id,
            holder: holder?.name ?? null,
          })),
          rights: rightsInWords(charter, member.class).map(standingView),
          duties: dutiesInWords(charter, member.class).map(standingView),
          procedures: await proceduresOf(scope, charter, member),
        },
      };
    }),
});

const standingView = ({ says, sources }: Standing) => ({
  says,
  articles: sources.flatMap(({ article }) => article ?? []),
});

/** What members start themselves, with what each asks of this member's kind. */
async function proceduresOf(scope: Scope, charter: Charter, member: Member) {
  const found = [];
  for (const { id: procedure, name, classes } of ownProcedures(charter)) {
    const papers = papersFor(charter, procedure, member.kind);
    const draft = await draftOfMember(scope, member.id, procedure);
    if (papers)
      found.push({
        procedure,
        name,
        mayStart: member.until === null && mayOpen(charter, procedure, member.class),
        classes: [...classes],
        ...papersView(charter, papers),
        asked: draft ? (await askedIn(scope, draft.id, member.name)).map(askedView) : [],
      });
  }
  return found;
}

const representative = operation({
  id: 'designateRepresentative',
  tag: TAG,
  method: 'post',
  path: '/link/representative',
  summary:
    'Designate who sits for the member (指派代表), in the place of whom it designated before',
  by: 'link',
  body: z.object({
    seat: id,
    name: z.string().max(400),
    title: z.string().max(400).default(''),
    email: z.string().max(500),
    phone: z.string().max(80).default(''),
  }),
  answers: z.object({ person: z.string(), before: z.boolean() }),
  refusals: Object.keys(NOT_SEATED),
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      const { seat, ...typed } = body;
      const { values, problems } = designatedIn(typed);
      const wrong = Object.entries(problems);
      if (wrong.length > 0)
        return PROBLEMS.invalid(wrong.map(([field, message]) => ({ field, message })));
      const member = await memberOfLink(scope, by.link);
      if (!member) return PROBLEMS.unknown();
      const came = await designate(
        scope,
        member.id,
        { seat, ...values },
        { person: null, channel: 'api' },
      );
      return came.kind === 'refused'
        ? refused(came.because, NOT_SEATED[came.because])
        : { body: { person: came.person, before: came.kind === 'same' } };
    }),
});

const representatives = operation({
  id: 'listRepresentatives',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/representatives',
  summary: 'Seats with a vote that members fill themselves: who sits there, and where nobody does',
  by: 'secretariat',
  answers: z.object({
    seats: z.array(
      z.object({
        member: z.string(),
        name: z.string(),
        class: z.string(),
        seat: z.string(),
        body: z.string(),
        person: z.string().nullable().meta({ description: 'null: nobody is designated.' }),
        since: instant.nullable(),
      }),
    ),
  }),
  act: ({ inScope }) =>
    inScope(async (scope) => ({
      body: {
        seats: (await unitSeats(scope)).map(({ member, seat, holder, since }) => ({
          member: member.id,
          name: member.name,
          class: member.class,
          seat: seat.id,
          body: seat.body,
          person: holder?.id ?? null,
          since: since?.toISOString() ?? null,
        })),
      },
    })),
});

const sendLink = operation({
  id: 'sendMemberLink',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/members/{member}/link',
  summary: 'Mail a member the link to its own page, to the contact on record',
  by: 'secretariat',
  body: z.object({}),
  answers: done,
  refusals: Object.keys(NOT_SENT),
  act: ({ by, params, inScope }) =>
    inScope(async (scope) => {
      const came = await sendMemberLink(scope, params['member'] ?? '', by.person.id);
      if (came === 'unknown') return PROBLEMS.unknown();
      return came === 'sent' ? { body: { done: came } } : refused(came, NOT_SENT[came]);
    }),
});

export const MEMBERSHIP_OPERATIONS: readonly Operation[] = [
  membership,
  representative,
  representatives,
  sendLink,
];
