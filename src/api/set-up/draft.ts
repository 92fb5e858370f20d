import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import { judgeFiles, type Judged } from '../../charter/judge.ts';
import type { Problem } from '../../charter/problem.ts';
import { dayOf } from '../../domain/calendar.ts';
import { canonical } from '../../domain/canonical.ts';
import { defaultsOf } from '../../domain/charter/defaults.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { SECRETARIAT, stepsOf } from '../../domain/set-up.ts';
import type { Day } from '../../domain/working-days.ts';
import type { Wording } from '../../domain/wording.ts';
import { alliances } from '../../store/charters.ts';
import { sha256 } from '../../store/database.ts';
import { contactSeat } from '../../store/filings.ts';
import {
  changeSetUp,
  readSetUp,
  type SetUp,
  type SetUpChange,
} from '../../store/set-up/set-ups.ts';
import { textIn } from '../body.ts';
import { HttpProblem } from '../errors.tsx';
import type { Site } from '../site.ts';

/** A set-up as it stands, with what its charter's file comes to. */
export type Draft = {
  readonly setUp: SetUp;
  readonly base: string;
  /** Only a sound one. */
  readonly charter: Charter | undefined;
  readonly problems: readonly Problem[];
  /** Why no alliance can be made of a sound charter on this site. */
  readonly refused: Wording | undefined;
  /** The hash of its sheet of defaults. */
  readonly sheet: string;
  /** The seats of the authorities' contacts. */
  readonly contacts: readonly string[];
  readonly today: Day;
  readonly steps: ReturnType<typeof stepsOf>;
};

/** Addresses of the site's own, which no alliance can have. */
const RESERVED = new Set(
  'api apply assets charters console healthz l mailbox openapi processes readyz set-up verify w'.split(
    ' ',
  ),
);

/** The set-up of the address; of one that is an alliance by now its last page is shown instead. */
export async function draftAt(
  site: Site,
  request: Request,
  response: Response,
): Promise<Draft | undefined> {
  const id = String(request.params['setUp']);
  const setUp = await readSetUp(site.context, id);
  if (!setUp) throw new HttpProblem(404);
  if (setUp.became !== null) {
    response.redirect(303, `/set-up/${id}/done`);
    return undefined;
  }
  return draftOf(site, setUp);
}

export async function draftOf(site: Site, setUp: SetUp): Promise<Draft> {
  const { charter: file, text } = setUp.files;
  const uploaded = file.content !== '';
  const judged = uploaded
    ? await judge(site, { file: file.name, yaml: file.content, text: text.content || null })
    : undefined;
  const charter = judged?.ok ? judged.charter : undefined;
  const { here, today } = await site.context.database.untenanted(async (tx, begun) => ({
    here: await alliances({ tx }),
    today: dayOf((await site.context.clock.now(tx, begun)).getTime()),
  }));
  const refused = charter && whyRefused(charter, here);
  const contacts = Object.keys(charter?.authorities ?? {}).map(contactSeat);
  const sheet = charter ? sha256(canonical(defaultsOf(charter))) : '';
  return {
    setUp,
    base: `/set-up/${setUp.id}`,
    charter,
    problems: judged && !judged.ok ? judged.problems : [],
    refused,
    sheet,
    contacts,
    today,
    steps: stepsOf(setUp.answers, {
      uploaded,
      charter,
      refused: refused !== undefined,
      sheet,
      contacts,
      today,
    }),
  };
}

/** What was judged lately: a page is shown many times for one upload. */
const judgedLately = new Map<string, Judged>();
const MOST_KEPT = 8;

async function judge(site: Site, files: Parameters<typeof judgeFiles>[0]): Promise<Judged> {
  const key = sha256(JSON.stringify(files));
  const known = judgedLately.get(key);
  if (known) return known;
  const judged = judgeFiles(files, await readFile(join(site.charters, 'silence.yaml'), 'utf8'));
  judgedLately.set(key, judged);
  const [oldest] = judgedLately.keys();
  if (judgedLately.size > MOST_KEPT && oldest !== undefined) judgedLately.delete(oldest);
  return judged;
}

function whyRefused(
  charter: Charter,
  here: readonly { readonly id: string }[],
): Wording | undefined {
  const { id } = charter;
  if (here.some((one) => one.id === id))
    return {
      zh: `本站已有代号为“${id}”的联盟。章程的新版本按该联盟的章程修改程序产生，不能重新建立；如是另一个联盟，请在章程文件第一项 charter 中改用其他代号。`,
      en: `An alliance with the id “${id}” is here already. A new version of its charter comes by its own procedure for amendments, not by a set-up; for another alliance, choose another id under charter: in the file.`,
    };
  if (RESERVED.has(id) || id.length > 40)
    return {
      zh: `代号“${id}”不能用作联盟的网址，请在章程文件第一项 charter 中改用其他代号。`,
      en: `“${id}” cannot be an alliance’s address; choose another id under charter: in the file.`,
    };
  if (!charter.bodies[SECRETARIAT])
    return {
      zh: '章程文件的 bodies 中没有 secretariat（秘书处）：工作台由秘书处人员使用，请写明由谁承担秘书处的工作。',
      en: 'The file has no body secretariat: the console is for its people. Please say under bodies who does the secretariat’s work.',
    };
  return undefined;
}

export const MEANWHILE: Wording = {
  zh: '在您填写期间，这个联盟的设置已在别处修改。您填写的仍在下面，请核对后再保存一次。',
  en: 'This set-up was changed elsewhere while you were typing. What you typed is still below; please check it and save again.',
};

/**
 * Keeps what a form changes and goes on to another page. Undefined: done, or the alliance has begun meanwhile;
 * otherwise what to tell the reader, beside what was typed.
 */
export async function keepAndGoOn(
  site: Site,
  request: Request,
  response: Response,
  draft: Draft,
  { change, to }: { readonly change: SetUpChange; readonly to: string },
): Promise<Wording | undefined> {
  const { id } = draft.setUp;
  const changed = await changeSetUp(site.context, id, revisionIn(request), change);
  if (changed === 'changed-meanwhile') return MEANWHILE;
  if (changed === 'unknown') throw new HttpProblem(404);
  response.redirect(303, changed === 'started' ? `/set-up/${id}/done` : draft.base + to);
  return undefined;
}

/** Which state of the draft a form was shown for. */
export function revisionIn(request: Request): number {
  const revision = Number(textIn(request, 'revision', 12));
  return Number.isSafeInteger(revision) ? revision : 0;
}
