import type { Case } from '../../src/store/cases.ts';
import { certificateOfCase } from '../../src/store/certificates.ts';
import { checkRecord, enterRecord } from '../../src/store/decide/enter-record.ts';
import { memberOfCase, readMember, type Member } from '../../src/store/members.ts';
import type { NewRecord, Recorded } from '../../src/store/records/records.ts';
import { dayOf, type Day } from '../../src/domain/calendar.ts';
import { workflowId } from '../../src/workflows/messages.ts';
import { electors, holder, openVote, review, vote } from './acting.ts';
import { apply } from './applying.ts';
import type { World } from './world.ts';

export type Admitted = { readonly member: Member; readonly admission: Case };

/** So many enterprises apply, are reviewed, voted on and get their certificates. */
export async function admit(world: World, count: number): Promise<readonly Admitted[]> {
  const cases: Case[] = [];
  for (let one = 0; one < count; one += 1) cases.push(await apply(world));
  for (const one of cases) await review(world, one);
  const round = await openVote(world, cases);
  for (const person of await electors(world)) await vote(world, round, person, 'for');
  const admitted: Admitted[] = [];
  for (const admission of cases) {
    await world.until(`${admission.number} has its certificate`, (scope) =>
      certificateOfCase(scope, admission.id),
    );
    await membershipRuns(world, admission);
    const member = await world.inScope((scope) => memberOfCase(scope, admission.id));
    if (!member) throw new Error(`${admission.number} is no member`);
    admitted.push({ member, admission });
  }
  return admitted;
}

/** Time may not go on before the membership's own workflow is there to see it pass. */
function membershipRuns(world: World, { number }: Case): Promise<boolean> {
  const run = world.client.workflow.getHandle(workflowId('listing', 'membership', number));
  return world.until(`the membership of ${number} runs`, () =>
    run.describe().then(
      () => true,
      () => false,
    ),
  );
}

/** One case officer enters what was done outside, the other one checks it. */
export async function record(world: World, entry: NewRecord): Promise<Recorded> {
  const [enters, checks] = [
    await holder(world, 'case-officer', 0),
    await holder(world, 'case-officer', 1),
  ];
  const checked = await world.inScope(async (scope) => {
    const evidence = {
      id: scope.context.ids.next(),
      document: 'evidence',
      name: 'scan.pdf',
      type: 'application/pdf',
      size: 100,
      sha256: 'b'.repeat(64),
    };
    const entered = await enterRecord(scope, enters.id, entry, [evidence]);
    if (entered.kind === 'refused') throw new Error(entered.because);
    return checkRecord(scope, entered.record.id, checks.id, { right: true });
  });
  world.dispatcher.nudge();
  if (checked.kind === 'refused') throw new Error(checked.because);
  return checked.record;
}

/** An activity was held today; these members were there. */
export async function hold(
  world: World,
  name: string,
  members: readonly Member[] = [],
): Promise<Recorded> {
  const now = await today(world);
  return record(world, {
    kind: 'activity',
    subject: 'activities',
    channel: 'paper',
    actedAt: now.at,
    content: {
      kind: 'activity',
      name,
      day: now.day,
      members: members.map(({ id }) => id),
    },
  });
}

export async function today(world: World): Promise<{ readonly day: Day; readonly at: Date }> {
  return world.inScope(async ({ now }) => ({ day: dayOf(now.getTime()), at: now }));
}

export async function memberNow(world: World, { id }: Member): Promise<Member> {
  return (await world.inScope((scope) => readMember(scope, id))) as Member;
}
