import type { ShowOfHands } from '../../src/domain/show-of-hands.ts';
import type { Case } from '../../src/store/cases.ts';
import { sha256 } from '../../src/store/database.ts';
import { convene, decideShortening } from '../../src/store/decide/convene.ts';
import { checkRecord, enterRecord, type Entered } from '../../src/store/decide/enter-record.ts';
import { openSitting } from '../../src/store/decide/sitting.ts';
import { tasksOfRound, type Task } from '../../src/store/tasks.ts';
import { holder, waitingForVote } from './acting.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;

/** Which body meets, and by which seats it is chaired and its hands are counted. */
export type Meeting = {
  readonly body: string;
  readonly chair: string;
  readonly scrutineer: string;
};
const CHAIRS_OFFICE: Meeting = { body: 'chairs-office', chair: 'chair', scrutineer: 'supervisor' };

/** The secretariat convenes a body for today, and its chair agrees to the short notice. */
export async function conveneToday(
  world: World,
  cases: readonly Case[],
  { body, chair: seat }: Meeting = CHAIRS_OFFICE,
): Promise<string> {
  for (const one of cases) await waitingForVote(world, one);
  const officer = await holder(world, 'case-officer');
  const chair = await holder(world, seat);
  const convened = await world.inScope((scope) =>
    convene(scope, {
      body,
      cases: cases.map((one) => one.id),
      // A minute ahead: whatever the hour, the meeting is today and its notice is short.
      meetsAt: new Date(scope.now.getTime() + MINUTE),
      place: '二层会议室',
      chairedBy: chair.id,
      shortNoticeReason: '年底前须完成备案',
      by: officer.id,
    }),
  );
  if (convened.kind === 'refused') throw new Error(convened.because);
  if (convened.kind === 'asked') await agreeToShortNotice(world, convened.votingRound, seat);
  return convened.votingRound;
}

async function agreeToShortNotice(world: World, round: string, seat: string): Promise<void> {
  const chair = await holder(world, seat);
  await world.inScope(async (scope) => {
    const task = (await tasksOfRound(scope, round)).find(
      (candidate) => candidate.kind === 'shorten',
    ) as Task;
    return decideShortening(
      scope,
      task.id,
      { person: chair.id, channel: 'own-link' },
      { shorten: 'shorten', reason: '同意' },
    );
  });
}

/** A meeting that has begun, with these cases as its items. */
export async function openMeeting(
  world: World,
  cases: readonly Case[],
  meeting: Meeting = CHAIRS_OFFICE,
): Promise<string> {
  const round = await conveneToday(world, cases, meeting);
  const officer = await holder(world, 'case-officer');
  const opened = await world.inScope(async (scope) =>
    // A minute before midnight the meeting would be tomorrow's.
    openSitting({ ...scope, now: new Date(scope.now.getTime() + MINUTE) }, round, officer.id),
  );
  if (opened !== 'opened') throw new Error(opened);
  return round;
}

export const FIVE_PRESENT: ShowOfHands = {
  presentForItem: 5,
  issued: 5,
  returned: 5,
  valid: 5,
  for: 4,
  against: 1,
  abstain: 0,
  invalid: 0,
  recused: [],
  scrutineer: '',
  teller: '',
};

/** A case officer enters the signed sheet of an item. */
export async function enterSheet(
  world: World,
  ballot: string,
  over: Partial<ShowOfHands> = {},
  scans = 1,
  { scrutineer }: Pick<Meeting, 'scrutineer'> = CHAIRS_OFFICE,
): Promise<Entered> {
  const officer = await holder(world, 'case-officer');
  const supervisor = await holder(world, scrutineer);
  return world.inScope((scope) =>
    enterRecord(
      scope,
      officer.id,
      {
        kind: 'tally',
        subject: ballot,
        channel: 'show-of-hands',
        content: {
          ...FIVE_PRESENT,
          scrutineer: supervisor.id,
          teller: officer.id,
          ...over,
        },
        actedAt: scope.now,
      },
      Array.from({ length: scans }, () => ({
        id: scope.context.ids.next(),
        document: 'evidence',
        name: '计票表.pdf',
        type: 'application/pdf',
        size: 5,
        sha256: sha256('sheet'),
      })),
    ),
  );
}

/** A second case officer finds it right. */
export async function checkSheetOf(world: World, record: string): ReturnType<typeof checkRecord> {
  const colleague = await holder(world, 'case-officer', 1);
  return world.inScope((scope) => checkRecord(scope, record, colleague.id, { right: true }));
}

/** One item is decided by a show of hands, entered by one and checked by another. */
export async function showHands(
  world: World,
  ballot: string,
  over: Partial<ShowOfHands> = {},
  meeting: Meeting = CHAIRS_OFFICE,
): Promise<void> {
  const entered = await enterSheet(world, ballot, over, 1, meeting);
  if (entered.kind !== 'entered') throw new Error(entered.because);
  const checked = await checkSheetOf(world, entered.record.id);
  if (checked.kind !== 'checked' || checked.record.state !== 'counted')
    throw new Error(`the sheet did not count: ${JSON.stringify(checked)}`);
}
