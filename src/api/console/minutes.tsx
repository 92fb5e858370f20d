import type { Request, Response } from 'express';
import { inOwnWords } from '../../domain/charter/own-words.ts';
import { cite } from '../../domain/charter/cite.ts';
import { nameIn, valueInWords } from '../../domain/charter/in-words.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { minutesOf, type Minutes, type MinutesLine, type Sat } from '../../domain/minutes.ts';
import type { Source } from '../../domain/plan.ts';
import type { Language, Wording } from '../../domain/wording.ts';
import { DOCX, renderLetterDocx } from '../../documents/letter-docx.ts';
import { readCase } from '../../store/cases.ts';
import { asCorrected } from '../../store/corrections.ts';
import { sheetInForce } from '../../store/decide/correct-sheet.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { guestsOfSitting } from '../../store/guests.ts';
import { attendanceOf, readSitting } from '../../store/sittings.ts';
import { ballotsOfRound, readRound, type Ballot } from '../../store/voting-rounds.ts';
import { moment } from '../../web/format.ts';
import { MinutesPage } from '../../web/pages/minutes.tsx';
import { terms } from '../../web/words/terms.ts';
import { HttpProblem } from '../errors.tsx';
import { sendMade, type MadeFile } from '../made-file.ts';
import { resolvesOf } from '../resolves.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { languageOf } from '../visitor.ts';
import { idIn } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';
import { rosterOf, type Roster } from './roster.ts';

export async function showMinutes(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const round = idIn(request.params, 'round');
  const minutes = await inScope(site.context, visit.alliance.id, (scope) =>
    minutesOfSitting(scope, visit, round),
  );
  if (!minutes) throw new HttpProblem(404);
  sendPage(site, request, response, {
    title: minutes.title,
    alliance: visit.alliance,
    signedIn: { name: visit.person.name },
    page: (
      <MinutesPage
        view={{
          minutes,
          docxUrl: `${visit.base}/sittings/${round}/minutes.docx`,
          backUrl: `${visit.base}/sittings/${round}`,
        }}
      />
    ),
  });
}

/** The minutes as .docx, in the reader's language, to be completed and signed by hand. */
export async function sendMinutes(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const round = idIn(request.params, 'round');
  const minutes = await inScope(site.context, visit.alliance.id, (scope) =>
    minutesOfSitting(scope, visit, round),
  );
  if (!minutes) throw new HttpProblem(404);
  sendMade(response, await minutesFile(minutes, visit.charter, languageOf(request)));
}

export async function minutesFile(
  minutes: Minutes,
  charter: Charter,
  language: Language,
): Promise<MadeFile> {
  const colon = { zh: '：', en: ': ' }[language];
  const said = ({ label, value }: MinutesLine): string =>
    inOwnWords(charter.words, label[language]) + colon + value[language];
  const bytes = await renderLetterDocx({
    alliance: charter.name[language],
    number: '',
    title: minutes.title[language],
    addressee: '',
    body: [
      ...minutes.facts.map(said),
      ...minutes.items.flatMap((item) => [
        item.heading[language] + colon + item.result[language],
        ...item.lines.map(said),
      ]),
    ].join('\n'),
    date: '',
    draft: '',
  });
  return { type: DOCX, name: `${minutes.title[language]}.docx`, bytes };
}

/** The minutes of a meeting that is over; undefined before. */
export async function minutesOfSitting(
  scope: Scope,
  visit: Pick<Visit, 'charter'>,
  id: string,
): Promise<Minutes | undefined> {
  const round = await readRound(scope, id);
  const sitting = await readSitting(scope, id);
  if (round?.state !== 'closed' || !sitting?.openedAt || !round.closedAt) return undefined;
  const { charter } = visit;
  const ballots = (await ballotsOfRound(scope, id)).filter((ballot) => ballot.result);
  const roster = await rosterOf(scope, charter, [sitting.chairedBy]);
  const there = new Set(await attendanceOf(scope, id));
  const electors = seatsIn(ballots, (electorate) => [...electorate.voters, ...electorate.recused]);
  const observers = seatsIn(ballots, (electorate) => electorate.observers);
  const items: Sat['items'][number][] = [];
  for (const ballot of ballots) items.push(await itemOf(scope, charter, roster, ballot));
  return minutesOf({
    number: round.number,
    body: nameIn(charter, round.body),
    meetsAt: at(sitting.meetsAt),
    opened: at(sitting.openedAt),
    ended: at(round.closedAt),
    place: sitting.place,
    chairedBy: roster.label(sitting.chairedBy),
    there: named(electors, (person) => there.has(person)),
    notThere: named(electors, (person) => !there.has(person)),
    observers: named(observers, (person) => there.has(person)),
    guests: (await guestsOfSitting(scope, id)).flatMap((guest) => (guest.there ? guest.name : [])),
    items,
  });
}

function seatsIn(
  ballots: readonly Ballot[],
  pick: (electorate: NonNullable<Ballot['electorate']>) => readonly {
    readonly person: string;
    readonly name: string;
  }[],
): ReadonlyMap<string, string> {
  return new Map(
    ballots.flatMap(({ electorate }) =>
      electorate ? pick(electorate).map(({ person, name }) => [person, name] as const) : [],
    ),
  );
}

function named(
  people: ReadonlyMap<string, string>,
  keep: (person: string) => boolean,
): readonly string[] {
  return [...people].flatMap(([person, name]) => (keep(person) ? [name] : []));
}

function at(instant: Date): Wording {
  return { zh: moment('zh', instant.getTime()), en: moment('en', instant.getTime()) };
}

async function itemOf(
  scope: Scope,
  charter: Charter,
  roster: Roster,
  counted: Ballot,
): Promise<Sat['items'][number]> {
  const one = await readCase(scope, counted.caseId);
  const sheet = await sheetInForce(scope, counted);
  const ballot = await asCorrected(scope, counted);
  const { tally, rule } = ballot;
  const result = ballot.result ?? 'put-off';
  const name = one?.plan.name ?? { zh: '', en: '' };
  const who = one ? `${one.applicantName}（${one.number}）` : '';
  const says = (field: string, value: unknown, source: Source): Wording => {
    const words = valueInWords(charter, field, value);
    const { label } = cite(charter, source);
    return { zh: `${words.zh}（${label.zh}）`, en: `${words.en} (${label.en})` };
  };
  return {
    title: { zh: `${name.zh}：${who}`, en: `${name.en}: ${who}` },
    result: { zh: terms.zh.result[result], en: terms.en.result[result] },
    resolves: await resolvesOf(scope, ballot),
    counted:
      tally && sheet
        ? {
            ...tally.votes,
            entitled: tally.votes.electors,
            present: tally.present,
            formula: tally.formula,
            scrutineer: roster.label(sheet.scrutineer),
            teller: roster.label(sheet.teller),
            recused: sheet.recused.map(({ person, reason }) => ({
              name: roster.label(person),
              reason,
            })),
          }
        : undefined,
    rules: tally
      ? [
          {
            rule: { zh: '通过条件', en: 'Threshold' },
            says: says('passes', rule.passes, rule.sources.passes),
          },
          {
            rule: { zh: '最低到会人数', en: 'Quorum' },
            says: says('quorum', rule.quorum, rule.sources.quorum),
          },
        ]
      : [],
  };
}
