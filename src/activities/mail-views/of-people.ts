import type { Wording } from '../../domain/wording.ts';
import type { MailView, TaskNamed } from '../../mail/templates/views.ts';
import { readCase } from '../../store/cases.ts';
import { readConsultation } from '../../store/consultations.ts';
import { readDecision } from '../../store/decide/decisions.ts';
import { personsOf } from '../../store/persons.ts';
import type { Scope } from '../../store/scope.ts';
import { readTask } from '../../store/tasks.ts';
import { readRound } from '../../store/voting-rounds.ts';
import { caseOfMail, caseView, charterOfCase, type MailContext } from './context.ts';

/** The mails between those who share the work: hand-over, advice, copies, substitutes. Undefined for any other. */
export async function viewOfPeopleMail(context: MailContext): Promise<MailView | undefined> {
  const { scope, mail, frame, link } = context;
  switch (mail.template) {
    case 'tasks-handed-over': {
      const { by, to, tasks } = mail.extra as { by: string; to: string; tasks: readonly string[] };
      const items: TaskNamed[] = [];
      for (const task of tasks) items.push(await taskNamed(scope, task));
      const [giver, successor] = [await nameOf(scope, by), await nameOf(scope, to)];
      return { template: 'tasks-handed-over', ...frame, by: giver, successor, items };
    }
    case 'advice-wanted':
    case 'advice-given': {
      const asked = await readConsultation(scope, String(mail.extra['consultation']));
      const one = await caseOfMail(context);
      if (!asked) throw new Error(`mail ${mail.id} belongs to no consultation`);
      const about = { ...frame, case: caseView(await charterOfCase(scope, one), one), link };
      return mail.template === 'advice-wanted'
        ? {
            template: 'advice-wanted',
            ...about,
            asker: await nameOf(scope, asked.askedBy),
            question: asked.question,
          }
        : {
            template: 'advice-given',
            ...about,
            adviser: await nameOf(scope, asked.asked),
            answer: asked.answer ?? '',
          };
    }
    case 'outcome-copy': {
      const one = await caseOfMail(context);
      if (one.status === 'open' || !one.closedAt) throw new Error(`${one.id} has no outcome yet`);
      return {
        template: 'outcome-copy',
        ...frame,
        case: caseView(await charterOfCase(scope, one), one),
        matter: one.plan.matter,
        end: one.status,
        on: one.closedAt,
      };
    }
    case 'decided-in-your-place': {
      const decision = await readDecision(scope, String(mail.extra['decision']));
      if (!decision) throw new Error(`mail ${mail.id} belongs to no decision`);
      return {
        template: 'decided-in-your-place',
        ...frame,
        substitute: await nameOf(scope, decision.person ?? ''),
        items: [await taskNamed(scope, decision.taskId)],
        choice: CHOSEN[decision.choice] ?? { zh: decision.choice, en: decision.choice },
        receipt: decision.receipt,
      };
    }
    default:
      return undefined;
  }
}

const CHOSEN: Readonly<Record<string, Wording>> = {
  approve: { zh: '同意', en: 'approved' },
  'not-approve': { zh: '不同意', en: 'not approved' },
  return: { zh: '退回补正', en: 'returned for correction' },
  order: { zh: '决定进行通讯表决', en: 'correspondence vote ordered' },
  decline: { zh: '不进行通讯表决', en: 'no correspondence vote' },
  received: { zh: '予以备案', en: 'filed' },
  returned: { zh: '退回', en: 'returned' },
};

async function nameOf(scope: Scope, person: string): Promise<string> {
  return (await personsOf(scope, [person]))[0]?.name ?? '';
}

async function taskNamed(scope: Scope, id: string): Promise<TaskNamed> {
  const task = await readTask(scope, id);
  const one = task?.caseId ? await readCase(scope, task.caseId) : undefined;
  if (one) {
    const stage = one.plan.stages.find(({ name }) => name === task?.stage);
    const title = stage?.title ?? one.plan.name;
    return { title, number: `${one.number} ${one.applicantName}` };
  }
  const round = task?.votingRound ? await readRound(scope, task.votingRound) : undefined;
  return {
    title: { zh: '决定是否进行通讯表决', en: 'Order of a correspondence vote' },
    number: round?.number ?? '',
  };
}
