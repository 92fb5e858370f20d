import type { Request, Response } from 'express';
import { nameIn } from '../../../domain/charter/in-words.ts';
import { cite } from '../../../domain/charter/cite.ts';
import type { Charter } from '../../../domain/charter/type.ts';
import { writeWorkbook, XLSX } from '../../../documents/roster/spreadsheet.ts';
import { charterInForce } from '../../../store/charters.ts';
import { readOffer, type Offer } from '../../../store/places/offers.ts';
import { linesOf, type PlaceLine } from '../../../store/places/order.ts';
import { inScope, type Scope } from '../../../store/scope.ts';
import { moment } from '../../../web/format.ts';
import { placesWords } from '../../../web/words/places.ts';
import { HttpProblem } from '../../errors.tsx';
import { sendMade, type MadeFile } from '../../made-file.ts';
import { reasonOf } from '../../place-views.ts';
import type { Site } from '../../site.ts';
import { idIn } from '../entered.ts';
import { visitOf } from '../entrance.tsx';
import { channelInWords } from './offer.tsx';

/** Who signed up, as a spreadsheet in the order of the page. */
export async function sendPlaceList(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const id = idIn(request.params, 'offer');
  const file = await inScope(site.context, visitOf(response).alliance.id, (scope) =>
    placeListFile(scope, id),
  );
  if (!file) throw new HttpProblem(404);
  sendMade(response, file);
}

export async function placeListFile(scope: Scope, id: string): Promise<MadeFile | undefined> {
  const offer = await readOffer(scope, id);
  if (!offer) return undefined;
  const charter = await charterInForce(scope);
  const words = placesWords.zh;
  const lines = await linesOf(scope, charter, offer);
  const bytes = await writeWorkbook([
    {
      name: words.list,
      header: [words.order, words.member, words.class, words.why, words.at, '方式'],
      rows: lines.map((line) => rowOf(charter, offer, line)),
    },
  ]);
  return { type: XLSX, name: `${offer.number}.xlsx`, bytes };
}

function rowOf(charter: Charter, offer: Offer, line: PlaceLine): readonly string[] {
  const words = placesWords.zh;
  const { request, claim, standing, position } = line;
  const sources = (claim?.sources ?? []).map((source) => cite(charter, source).label.zh);
  return [
    standing === 'place' ? words.place(position) : words.waiting(position),
    request.name,
    nameIn(charter, request.class).zh,
    [words.by[reasonOf(offer, line)], ...sources].join(' · '),
    moment('zh', request.askedAt.getTime()),
    channelInWords(request.channel).zh,
  ];
}
