import type { Request, Response } from 'express';
import { nameIn } from '../../../domain/charter/in-words.ts';
import type { Charter } from '../../../domain/charter/type.ts';
import { filesOfSetUp } from '../../../store/files.ts';
import { resolutionsOf, type Resolution } from '../../../store/resolutions.ts';
import { DefaultsPage } from '../../../web/pages/defaults.tsx';
import type { DefaultsView } from '../../../web/views.ts';
import { defaultsFile, defaultsSheet } from '../../defaults-sheet.ts';
import { sendMade } from '../../made-file.ts';
import type { Site } from '../../site.ts';
import { languageOf } from '../../visitor.ts';
import { visitOf } from '../entrance.tsx';
import { showPart } from '../frame.tsx';

/** 确认表 of the charter in force. */
export async function showDefaults(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  await showPart(site, request, response, {
    current: 'records',
    title: 'defaults',
    read: async (scope, { charter, base }) => ({
      sheet: defaultsSheet(charter),
      docxUrl: `${base}/defaults.docx`,
      recordUrl: `${base}/defaults/resolution`,
      backUrl: `${base}/entries`,
      scans: (await filesOfSetUp(scope)).map(({ id, name }) => ({
        name,
        url: `${base}/files/${id}`,
      })),
      resolutions: (await resolutionsOf(scope, charter.version)).map((one) =>
        shown(charter, base, one),
      ),
    }),
    page: (view) => <DefaultsPage view={view} />,
  });
}

function shown(
  charter: Charter,
  base: string,
  { number, day, body, recordId }: Resolution,
): DefaultsView['resolutions'][number] {
  return {
    facts: [
      { label: { zh: '决议编号', en: 'Number' }, value: number },
      { label: { zh: '通过日期', en: 'Passed on' }, value: day },
      { label: { zh: '通过机构', en: 'Passed by' }, value: nameIn(charter, body) },
    ],
    ...(recordId ? { recordUrl: `${base}/records/${recordId}` } : {}),
  };
}

export async function sendDefaults(
  _site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  sendMade(response, await defaultsFile(visitOf(response).charter, languageOf(request)));
}
