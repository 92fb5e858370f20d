import type { Plan } from '../domain/plan.ts';
import { after } from '../domain/progress.ts';
import type { Context } from '../store/scope.ts';
import { attendStage } from './attend-stage.ts';
import type { Attended, Came, Sending, StageRef } from './contract.ts';
import type { MailScope } from './send-mail.ts';
import type { QuickSender } from './send-at-once.ts';

export type QuickSteps = {
  readonly context: Context;
  readonly sender: QuickSender;
  readonly issue: (of: {
    readonly alliance: string;
    readonly caseId: string;
    readonly stage: string;
  }) => Promise<void>;
};

/** Carries a case on, stage after stage, as far as its rows and a mail server that is well allow. */
export async function carryOn(
  steps: QuickSteps,
  ref: StageRef & Sending,
): Promise<readonly Attended<Came>[]> {
  const answers: Attended<Came>[] = [];
  for (let asked: (StageRef & Sending) | undefined = ref; asked;) {
    const at = await attendWithHaste(steps, asked);
    answers.push(at);
    asked = at.kind === 'settled' ? following(asked, at.outcome) : undefined;
  }
  return answers;
}

/** Attends, does what the stage needs, and attends again when that is done. */
async function attendWithHaste(
  steps: QuickSteps,
  ref: StageRef & Sending,
): Promise<Attended<Came>> {
  const { alliance, caseId, stage } = ref;
  const mails = { alliance, scope: caseId };
  const queued = await attendStage(steps.context, ref);
  const at = await withMailSent(steps.sender, mails, ref, queued);
  if (at.kind !== 'waiting' || !at.needs) return at;
  const done =
    at.needs === 'mail'
      ? mailWaits(queued) && !at.mail
      : await succeeds(() => steps.issue({ alliance, caseId, stage }));
  if (!done) return at;
  const { reported: _, ...again } = ref;
  return withMailSent(steps.sender, mails, ref, await attendStage(steps.context, again));
}

const mailWaits = (at: Attended<string>): boolean => at.kind !== 'refused' && at.mail;

/** The stage or round that comes next in the plan, which was compared with the stored one; undefined at the end, and where a correction took the case back. */
function following(ref: StageRef & Sending, outcome: Came): (StageRef & Sending) | undefined {
  if (outcome === 'moved') return undefined;
  const { reported: _, ...asked } = ref;
  const step = after(ref.plan as Plan, ref.stage, outcome);
  switch (step.to) {
    case 'again':
      return { ...asked, round: ref.round + 1 };
    case 'stage':
      return { ...asked, stage: step.stage.name, round: 1 };
    case 'end':
      return undefined;
  }
}

/** The same answer, saying what is left after what waits was sent at once. */
export async function withMailSent<Answer extends Attended<string>>(
  sender: QuickSender,
  of: MailScope,
  { sendsItself }: Sending,
  at: Answer,
): Promise<Answer> {
  if (!sendsItself || at.kind === 'refused' || !at.mail) return at;
  return { ...at, mail: (await sender.sendAtOnce(of)).left };
}

/** What fails here is tried again on the mail queue, where Temporal shows why. */
async function succeeds(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}
