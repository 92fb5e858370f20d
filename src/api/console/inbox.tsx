import type { Request, Response } from 'express';
import type { Wording } from '../../domain/wording.ts';
import { actsFor } from '../../store/bodies.ts';
import { charterInForce, type Alliance } from '../../store/charters.ts';
import { tasksLeaving } from '../../store/decide/hand-over.ts';
import { personAnywhere } from '../../store/persons.ts';
import { knowsPerson } from '../../store/register/known.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { openTasks, type Task } from '../../store/tasks.ts';
import { InboxPage } from '../../web/pages/inbox.tsx';
import type { InboxView } from '../../web/views.ts';
import { pageTitles } from '../../web/words/titles.ts';
import { allAlliances } from '../alliance.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { signedIn } from './entrance.tsx';
import { taskInWords } from './people/names.ts';

/** 需我处理 across every alliance that knows the person who is signed in. */
export async function showInbox(site: Site, request: Request, response: Response): Promise<void> {
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
    page: <InboxPage view={{ name: person.name, alliances }} />,
  });
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

/** A review is done in the console by who works there; everything else by the link in its mail. */
function where(
  base: string,
  task: Task,
  serves: boolean,
): { readonly url?: string; readonly note?: Wording } {
  if (serves && task.kind === 'review') return { url: `${base}/tasks/${task.id}` };
  return { note: { zh: '请从邮件里的链接进入', en: 'use the link in your mail' } };
}
