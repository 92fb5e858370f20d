import type { Request, Response } from 'express';
import { z } from 'zod';
import { fractionInWords, nameIn } from '../../domain/charter/in-words.ts';
import { everySeat } from '../../domain/charter/people.ts';
import {
  checkSheet,
  SHEET_COUNTS,
  type EnteredSheet,
  type SheetCount,
} from '../../domain/show-of-hands.ts';
import { readCase } from '../../store/cases.ts';
import { enterRecord } from '../../store/decide/enter-record.ts';
import { holdersOf } from '../../store/persons.ts';
import { entitledTo } from '../../store/records/tally.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { readBallot, readRound } from '../../store/voting-rounds.ts';
import { SheetPage } from '../../web/pages/sheet.tsx';
import type { SheetView } from '../../web/views.ts';
import { HttpProblem } from '../errors.tsx';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { entered, id, idIn, text } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';
import { enterWithEvidence, evidenceIn } from './evidence.ts';
import { showPart } from './frame.tsx';
import { reasonInWords } from './record-kinds.ts';
import { rosterOf } from './roster.ts';

const ids = z.array(id).max(200);
export const SheetForm = z
  .object({
    ...(Object.fromEntries(SHEET_COUNTS.map((name) => [name, text(12)])) as Record<
      SheetCount,
      ReturnType<typeof text>
    >),
    recused: z.union([ids, id.transform((one) => [one])]).default([]),
    scrutineer: text(64),
    teller: text(64),
    /** Of a correction. */
    reason: text(1000),
  })
  .loose();
export type SheetForm = z.output<typeof SheetForm>;
export type SheetAnswer = { readonly form: SheetForm; readonly problems: SheetView['problems'] };

export async function showSheet(
  site: Site,
  request: Request,
  response: Response,
  answer?: SheetAnswer,
): Promise<void> {
  const ballot = idIn(request.params, 'ballot');
  await showPart(site, request, response, {
    current: 'records',
    title: 'sheet',
    read: (scope, visit) =>
      sheetView(scope, visit, ballot, `${visit.base}/ballots/${ballot}/sheet`, answer),
    page: (view) => <SheetPage view={view} />,
    ...(answer ? { status: 422, path: `${visitOf(response).base}/ballots/${ballot}/sheet` } : {}),
  });
}

/** The sheet becomes a record that waits for its second person. */
export async function postSheet(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const subject = idIn(request.params, 'ballot');
  const form = entered(SheetForm, request.body);
  const sheet = sheetIn(form);
  const evidence = await evidenceIn(request);
  const ballot = await inScope(site.context, visit.alliance.id, async (scope) => {
    const found = await readBallot(scope, subject);
    return found && { found, entitled: await entitledTo(scope, found) };
  });
  if (!ballot) throw new HttpProblem(404);
  const found = checkSheet(sheet, ballot.entitled);
  if (found.length > 0 || evidence.problem)
    return showSheet(site, request, response, {
      form,
      problems: {
        ...Object.fromEntries([...found].reverse().map(({ field, message }) => [field, message])),
        ...(evidence.problem ? { evidence: evidence.problem } : {}),
      },
    });
  const came = await enterWithEvidence(site, visit, evidence.files, (scope, files) =>
    enterRecord(
      scope,
      visit.person.id,
      {
        kind: 'tally',
        subject,
        caseId: ballot.found.caseId,
        channel: 'show-of-hands',
        content: sheet,
        actedAt: scope.now,
      },
      files,
    ),
  );
  if (came.kind === 'refused')
    return showSheet(site, request, response, {
      form,
      problems: { sheet: reasonInWords('tally', came.because) },
    });
  site.nudge();
  response.redirect(303, `${visit.base}/sittings/${ballot.found.votingRound}?done=entered`);
}

export function sheetIn(form: SheetForm): EnteredSheet {
  const count = (name: SheetCount): number | undefined =>
    /^\d{1,6}$/.test(form[name].trim()) ? Number(form[name].trim()) : undefined;
  return {
    ...(Object.fromEntries(SHEET_COUNTS.map((name) => [name, count(name)])) as Record<
      SheetCount,
      number | undefined
    >),
    recused: form.recused.map((person) => ({ person, reason: reasonFor(form, person).trim() })),
    scrutineer: form.scrutineer,
    teller: form.teller,
  };
}

function reasonFor(form: SheetForm, person: string): string {
  const reason = form[`reason.${person}`];
  return typeof reason === 'string' ? reason.slice(0, 200) : '';
}

/** The form for the sheet of an item; `action` says where it is sent. */
export async function sheetView(
  scope: Scope,
  visit: Visit,
  subject: string,
  action: string,
  answer: SheetAnswer | undefined,
): Promise<Omit<SheetView, 'nav'> | undefined> {
  const ballot = await readBallot(scope, subject);
  const round = ballot && (await readRound(scope, ballot.votingRound));
  const one = ballot && (await readCase(scope, ballot.caseId));
  if (!ballot?.electorate || !one || round?.way !== 'meeting') return undefined;
  const { charter } = visit;
  const { voters, attending } = await entitledTo(scope, ballot);
  const seats = everySeat(charter).map((seat) => seat.id);
  const officials = [...new Set((await holdersOf(scope, seats)).map(({ person }) => person.id))];
  const roster = await rosterOf(scope, charter, officials);
  const form = answer?.form;
  return {
    form: { action },
    body: nameIn(charter, round.body),
    number: round.number,
    backUrl: `${visit.base}/sittings/${round.id}`,
    item: `${one.applicantName} · ${one.number}`,
    threshold: fractionInWords(ballot.rule.passes, ballot.rule.passes.base),
    thresholdSources: ruleSources(charter, [ballot.rule.sources.passes]),
    entitled: voters.length,
    ...(attending ? { ticked: attending.filter((person) => voters.includes(person)).length } : {}),
    electors: ballot.electorate.voters.map((seat) => ({
      id: seat.person,
      label: `${seat.name}（${seat.title}）`,
      recused: form?.recused.includes(seat.person) ?? false,
      reason: form ? reasonFor(form, seat.person) : '',
    })),
    people: officials.map((person) => ({ id: person, label: roster.label(person) })),
    counts: Object.fromEntries(
      SHEET_COUNTS.map((name) => [name, form?.[name] ?? '']),
    ) as SheetView['counts'],
    scrutineer: form?.scrutineer ?? '',
    teller: form?.teller ?? '',
    problems: answer?.problems ?? {},
  };
}
