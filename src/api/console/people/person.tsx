import type { Request, Response } from 'express';
import type { Language, Wording } from '../../../domain/wording.ts';
import { tasksLeaving } from '../../../store/decide/hand-over.ts';
import { leadsSecretariat } from '../../../store/decide/who-may.ts';
import { linksOf, type Link } from '../../../store/links.ts';
import { personsOf, type Person } from '../../../store/persons.ts';
import { recordsAbout } from '../../../store/records/records.ts';
import { recordsNumbered } from '../../../store/register/lists.ts';
import { holdingsOfPerson } from '../../../store/register/holdings.ts';
import { versionsOfPerson } from '../../../store/register/persons.ts';
import type { Scope } from '../../../store/scope.ts';
import { substitutionsOf } from '../../../store/substitutes.ts';
import { readTask } from '../../../store/tasks.ts';
import { readRound } from '../../../store/voting-rounds.ts';
import { PersonPage } from '../../../web/pages/person.tsx';
import type { PersonView, VersionView } from '../../../web/views.ts';
import type { Site } from '../../site.ts';
import { idIn } from '../entered.ts';
import type { Visit } from '../entrance.tsx';
import { showPart } from '../frame.tsx';
import { DESCRIBERS } from '../record-kinds.ts';
import { rosterOf } from '../roster.ts';
import { officeDayUrls } from '../participation/day-corrections.ts';
import { officeName, taskInWords } from './names.ts';
import { noticeFacts, personFacts } from './particulars.ts';

export async function showPerson(site: Site, request: Request, response: Response): Promise<void> {
  const id = idIn(request.params, 'person');
  await showPart(site, request, response, {
    current: 'people',
    title: 'person',
    read: (scope, visit) => personView(scope, visit, id),
    page: (view) => <PersonPage view={view} />,
  });
}

async function personView(
  scope: Scope,
  visit: Visit,
  id: string,
): Promise<Omit<PersonView, 'nav'> | undefined> {
  const versions = await versionsOfPerson(scope, id);
  const [person] = await personsOf(scope, [id]);
  const latest = versions.at(-1);
  if (!latest) return undefined;
  const base = `${visit.base}/people/${id}`;
  const offices = await holdingsOfPerson(scope, id);
  const mayHandOver = id === visit.person.id || (await leadsSecretariat(scope, visit.person.id));
  const say = (zh: string, en: string): Wording => ({ zh, en });
  return {
    listUrl: `${visit.base}/people`,
    name: person?.name ?? latest.name,
    title: person?.title ?? latest.title,
    versions: await versionViews(
      scope,
      visit,
      versions.map((version) => ({
        ...version,
        facts: [...personFacts(version), ...noticeFacts(version)],
      })),
    ),
    actions: [
      { url: `${base}/change`, label: say('变更登记', 'Change of particulars') },
      { url: `${base}/office`, label: say('登记任职', 'Record an office') },
      { url: `${base}/substitute`, label: say('指定代办人', 'Name a substitute') },
      ...(mayHandOver
        ? [{ url: `${base}/hand-over`, label: say('离岗交接', 'Hand over everything') }]
        : []),
    ],
    offices: offices.map((holding) => ({
      name: officeName(visit.charter, holding.seat),
      from: holding.from.getTime(),
      ...(holding.until ? { until: holding.until.getTime() } : {}),
      evidence: together([holding.evidence, holding.untilEvidence ?? []].flat()),
      ...(holding.until ? {} : { leaveUrl: `${base}/leave/${holding.id}` }),
      corrections: officeDayUrls(visit, id, holding),
    })),
    tasks: await taskViews(scope, visit, id),
    substitutes: await substituteViews(scope, visit, id, base),
    records: await recordsWaitingFor(scope, visit, id),
    links: person ? await linkViews(scope, person, base) : [],
  };
}

/** Versions newest first, each with what it rests on. */
export async function versionViews(
  scope: Scope,
  visit: Visit,
  versions: readonly {
    readonly validFrom: Date;
    readonly evidence: string;
    readonly enteredBy: string | null;
    readonly enteredIn: string | null;
    readonly facts: VersionView['facts'];
  }[],
): Promise<readonly VersionView[]> {
  // What another alliance entered names nobody this one does not know.
  const here = versions.filter(({ enteredIn }) => enteredIn === scope.alliance);
  const roster = await rosterOf(
    scope,
    visit.charter,
    here.map(({ enteredBy }) => enteredBy),
  );
  const records = await recordsNumbered(
    scope,
    here.map(({ evidence }) => evidence),
  );
  return [...versions].reverse().map((version) => {
    const own = here.includes(version);
    const record = own ? records.get(version.evidence) : undefined;
    return {
      from: version.validFrom.getTime(),
      facts: version.facts,
      evidence: evidenceInWords(own || version.enteredIn === null ? version.evidence : null),
      ...(record ? { evidenceUrl: `${visit.base}/records/${record}` } : {}),
      ...(own && version.enteredBy ? { enteredBy: roster.label(version.enteredBy) } : {}),
    };
  });
}

