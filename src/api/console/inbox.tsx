import type { Request, Response } from 'express';
import type { Wording } from '../../domain/wording.ts';
import { actsFor } from '../../store/bodies.ts';
import { charterInForce, type Alliance } from '../../store/charters.ts';
import { tasksLeaving } from '../../store/decide/hand-over.ts';
import { DONE_BY_LINK, mailOwnLink } from '../../store/decide/own-link.ts';
import { personAnywhere } from '../../store/persons.ts';
import { knowsPerson } from '../../store/register/known.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { openTasks, type Task } from '../../store/tasks.ts';
import { InboxPage } from '../../web/pages/inbox.tsx';
import type { FormTarget, InboxView } from '../../web/views.ts';
import { pageTitles } from '../../web/words/titles.ts';
import { allAlliances } from '../alliance.ts';
import { HttpProblem } from '../errors.tsx';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { idIn } from './entered.ts';
import { signedIn } from './entrance.tsx';
import { taskInWords } from './people/names.ts';

const MAILED: Wording = {
  zh: '链接已发往您登记的邮箱，请查收。',
  en: 'The link was sent to your address on record.',
};

const NOT_MAILED: Readonly<Record<'not-waiting' | 'no-address', Wording>> = {
  'not-waiting': {
    zh: '没有发送：这项待办已办结，或不在您手里。',
    en: 'Nothing was sent: the task is done or not in your hands.',
  },
  'no-address': {
    zh: '没有发送：您没有登记邮箱，请致电秘书处。',
    en: 'Nothing was sent: no address of yours is on record. Please call the secretariat.',
  },
};

/** 需我处理 across every alliance that knows the person who is signed in. */
export async function showInbox(
  site: Site,
  request: Request,
  response: Response,
  refused?: keyof typeof NOT_MAILED,
): Promise<void> {
  const id = await signedIn(site, request);
  if (id === undefined) return response.redirect(303, '/console/sign-in?next=%2Fconsole%2Finbox');
  const person = await personAnywhere(site.context, id);
  const alliances: InboxView['alliances'][number][] = [];
  for (const alliance of await allAlliances(site)) {
    const part = await inScope(site.context, alliance.id, (scope) => partOf(scope, alliance, id));
    if (part) alliances.push(part);
  }
  sendPage(site, request, response, {
    title: { zh: pageTitles.zh.inbox, en: pageTitles.en.inbox },
    signedIn: { name: person.name },
    ...(refused ? { status: 409, path: '/console/inbox' } : {}),
    ...(refused
      ? { notice: { kind: 'attention', text: NOT_MAILED[refused] } }
      : request.query['done'] === 'mailed'
        ? { notice: { kind: 'done', text: MAILED } }
        : {}),
    page: <InboxPage view={{ name: person.name, alliances }} />,
  });
}

/** Mails whoever is signed in the link of a task of their own, to the address on record. */
export async function postOwnLink(site: Site, request: Request, response: Response): Promise<void> {
  const person = await signedIn(site, request);
  if (person === undefined)
    return response.redirect(303, '/console/sign-in?next=%2Fconsole%2Finbox');
  const alliance = (await allAlliances(site)).find(({ id }) => id === request.params['alliance']);
  if (!alliance) throw new HttpProblem(404);
  const task = idIn(request.params, 'task');
  const came = await inScope(site.context, alliance.id, (scope) =>
    mailOwnLink(scope, person, task),
  );
  if (came !== 'mailed') return showInbox(site, request, response, came);
  site.nudge();
  response.redirect(303, '/console/inbox?done=mailed');
}

async function partOf(
  scope: Scope,
  alliance: Alliance,
  person: string,
): Promise<InboxView['alliances'][number] | undefined> {
  if (!(await knowsPerson(scope, person))) return undefined;
  const charter = await charterInForce(scope);
  const serves =
    charter.bodies['secretariat'] !== undefined &&
    (await actsFor(scope, charter.version, 'secretariat', person));
  const base = `/console/${alliance.id}`;
  const own = (await tasksLeaving(scope, person)).map(({ task }) => task);
  const inPlace = (await openTasks(scope)).filter((task) =>
    task.standIns.some(({ substitute }) => substitute === person),
  );
  const tasks: InboxView['alliances'][number]['tasks'][number][] = [];
  for (const task of [...own, ...inPlace])
    tasks.push({
      ...(await taskInWords(scope, task)),
      since: task.openedAt.getTime(),
      ...where(base, task, serves),
    });
  if (tasks.length === 0 && !serves) return undefined;
  return { name: alliance.name, ...(serves ? { consoleUrl: base } : {}), tasks };
}

/** What the console has a page for is done there by who works in it; everything else by a link that is mailed again. */
function where(
  base: string,
  task: Task,
  serves: boolean,
): { readonly url?: string; readonly note?: Wording; readonly mailLink?: FormTarget } {
  const url = serves ? consolePageOf(base, task) : undefined;
  if (url !== undefined) return { url };
  if (!DONE_BY_LINK.includes(task.kind))
    return { note: { zh: '请联系秘书处办理', en: 'please speak to the secretariat' } };
  const alliance = base.slice('/console/'.length);
  return { mailLink: { action: `/console/inbox/${alliance}/tasks/${task.id}` } };
}

function consolePageOf(base: string, task: Task): string | undefined {
  switch (task.kind) {
    case 'review':
      return `${base}/tasks/${task.id}`;
    case 'answer':
      return `${base}/cases/${task.caseId}/answer`;
    case 'release':
      return `${base}/papers/${task.subject}`;
    default:
      return undefined;
  }
}
