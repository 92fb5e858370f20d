import { addFile } from '../../src/store/files.ts';
import { linkFor } from '../../src/store/links.ts';
import { queueMail } from '../../src/store/mails.ts';
import { submitSupplement } from '../../src/store/decide/applicant.ts';
import { electors, holder, openVote, review, taskOf, vote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import type { Arrived, Front } from './front.ts';

/** Walks two applications through everything; gives back one mail of every template that carries a link. */
export async function everyMail(front: Front, name: string): Promise<readonly Arrived[]> {
  const { world } = front;
  const one = await apply(world, { name });
  await review(world, one, {
    decision: 'return',
    reason: `请补 ${name}`,
    checks: { 'unit-profile': 'unsealed' },
  });
  const supplement = await taskOf(world, one, 'supplement');
  await front.sendMails();
  await front.inScope(async (scope) => {
    await addFile(scope, {
      id: scope.context.ids.next(),
      caseId: one.id,
      document: 'unit-profile',
      round: 2,
      name: `${name}.pdf`,
      type: 'application/pdf',
      size: 1,
      sha256: 'd'.repeat(64),
    });
    return submitSupplement(scope, supplement.id, '');
  });
  await review(world, one);
  const refused = await apply(world, { name });
  await review(world, refused, { decision: 'not-approve', reason: `未通过 ${name}` });
  const round = await openVote(world, [one]);
  await front.sendMails();
  const chair = await holder(world, 'chair');
  await remind(front, 'ballot-reminder', { votingRound: round }, 'voting-round', round, chair);
  for (const elector of await electors(world)) await vote(world, round, elector, 'for');
  await front.attend();
  await front.attend();
  await front.sendMails();
  await front.attend();
  const task = (await taskOf(world, one, 'filing')).id;
  await remind(
    front,
    'filing-reminder',
    { caseId: one.id, taskId: task },
    'task',
    task,
    await holder(world, 'ccpsme.contact'),
  );
  await front.sendMails();
  await front.issue(one);
  await front.sendMails();
  const withLink = front.arrived.filter((mail) => mail.token !== '');
  return [...new Map(withLink.map((mail) => [mail.template, mail])).values()];
}

type Person = Awaited<ReturnType<typeof holder>>;

/** A reminder as the workflow would queue it days later. */
function remind(
  front: Front,
  template: string,
  about: { readonly votingRound: string } | { readonly caseId: string; readonly taskId: string },
  purpose: 'voting-round' | 'task',
  subject: string,
  person: Person,
): Promise<void> {
  return front.inScope(async (scope) =>
    queueMail(scope, {
      key: `${template} ${subject}`,
      scope: subject,
      template,
      extra: { sequence: 1 },
      language: 'zh',
      to: { person: person.id, name: person.name, address: person.email },
      link: await linkFor(scope, purpose, subject, person.id),
      ...about,
    }),
  );
}
