import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Wording } from '../../domain/wording.ts';
import { checkRecord, type Checked } from '../../store/decide/enter-record.ts';
import { filesOfRecord } from '../../store/files.ts';
import {
  latestRecords,
  readRecord,
  recordsWaiting,
  type Recorded,
} from '../../store/records/records.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { RecordListPage } from '../../web/pages/record-list.tsx';
import { RecordPage } from '../../web/pages/record.tsx';
import type { RecordRow, RecordView } from '../../web/views.ts';
import { HttpProblem } from '../errors.tsx';
import { fileLink } from '../applicant/form-views.ts';
import type { Site } from '../site.ts';
import { entered, idIn, text } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';
import { showPart, type ConsolePart } from './frame.tsx';
import { DESCRIBERS, reasonInWords } from './record-kinds.ts';
import { rosterOf, type Roster } from './roster.ts';

const CheckForm = z.object({ verdict: text(20), reason: text(1000) });

/** What was just entered to check a record, with what is wrong with it. */
type CheckAnswer = z.output<typeof CheckForm> & {
  readonly problems: NonNullable<RecordView['form']>['problems'];
};

export async function showRecords(site: Site, request: Request, response: Response): Promise<void> {
  await showPart(site, request, response, {
    current: 'records',
    title: 'records',
    read: async (scope, visit) => ({
      waiting: await rowsOf(scope, visit, await recordsWaiting(scope)),
      others: await rowsOf(
        scope,
        visit,
        (await latestRecords(scope)).filter((record) => record.state !== 'waiting'),
      ),
      entriesUrl: `${visit.base}/entries`,
    }),
    page: (view) => <RecordListPage view={view} />,
  });
}

async function rowsOf(
  scope: Scope,
  visit: Visit,
  records: readonly Recorded[],
): Promise<readonly RecordRow[]> {
  const roster = await rosterOf(
    scope,
    visit.charter,
    records.map((record) => record.recordedBy),
  );
  const rows: RecordRow[] = [];
  for (const record of records) {
    const kind = DESCRIBERS[record.kind];
    rows.push({
      url: `${visit.base}/records/${record.id}`,
      number: record.number,
      kind: kind.name,
      about: (await kind.describe(scope, visit, record)).about,
      channel: record.channel,
      state: record.state,
      recordedBy: roster.label(record.recordedBy),
      recordedAt: record.recordedAt.getTime(),
      own: record.recordedBy === visit.person.id,
    });
  }
  return rows;
}

export async function showRecord(
  site: Site,
  request: Request,
  response: Response,
  answer?: CheckAnswer,
  over: Partial<ConsolePart<unknown>> = {},
): Promise<void> {
  const id = idIn(request.params, 'record');
  await showPart(site, request, response, {
    current: 'records',
    title: 'record',
    read: (scope, visit) => recordView(scope, visit, id, answer),
    page: (view) => <RecordPage view={view} />,
    ...(answer ? { status: 422 } : {}),
    ...(request.method === 'POST' ? { path: `${visitOf(response).base}/records/${id}` } : {}),
    ...(over.status ? { status: over.status } : {}),
    ...(over.notice ? { notice: over.notice } : {}),
  });
}

async function recordView(
  scope: Scope,
  visit: Visit,
  id: string,
  answer?: CheckAnswer,
): Promise<Omit<RecordView, 'nav'> | undefined> {
  const record = await readRecord(scope, id);
  if (!record) return undefined;
  const kind = DESCRIBERS[record.kind];
  const { about, facts, subject } = await kind.describe(scope, visit, record);
  const roster = await rosterOf(scope, visit.charter, [record.recordedBy, record.checkedBy]);
  const mayCheck = record.state === 'waiting' && record.recordedBy !== visit.person.id;
  return {
    number: record.number,
    kind: kind.name,
    about,
    state: record.state,
    content: facts,
    channel: record.channel,
    actedAt: record.actedAt.getTime(),
    recordedBy: roster.label(record.recordedBy),
    recordedAt: record.recordedAt.getTime(),
    evidence: (await filesOfRecord(scope, id)).map((file) => ({
      ...fileLink(file, () => `${visit.base}/files/${file.id}`),
      sha256: file.sha256,
    })),
    ...checkOf(record, roster),
    ...(mayCheck
      ? {
          form: {
            target: { action: `${visit.base}/records/${id}` },
            verdict: answer?.verdict ?? '',
            reason: answer?.reason ?? '',
            problems: answer?.problems ?? {},
          },
        }
      : {}),
    ...(subject ? { subject } : {}),
    listUrl: `${visit.base}/records`,
  };
}

function checkOf(record: Recorded, roster: Roster): Pick<RecordView, 'check'> {
  if (!record.checkedBy || !record.checkedAt) return {};
  const because = record.outcome?.['because'];
  return {
    check: {
      by: roster.label(record.checkedBy),
      at: record.checkedAt.getTime(),
      ...(record.checkNote ? { note: record.checkNote } : {}),
      ...(record.state === 'without-effect' && typeof because === 'string'
        ? { because: reasonInWords(record.kind, because) }
        : {}),
    },
  };
}

const REFUSED: Readonly<
  Record<
    'not-yours' | 'own-entry' | 'own-unit' | 'checked-before',
    readonly [status: 403 | 409, Wording]
  >
> = {
  'not-yours': [
    403,
    {
      zh: '没有记录：只有秘书处人员可以复核。',
      en: 'Nothing was recorded: only members of the secretariat may check.',
    },
  ],
  'own-unit': [
    403,
    {
      zh: '没有记录：这条登记涉及您本人或您所在的单位，须由秘书处其他人员复核。',
      en: 'Nothing was recorded: the record is about you or your own unit, and somebody else has to check it.',
    },
  ],
  'own-entry': [
    403,
    {
      zh: '没有记录：这条登记由您录入，须由秘书处另一位人员复核。',
      en: 'Nothing was recorded: you entered this yourself, and somebody else of the secretariat has to check it.',
    },
  ],
  'checked-before': [
    409,
    {
      zh: '这条登记此前已经复核，没有重复记录。结果见下。',
      en: 'This record was checked before; nothing was recorded twice. What came of it is shown below.',
    },
  ],
};

/** The second person's verdict on a record. */
export async function postCheck(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const id = idIn(request.params, 'record');
  const form = entered(CheckForm, request.body);
  if (form.verdict !== 'right' && form.verdict !== 'wrong')
    return showRecord(site, request, response, {
      ...form,
      problems: {
        verdict: { zh: '请选择复核结果', en: 'Choose the result of the check' },
      },
    });
  const verdict =
    form.verdict === 'right'
      ? ({ right: true } as const)
      : ({ right: false, reason: form.reason } as const);
  const checked: Checked = await inScope(site.context, visit.alliance.id, (scope) =>
    checkRecord(scope, id, visit.person.id, verdict),
  );
  if (checked.kind === 'checked') {
    site.nudge();
    return response.redirect(303, `${visit.base}/records/${id}?done=checked`);
  }
  if (checked.because === 'unknown') throw new HttpProblem(404);
  if (checked.because === 'reason-missing')
    return showRecord(site, request, response, {
      ...form,
      problems: {
        reason: { zh: '请写明哪里与凭据不一致', en: 'Say what does not agree with the evidence' },
      },
    });
  const [status, text] = REFUSED[checked.because];
  return showRecord(site, request, response, undefined, {
    status,
    notice: { kind: 'attention', text },
  });
}
