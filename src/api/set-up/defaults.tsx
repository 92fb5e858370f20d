import type { Request, Response } from 'express';
import { nameIn } from '../../domain/charter/in-words.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { plainLine } from '../../domain/plain-line.ts';
import type { SetUpAnswers } from '../../domain/set-up.ts';
import type { Wording } from '../../domain/wording.ts';
import { SetUpDefaultsPage } from '../../web/pages/set-up-steps.tsx';
import type { Fact, RegisterField } from '../../web/views.ts';
import { textIn } from '../body.ts';
import { resolutionFields, resolutionProblems } from '../console/defaults/form.ts';
import { defaultsFile, defaultsSheet } from '../defaults-sheet.ts';
import { HttpProblem } from '../errors.tsx';
import { sendMade } from '../made-file.ts';
import type { Site } from '../site.ts';
import { languageOf } from '../visitor.ts';
import { draftAt, keepAndGoOn, type Draft } from './draft.ts';
import { scanLinks, storeScans } from './files.ts';
import { formOf, frameOf, sendStep, type Wrong } from './frame.tsx';

const say = (zh: string, en: string): Wording => ({ zh, en });
/** That whoever sets up has compared what they typed with the scan. */
const COMPARED = 'compared';

export async function showDefaults(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const draft = await draftAt(site, request, response);
  if (draft) sendDefaults(site, request, response, draft);
}

export async function sendSheet(site: Site, request: Request, response: Response): Promise<void> {
  const draft = await draftAt(site, request, response);
  if (!draft) return;
  if (!draft.charter) throw new HttpProblem(404);
  sendMade(response, await defaultsFile(draft.charter, languageOf(request)));
}

function sendDefaults(
  site: Site,
  request: Request,
  response: Response,
  draft: Draft,
  wrong?: Wrong,
): void {
  const { charter, base, setUp } = draft;
  const { resolution } = setUp.answers;
  sendStep(site, request, response, draft, {
    step: 'defaults',
    wrong: wrong !== undefined,
    page: (
      <SetUpDefaultsPage
        view={{
          frame: frameOf(draft, 'defaults', wrong?.whole),
          sheet: charter && defaultsSheet(charter),
          docxUrl: `${base}/defaults.docx`,
          recorded:
            charter && resolution !== null && resolution !== 'later'
              ? {
                  facts: resolutionFacts(charter, resolution),
                  scans: scanLinks(base, resolution.scans),
                  outdated: resolution.sheet !== draft.sheet,
                }
              : undefined,
          later: resolution === 'later',
          form: formOf(draft, '/defaults'),
          fields: charter ? fieldsOf(charter, wrong) : [],
          evidence: {
            label: say('签字的确认表和决议（扫描件）', 'The signed sheet and resolution (scan)'),
            required: true,
            problem: wrong?.problems?.['evidence'],
          },
          laterForm: formOf(draft, '/later'),
          charterUrl: `${base}/charter`,
          nextUrl: `${base}/people`,
        }}
      />
    ),
  });
}

/** A resolution that was entered, or why there is none. */
export function resolutionFacts(
  charter: Charter,
  resolution: SetUpAnswers['resolution'],
): readonly Fact[] {
  if (resolution === null || resolution === 'later')
    return [
      {
        label: say('确认决议', 'Resolution'),
        value: say('以后由秘书处登记', 'the secretariat enters it later'),
      },
    ];
  return [
    { label: say('决议编号', 'Number of the resolution'), value: resolution.number },
    { label: say('通过日期', 'Passed on'), value: resolution.day },
    { label: say('通过机构', 'Passed by'), value: nameIn(charter, resolution.body) },
  ];
}

function fieldsOf(charter: Charter, wrong?: Wrong): readonly RegisterField[] {
  const typed = resolutionFields(charter, wrong?.values ?? {});
  const fields = typed.map(({ name, label, hint, value, as, options = [] }): RegisterField => {
    const field = { name, label, hint, value, problem: wrong?.problems?.[name], required: true };
    switch (as) {
      case 'day':
        return { ...field, as };
      case 'choice':
        return { ...field, as: 'select', options, first: say('请选择', 'Choose') };
      default:
        return { ...field, as: 'line', longest: 120 };
    }
  });
  return [
    ...fields,
    {
      as: 'ticks',
      name: COMPARED,
      label: say('核对', 'Comparison'),
      value: '',
      problem: wrong?.problems?.[COMPARED],
      required: true,
      ticked: wrong?.values?.[COMPARED] === 'yes' ? ['yes'] : [],
      options: [
        {
          value: 'yes',
          label: say(
            '我已将以上内容与签字的扫描件核对一致，扫描件所附确认表与本页所列相同',
            'I have compared this with the signed scan, and the sheet on it lists what this page lists',
          ),
        },
      ],
    },
  ];
}

export async function postResolution(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const draft = await draftAt(site, request, response);
  if (!draft) return;
  const { charter } = draft;
  if (!charter) return sendDefaults(site, request, response, draft, {});
  const values = Object.fromEntries(
    ['number', 'day', 'body', COMPARED].map((name) => [
      name,
      plainLine(textIn(request, name, 120), 120).trim(),
    ]),
  );
  const problems: Record<string, Wording> = {
    ...resolutionProblems(charter, values, draft.today),
    ...(values[COMPARED] === 'yes'
      ? {}
      : {
          [COMPARED]: say('请与扫描件核对后勾选', 'Compare it with the scan, then tick this box'),
        }),
  };
  const scans = await storeScans(site, request);
  if (scans.problem) problems['evidence'] = scans.problem;
  const undo = async (): Promise<void> => {
    for (const file of scans.files) await site.storage.remove(file.id);
  };
  if (Object.keys(problems).length > 0) {
    await undo();
    return sendDefaults(site, request, response, draft, { values, problems });
  }
  const { number = '', day = '', body = '' } = values;
  const whole = await keepAndGoOn(site, request, response, draft, {
    change: {
      answers: { resolution: { number, day, body, sheet: draft.sheet, scans: scans.files } },
    },
    to: '/defaults',
  });
  if (!whole) return removeScans(site, draft.setUp.answers.resolution);
  await undo();
  sendDefaults(site, request, response, draft, { values, whole });
}

export async function postLater(site: Site, request: Request, response: Response): Promise<void> {
  const draft = await draftAt(site, request, response);
  if (!draft) return;
  const whole = await keepAndGoOn(site, request, response, draft, {
    change: { answers: { resolution: 'later' } },
    to: '/people',
  });
  if (whole) sendDefaults(site, request, response, draft, { whole });
}

/** What a resolution that was entered anew rested on before. */
async function removeScans(site: Site, before: SetUpAnswers['resolution']): Promise<void> {
  if (before === null || before === 'later') return;
  for (const file of before.scans) await site.storage.remove(file.id);
}
