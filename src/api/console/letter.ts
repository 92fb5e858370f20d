import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { dayOf, instantOf } from '../../domain/calendar.ts';
import { isDay } from '../../domain/particulars/identifiers.ts';
import type { Wording } from '../../domain/wording.ts';
import { receivedIn, receiveFiles } from '../../documents/receive.ts';
import { contentHash } from '../../documents/storage.ts';
import { inspectUpload, LARGEST_FILE } from '../../documents/upload.ts';
import { readCase } from '../../store/cases.ts';
import { enterRecord, type Entered } from '../../store/decide/enter-record.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { tasksOfStage } from '../../store/tasks.ts';
import { problems } from '../../web/words/problems.ts';
import { HttpProblem } from '../errors.tsx';
import type { Site } from '../site.ts';
import { LETTER } from './case-documents.ts';
import type { EnteredLetter } from './case-outcomes.ts';
import { showCase } from './case.tsx';
import { reasonInWords } from './record-kinds.ts';
import { entered, idIn, text } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';

const Form = z.object({ number: text(120), receivedOn: text(40), remark: text(1000) });
type Form = z.output<typeof Form>;

export const receiveLetter: RequestHandler = receiveFiles({
  maxFiles: 1,
  maxFileSize: LARGEST_FILE,
});

/** Enters an authority's answer that came as a letter; its scan is the evidence, and it counts once somebody else has checked it. */
export async function postLetter(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const at = { caseId: idIn(request.params, 'case'), stage: idIn(request.params, 'stage') };
  const form = entered(Form, request.body);
  const read = await inScope(site.context, visit.alliance.id, async (scope) => ({
    now: scope.now,
    one: await readCase(scope, at.caseId),
    task: await filingTask(scope, at),
  }));
  if (!read.one || !read.task) throw new HttpProblem(404);
  const scan = await scanIn(request);
  const found: EnteredLetter['problems'] = {
    ...(form.number.trim() === '' ? { number: problems.filingNumber } : {}),
    ...dayProblem(form.receivedOn, read.one.openedAt, read.now),
    ...('problem' in scan ? { scan: scan.problem } : {}),
  };
  if (Object.keys(found).length > 0 || 'problem' in scan)
    return showCase(site, request, response, {
      letter: { ...form, stage: at.stage, problems: found },
    });
  const { task } = read;
  const came = await enter(site, visit, { task, caseId: at.caseId, now: read.now }, form, scan);
  if (came === 'registered-before')
    return response.redirect(303, `${visit.base}/cases/${at.caseId}?done=registered-before`);
  if (came !== 'entered')
    return showCase(site, request, response, {
      letter: {
        ...form,
        stage: at.stage,
        problems: { number: reasonInWords('receipt', came) },
      },
    });
  site.nudge();
  response.redirect(303, `${visit.base}/cases/${at.caseId}?done=entered`);
}

async function filingTask(
  scope: Scope,
  at: { readonly caseId: string; readonly stage: string },
): Promise<string | undefined> {
  return (await tasksOfStage(scope, at.caseId, at.stage, 1)).findLast(
    (task) => task.kind === 'filing',
  )?.id;
}

/** The letter becomes a record that waits for its second person; otherwise why it did not. */
async function enter(
  site: Site,
  visit: Visit,
  about: { readonly task: string; readonly caseId: string; readonly now: Date },
  form: Form,
  scan: Extract<Scan, { readonly bytes: Buffer }>,
): Promise<string> {
  const file = {
    id: site.context.ids.next(),
    document: LETTER,
    name: scan.name,
    type: scan.type,
    size: scan.bytes.length,
    sha256: contentHash(scan.bytes),
  };
  await site.storage.put(file.id, scan.bytes);
  let came: Entered | undefined;
  try {
    came = await inScope(site.context, visit.alliance.id, (scope) =>
      enterRecord(
        scope,
        visit.person.id,
        {
          kind: 'receipt',
          subject: about.task,
          caseId: about.caseId,
          channel: 'letter',
          content: { number: form.number.trim(), remark: form.remark },
          actedAt: arrival(form.receivedOn, scope.now),
        },
        [file],
      ),
    );
  } finally {
    if (came?.kind !== 'entered') await site.storage.remove(file.id);
  }
  return came.kind === 'entered' ? 'entered' : came.because;
}

/** Noon of the day it came, or now if that is earlier. */
function arrival(day: string, now: Date): Date {
  return new Date(Math.min(instantOf(day, 12), now.getTime()));
}

function dayProblem(
  day: string,
  opened: Date,
  now: Date,
): Pick<EnteredLetter['problems'], 'receivedOn'> {
  if (!isDay(day)) return { receivedOn: problems.missing({ zh: '收函日期', en: 'date received' }) };
  if (day > dayOf(now.getTime()))
    return {
      receivedOn: {
        zh: '收函日期不能晚于今天',
        en: 'The date received cannot lie in the future',
      },
    };
  if (day < dayOf(opened.getTime()))
    return {
      receivedOn: {
        zh: '收函日期早于申请提交日期，请核对',
        en: 'The date received lies before the application; please check it',
      },
    };
  return {};
}

type Scan =
  | { readonly problem: Wording }
  | { readonly name: string; readonly type: string; readonly bytes: Buffer };

/** The one scan of a form with the input `scan`. */
export async function scanIn(request: Request): Promise<Scan> {
  const { files, problems: refused } = receivedIn(request);
  const [problem] = refused;
  if (problem) return { problem: problem.message };
  const file = files.find((one) => one.field === 'scan');
  // An empty file input sends an empty, nameless file.
  if (!file || (file.size === 0 && file.name === '')) return { problem: problems.scan };
  const bytes = await file.read();
  const looked = inspectUpload(bytes, file.name);
  return looked.ok ? { ...looked, bytes } : { problem: looked.message };
}
