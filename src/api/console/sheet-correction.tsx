import type { Request, Response } from 'express';
import { checkSheet, SHEET_COUNTS, type ShowOfHands } from '../../domain/show-of-hands.ts';
import { readCase } from '../../store/cases.ts';
import { sheetInForce } from '../../store/decide/correct-sheet.ts';
import { enterRecord } from '../../store/decide/enter-record.ts';
import { newCorrection } from '../../store/records/correction.ts';
import { entitledTo } from '../../store/records/tally.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { readBallot } from '../../store/voting-rounds.ts';
import { SheetPage } from '../../web/pages/sheet.tsx';
import type { SheetView } from '../../web/views.ts';
import { problems } from '../../web/words/problems.ts';
import { HttpProblem } from '../errors.tsx';
import type { Site } from '../site.ts';
import { FOLLOWS } from './correction-words.ts';
import { entered, idIn } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';
import { enterWithEvidence, evidenceIn } from './evidence.ts';
import { showPart } from './frame.tsx';
import { reasonInWords } from './record-kinds.ts';
import { rosterOf } from './roster.ts';
import { SheetForm, sheetIn, sheetView, type SheetAnswer } from './sheet.tsx';
import { personsOnSheet, sheetFacts } from './tally-record.ts';

/** 更正 of a whole sheet: what stands beside a form that is filled in with it. */
export async function showSheetCorrection(
  site: Site,
  request: Request,
  response: Response,
  answer?: SheetAnswer,
): Promise<void> {
  const id = idIn(request.params, 'ballot');
  const address = `${visitOf(response).base}/ballots/${id}/sheet/correction`;
  await showPart(site, request, response, {
    current: 'records',
    title: 'correction',
    read: (scope, visit) => correctionView(scope, visit, id, address, answer),
    page: (view) => <SheetPage view={view} />,
    ...(answer ? { status: 422, path: address } : {}),
  });
}

async function correctionView(
  scope: Scope,
  visit: Visit,
  id: string,
  address: string,
  answer: SheetAnswer | undefined,
): Promise<Omit<SheetView, 'nav'> | undefined> {
  const ballot = await readBallot(scope, id);
  const stands = ballot && (await sheetInForce(scope, ballot));
  if (!stands) return undefined;
  const form = answer ?? { form: formOf(stands), problems: {} };
  const view = await sheetView(scope, visit, id, address, form);
  const roster = await rosterOf(scope, visit.charter, personsOnSheet(stands));
  return (
    view && {
      ...view,
      correction: {
        original: sheetFacts(stands, roster),
        reason: answer?.form.reason ?? '',
        follows: FOLLOWS.sheet,
      },
    }
  );
}

/** The form as whoever entered the sheet left it. */
function formOf(sheet: ShowOfHands): SheetForm {
  return {
    ...(Object.fromEntries(SHEET_COUNTS.map((name) => [name, String(sheet[name])])) as Record<
      (typeof SHEET_COUNTS)[number],
      string
    >),
    ...Object.fromEntries(sheet.recused.map(({ person, reason }) => [`reason.${person}`, reason])),
    recused: sheet.recused.map(({ person }) => person),
    scrutineer: sheet.scrutineer,
    teller: sheet.teller,
    reason: '',
  };
}

/** The correction becomes a record that waits for its second person. */
export async function postSheetCorrection(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  const id = idIn(request.params, 'ballot');
  const form = entered(SheetForm, request.body);
  const sheet = sheetIn(form);
  const evidence = await evidenceIn(request);
  const read = await inScope(site.context, visit.alliance.id, async (scope) => {
    const ballot = await readBallot(scope, id);
    const one = ballot && (await readCase(scope, ballot.caseId));
    return one && { one, entitled: await entitledTo(scope, ballot), now: scope.now };
  });
  if (!read) throw new HttpProblem(404);
  const wrong: SheetView['problems'] = {
    ...Object.fromEntries(
      checkSheet(sheet, read.entitled)
        .toReversed()
        .map(({ field, message }) => [field, message]),
    ),
    ...(form.reason.trim() === ''
      ? { reason: problems.missing({ zh: '更正理由', en: 'the reason' }) }
      : {}),
    ...(evidence.problem ? { evidence: evidence.problem } : {}),
  };
  const again = (found: SheetView['problems']) =>
    showSheetCorrection(site, request, response, { form, problems: found });
  if (Object.keys(wrong).length > 0) return again(wrong);
  const content = {
    of: 'sheet',
    ballot: id,
    sheet: sheet as ShowOfHands,
    reason: form.reason,
  } as const;
  const came = await enterWithEvidence(site, visit, evidence.files, (scope, files) =>
    enterRecord(scope, visit.person.id, newCorrection(read.one, content, read.now), files),
  );
  if (came.kind === 'refused') return again({ sheet: reasonInWords('correction', came.because) });
  response.redirect(303, `${visit.base}/records/${came.record.id}?done=entered`);
}
