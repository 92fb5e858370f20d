import type { FilingStage } from '../../domain/plan.ts';
import { nudgesForTask } from '../../domain/reminders.ts';
import { noteRun } from '../../store/alarms.ts';
import { countNudges, lockCase, openStage, stagesOf, type Case } from '../../store/cases.ts';
import { contactSeat, filingsOf, markFilingSent, openFiling } from '../../store/filings.ts';
import { linkFor } from '../../store/links.ts';
import { hasUnsentMail, mailsOf, queueMail } from '../../store/mails.ts';
import { holdersOf, personsOf, type Person } from '../../store/persons.ts';
import { inScope, type Context, type Scope } from '../../store/scope.ts';
import { openTask, tasksOfStage } from '../../store/tasks.ts';
import { workingCalendar } from '../../store/working-years.ts';
import { checkClaim } from '../claim.ts';
import type { Attended, StageRef } from '../contract.ts';
import { nudge } from '../../store/nudging.ts';
import type { Progress, StageAt } from './progress.ts';

/** 备案: the authority's contacts are told. Sent means that a mail server took it, or that the receipt is in. */
export async function attendFiling(
  scope: Scope,
  one: Case,
  at: StageAt<FilingStage>,
): Promise<Progress> {
  if (at.isNew) await file(scope, one, at.stage);
  const sent = (await mailsOf(scope, { caseId: one.id })).find(
    (mail) => mail.template === 'filing' && mail.sentAt,
  );
  if (sent?.sentAt) await markFilingSent(scope, one.id, at.stage.name, sent.sentAt);
  const filing = (await filingsOf(scope, one.id)).find(
    (candidate) => candidate.stage === at.stage.name,
  );
  if (filing?.receivedAt) return { outcome: 'receipt' };
  if (at.stage.passes === 'receipt') return { until: null, due: null };
  return filing?.sentAt ? { outcome: 'sent' } : { until: null, due: null, needs: 'mail' };
}

async function file(scope: Scope, one: Case, stage: FilingStage): Promise<void> {
  await openFiling(scope, one.id, stage.name, stage.with);
  const contacts = (await holdersOf(scope, [contactSeat(stage.with)])).map(
    (holding) => holding.person,
  );
  const task = await openTask(scope, {
    kind: 'filing',
    addressees: contacts.map((person) => person.id),
    caseId: one.id,
    stage: stage.name,
    round: 1,
  });
  for (const person of contacts) await mailContact(scope, one, task, person, 0);
}

async function mailContact(
  scope: Scope,
  one: Case,
  task: string,
  person: Person,
  sequence: number,
): Promise<void> {
  await queueMail(scope, {
    key: `filing ${task} ${person.id} ${sequence}`,
    scope: one.id,
    template: sequence === 0 ? 'filing' : 'filing-reminder',
    extra: {},
    language: person.language,
    to: { person: person.id, name: person.name, address: person.email },
    link: await linkFor(scope, 'task', task, person.id),
    caseId: one.id,
    taskId: task,
  });
}

/** Chases the receipt of a filing that was only sent; a missing receipt holds nothing up (B-Q5). */
export async function attendReceipt(
  context: Context,
  ref: StageRef,
): Promise<Attended<'receipt' | 'moved'>> {
  return inScope(context, ref.alliance, async (scope) => {
    const one = await lockCase(scope, ref.caseId);
    if ((await checkClaim(scope, one, ref)) || !one) return { kind: 'refused' };
    await noteRun(scope, ref.run);
    const filing = (await filingsOf(scope, one.id)).find(
      (candidate) => candidate.stage === ref.stage,
    );
    const mail = async (): Promise<boolean> => hasUnsentMail(scope, one.id);
    // A correction has opened the case again.
    if (one.status === 'open') return { kind: 'settled', outcome: 'moved', mail: await mail() };
    if (filing?.receivedAt) return { kind: 'settled', outcome: 'receipt', mail: await mail() };
    const name = `${ref.stage}.receipt`;
    const rows = await stagesOf(scope, one.id);
    const row = rows.find((candidate) => candidate.name === name);
    if (!row) await openStage(scope, one.id, name, 1, 'receipt');
    const task = (await tasksOfStage(scope, one.id, ref.stage, 1)).findLast(
      (candidate) => candidate.kind === 'filing',
    );
    const sentAt = filing?.sentAt ?? scope.now;
    const nudges = nudgesForTask(await workingCalendar(scope), sentAt.getTime());
    const { done, next } = await nudge(scope, nudges, row?.nudgesDone ?? 0, {
      remind: async (sequence) => {
        for (const person of await personsOf(scope, task?.addressees ?? []))
          await mailContact(scope, one, task?.id ?? '', person, sequence);
      },
      telephone: { caseId: one.id, stage: ref.stage, round: 1 },
    });
    if (done !== (row?.nudgesDone ?? 0)) await countNudges(scope, one.id, name, 1, done);
    return { kind: 'waiting', until: next, due: nudges.at(-1)?.at ?? null, mail: await mail() };
  });
}
