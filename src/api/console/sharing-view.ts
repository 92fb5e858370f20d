import { byStrokes } from '../../domain/stroke-order.ts';
import type { Wording } from '../../domain/wording.ts';
import { copiesOf } from '../../store/case-copies.ts';
import type { Case } from '../../store/cases.ts';
import { consultationsOfCase } from '../../store/consultations.ts';
import { personsOf } from '../../store/persons.ts';
import { personsMatching } from '../../store/register/lists.ts';
import type { Scope } from '../../store/scope.ts';
import type { Task } from '../../store/tasks.ts';
import type { CaseSharingView } from '../../web/views.ts';
import { inTwoStages } from '../two-stages.ts';
import type { Visit } from './entrance.tsx';
import { rosterOf } from './roster.ts';

/** What was just entered to ask for advice or to promise a copy, with what is wrong with it. */
export type SharingAnswer = {
  readonly ask?: {
    readonly of: string;
    readonly question: string;
    readonly problems: NonNullable<CaseSharingView['ask']>['problems'];
  };
  readonly copyProblem?: Wording;
};

export async function sharingView(
  scope: Scope,
  visit: Visit,
  one: Case,
  mine: Task | undefined,
  answer: SharingAnswer = {},
): Promise<CaseSharingView> {
  const consultations = await consultationsOfCase(scope, one.id);
  const copies = await copiesOf(scope, one.id);
  const roster = await rosterOf(scope, visit.charter, [
    ...consultations.flatMap(({ askedBy, asked }) => [askedBy, asked]),
    ...copies.map(({ person }) => person),
  ]);
  const known = [...(await personsOf(scope, await personsMatching(scope, '')))].sort((a, b) =>
    byStrokes(a.name, b.name),
  );
  const people = known.map((person) => ({
    id: person.id,
    label: `${person.name}（${person.title}）`,
  }));
  // Nobody of the applicant's own unit is asked.
  const impartial = known
    .filter(
      ({ id, employerCode }) =>
        id !== visit.person.id &&
        (one.applicantCode === null || employerCode !== one.applicantCode),
    )
    .map(({ id }) => id);
  const base = `${visit.base}/cases/${one.id}`;
  return {
    flags: await inTwoStages(scope, one),
    consultations: consultations.map((asked) => ({
      by: roster.label(asked.askedBy),
      of: roster.label(asked.asked),
      question: asked.question,
      at: asked.askedAt.getTime(),
      ...(asked.answer === null ? {} : { answer: asked.answer }),
      ...(asked.answeredAt ? { answeredAt: asked.answeredAt.getTime() } : {}),
    })),
    ...(mine
      ? {
          ask: {
            form: { action: `${base}/advice` },
            people: people.filter(({ id }) => impartial.includes(id)),
            of: answer.ask?.of ?? '',
            question: answer.ask?.question ?? '',
            problems: answer.ask?.problems ?? {},
          },
        }
      : {}),
    copies: copies.map(({ person, toldAt }) => ({
      name: roster.label(person),
      told: toldAt !== null,
    })),
    copy: {
      form: { action: `${base}/copies` },
      people: people.filter(({ id }) => !copies.some(({ person }) => person === id)),
      ...(answer.copyProblem ? { problem: answer.copyProblem } : {}),
    },
  };
}