export function evidenceInWords(evidence: string | null): Wording | string {
  if (evidence === null) return { zh: '其他联盟登记', en: 'entered by another alliance' };
  return evidence === 'import' ? { zh: '初始登记', en: 'entered at the beginning' } : evidence;
}

function together(evidence: readonly string[]): Wording {
  const words = evidence.map(evidenceInWords);
  const said = (lang: Language) =>
    words.map((text) => (typeof text === 'string' ? text : text[lang]));
  return { zh: said('zh').join('、'), en: said('en').join(', ') };
}

export async function recordsWaitingFor(
  scope: Scope,
  visit: Visit,
  subject: string,
): Promise<PersonView['records']> {
  return (await recordsAbout(scope, subject))
    .filter(({ state }) => state === 'waiting')
    .map((record) => {
      const { zh, en } = DESCRIBERS[record.kind].name;
      return {
        url: `${visit.base}/records/${record.id}`,
        label: { zh: `${zh} ${record.number}`, en: `${en} ${record.number}` },
      };
    });
}

async function taskViews(scope: Scope, visit: Visit, person: string): Promise<PersonView['tasks']> {
  const views: PersonView['tasks'][number][] = [];
  for (const { task, kind } of await tasksLeaving(scope, person)) {
    const where = task.caseId ? `cases/${task.caseId}` : `rounds/${task.votingRound ?? ''}`;
    views.push({
      ...(await taskInWords(scope, task)),
      since: task.openedAt.getTime(),
      url: `${visit.base}/${where}`,
      state:
        kind === 'shared'
          ? { zh: '与他人共同', en: 'shared with others' }
          : { zh: '由本人办理', en: 'theirs alone' },
    });
  }
  return views;
}

async function substituteViews(
  scope: Scope,
  visit: Visit,
  id: string,
  base: string,
): Promise<PersonView['substitutes']> {
  const all = await substitutionsOf(scope, id);
  const roster = await rosterOf(
    scope,
    visit.charter,
    all.flatMap(({ person, substitute }) => [person, substitute]),
  );
  return all.map((one) => {
    const [person, substitute] = [roster.label(one.person), roster.label(one.substitute)];
    const live = one.endedAt === null && one.until > scope.now;
    return {
      text: {
        zh: `${substitute.zh}代${person.zh}办理`,
        en: `${substitute.en} in the place of ${person.en}`,
      },
      from: one.from.getTime(),
      until: one.until.getTime(),
      evidence: one.evidence === 'own-word' ? '本人指定' : one.evidence,
      now: live && one.from <= scope.now,
      ...(one.endedAt ? { ended: one.endedAt.getTime() } : {}),
      ...(live ? { end: { action: `${base}/substitutes/${one.id}/end` } } : {}),
    };
  });
}

async function linkViews(scope: Scope, person: Person, base: string): Promise<PersonView['links']> {
  const views: PersonView['links'][number][] = [];
  for (const link of await linksOf(scope, person.id)) {
    const about = await linkInWords(scope, link);
    if (!about) continue;
    const expired = link.expiresAt <= scope.now;
    const live = !link.revokedAt && !expired;
    views.push({
      about,
      expires: link.expiresAt.getTime(),
      live,
      state: link.revokedAt
        ? { zh: '已收回', en: 'taken back' }
        : expired
          ? { zh: '已过期', en: 'expired' }
          : { zh: '有效', en: 'valid' },
      ...(live ? { revoke: { action: `${base}/links/${link.id}/revoke` } } : {}),
      ...(person.email ? { fresh: { action: `${base}/links/${link.id}/fresh` } } : {}),
    });
  }
  return views;
}

/** What a link opens, as long as that is open; undefined for what is over. */
async function linkInWords(scope: Scope, link: Link): Promise<Wording | undefined> {
  if (link.purpose === 'voting-round') {
    const round = await readRound(scope, link.subject);
    return round?.state === 'open'
      ? { zh: `表决批次 ${round.number}`, en: `Voting round ${round.number}` }
      : undefined;
  }
  const task = link.purpose === 'task' ? await readTask(scope, link.subject) : undefined;
  if (task?.state !== 'open') return undefined;
  const { title, about } = await taskInWords(scope, task);
  return { zh: `${title.zh} ${about}`, en: `${title.en} ${about}` };
}
