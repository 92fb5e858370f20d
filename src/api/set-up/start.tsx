import type { Request, Response } from 'express';
import { mayStart, SET_UP_STEPS, type SetUpStep } from '../../domain/set-up.ts';
import type { Wording } from '../../domain/wording.ts';
import { membersOfBody } from '../../store/bodies.ts';
import { allianceOf, charterInForce } from '../../store/charters.ts';
import { inScope } from '../../store/scope.ts';
import { readSetUp } from '../../store/set-up/set-ups.ts';
import { startAlliance, type NotStarted } from '../../store/set-up/start.ts';
import { SECRETARIAT } from '../../domain/set-up.ts';
import { SetUpDonePage } from '../../web/pages/set-up.tsx';
import { SetUpStartPage } from '../../web/pages/set-up-steps.tsx';
import type { Fact, SetUpStartView } from '../../web/views.ts';
import { setUpWords } from '../../web/words/set-up.ts';
import { HttpProblem } from '../errors.tsx';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { resolutionFacts } from './defaults.tsx';
import { draftAt, revisionIn, type Draft } from './draft.ts';
import { formOf, frameOf, sendStep } from './frame.tsx';
import { peopleFacts, vacantOffices } from './people-view.tsx';

const say = (zh: string, en: string): Wording => ({ zh, en });

export async function showStart(site: Site, request: Request, response: Response): Promise<void> {
  const draft = await draftAt(site, request, response);
  if (draft) sendStart(site, request, response, draft);
}

function sendStart(
  site: Site,
  request: Request,
  response: Response,
  draft: Draft,
  whole?: Wording,
): void {
  const { steps, charter, setUp } = draft;
  const missing = SET_UP_STEPS.filter(
    (step) => step !== 'start' && steps[step] !== 'done' && steps[step] !== 'later',
  );
  const view: SetUpStartView = {
    frame: frameOf(draft, 'start', whole),
    groups: groupsOf(draft),
    missing,
    vacancies: charter ? vacantOffices(charter, setUp.answers.people) : [],
    form: formOf(draft, '/start'),
  };
  sendStep(site, request, response, draft, {
    step: 'start',
    wrong: whole !== undefined,
    page: <SetUpStartPage view={view} />,
  });
}

/** Everything that was entered, step by step. */
function groupsOf({ charter, base, setUp }: Draft): SetUpStartView['groups'] {
  if (!charter) return [];
  const { alliance, resolution, people, documents, firstDay } = setUp.answers;
  const of = (step: SetUpStep, facts: readonly Fact[]) => ({ step, url: `${base}/${step}`, facts });
  return [
    of('charter', [
      { label: say('联盟', 'Alliance'), value: charter.name },
      { label: say('网址', 'Address'), value: `/${charter.id}` },
      { label: say('代码', 'Code'), value: alliance?.code ?? '' },
      {
        label: say('首要语言', 'First language'),
        value: alliance?.language === 'en' ? say('英文', 'English') : say('中文', 'Chinese'),
      },
      { label: say('秘书处电话', 'Telephone'), value: alliance?.phone ?? '' },
      { label: say('秘书处地址', 'Address of the secretariat'), value: alliance?.address ?? '' },
    ]),
    of('defaults', resolutionFacts(charter, resolution)),
    of('people', [
      ...peopleFacts(charter, people),
      {
        label: say('任职文件', 'Documents'),
        value: documents.map(({ name }) => name).join('\n'),
      },
    ]),
    of('first-day', [{ label: say('启用日期', 'First day'), value: firstDay ?? '' }]),
  ];
}

/** Begins the alliance. Sent twice, it begins once. */
export async function postStart(site: Site, request: Request, response: Response): Promise<void> {
  const draft = await draftAt(site, request, response);
  if (!draft) return;
  const { charter, setUp } = draft;
  if (!charter || !mayStart(draft.steps)) return sendStart(site, request, response, draft, NOT_YET);
  const revision = revisionIn(request);
  const started = await startAlliance(site.context, setUp.id, { revision, charter });
  if (started.kind === 'refused') {
    const after = await draftAt(site, request, response);
    return after && sendStart(site, request, response, after, reasonFor(started));
  }
  site.nudge();
  response.redirect(303, `${draft.base}/done`);
}

const NOT_YET = say('还不能启动，请先完成下列各步。', 'It cannot start yet; see what is left.');

function reasonFor(why: NotStarted): Wording {
  switch (why.because) {
    case 'changed-meanwhile':
      return say(
        '内容刚在别处修改过，请核对后再启动。',
        'This set-up was changed elsewhere just now; please check it and start again.',
      );
    case 'id-taken':
      return say(
        '本站刚刚已有同一代号的联盟，没有重复建立。',
        'An alliance of this id has just been set up here; nothing was set up twice.',
      );
    case 'code-taken':
      return say(
        '这个代码刚被另一联盟使用，请在第一步改用其他代码。',
        'Another alliance has just taken this code; choose another one in the first step.',
      );
    case 'address-taken':
      return say(
        `${why.name}的邮箱在本站属于另一人，请修改。`,
        `The address of ${why.name} is another person’s on this site; please change it.`,
      );
    case 'seat-refused':
      return say(
        `${why.name}的职务无法登记，请核对职务和人数。`,
        `The office of ${why.name} cannot be entered; please check offices and numbers.`,
      );
    case 'unknown':
    case 'incomplete':
      return NOT_YET;
  }
}

/** What became of a set-up, and what comes next. */
export async function showDone(site: Site, request: Request, response: Response): Promise<void> {
  const setUp = await readSetUp(site.context, String(request.params['setUp']));
  const id = setUp?.became;
  if (!id) throw new HttpProblem(404);
  const found = await inScope(site.context, id, async (scope) => {
    const charter = await charterInForce(scope);
    const secretariat = await membersOfBody(scope, charter.version, SECRETARIAT);
    return {
      alliance: await allianceOf(scope),
      confirmed: charter.confirmed !== undefined,
      mailsTo: secretariat.flatMap(({ person }) => (person.email ? [person.name] : [])),
    };
  });
  const console = `/console/${id}`;
  sendPage(site, request, response, {
    title: { zh: setUpWords.zh.title, en: setUpWords.en.title },
    page: (
      <SetUpDonePage
        view={{
          name: found.alliance.name,
          homeUrl: `/${id}`,
          consoleUrl: console,
          rosterUrl: `${console}/roster`,
          defaultsUrl: `${console}/defaults`,
          confirmed: found.confirmed,
          mailsTo: found.mailsTo,
          listUrl: '/set-up',
        }}
      />
    ),
  });
}
