import type { Request, Response } from 'express';
import { z } from 'zod';
import { nameIn } from '../../../domain/charter/in-words.ts';
import { joinable, ORDER_OF_PLACES, whoJoins } from '../../../domain/charter/places.ts';
import type { Charter } from '../../../domain/charter/type.ts';
import { plainLine } from '../../../domain/plain-line.ts';
import type { Wording } from '../../../domain/wording.ts';
import { offerPlaces, type OfferProblem } from '../../../store/decide/places.ts';
import { inScope } from '../../../store/scope.ts';
import { NewOfferPage } from '../../../web/pages/offers.tsx';
import type { NewOfferView, OfferField } from '../../../web/views.ts';
import { claimsTo, onceEach } from '../../place-views.ts';
import type { Site } from '../../site.ts';
import { ruleSources } from '../../sources.ts';
import { entered, text } from '../entered.ts';
import { visitOf } from '../entrance.tsx';
import { showPart } from '../frame.tsx';

/** What is wrong with an offer, where, and what to do. */
export const OFFER_PROBLEMS: Readonly<
  Record<OfferProblem, { readonly field: OfferField | 'title'; readonly text: Wording }>
> = {
  'what-missing': {
    field: 'what',
    text: { zh: '请选择类别', en: 'Choose what it is' },
  },
  'title-missing': { field: 'title', text: { zh: '请填写名称', en: 'Enter the title' } },
  'places-wrong': {
    field: 'places',
    text: {
      zh: '请填写1至100000的整数；不限名额的不填写',
      en: 'Enter a whole number from 1 to 100000, or nothing for as many as sign up',
    },
  },
  'until-missing': {
    field: 'until',
    text: { zh: '请选择报名截止日', en: 'Choose the last day to sign up' },
  },
  'until-past': {
    field: 'until',
    text: {
      zh: '截止日已过，请选择今天或以后的日期',
      en: 'That day has passed; choose a later one',
    },
  },
  'held-wrong': { field: 'heldOn', text: { zh: '请选择日期', en: 'Choose the day' } },
  'held-before-end': {
    field: 'heldOn',
    text: {
      zh: '早于报名截止日，请核对两个日期',
      en: 'It lies before the end of the sign-up; please check both days',
    },
  },
};

export const NOT_OFFERED: Readonly<Record<'not-yours' | 'not-begun', Wording>> = {
  'not-yours': { zh: '只有秘书处人员可以办理', en: 'Only somebody of the secretariat may' },
  'not-begun': {
    zh: '联盟的启用日期未到',
    en: 'The alliance’s first day has not come',
  },
};

const Form = z.object({
  what: text(64),
  titleZh: text(120),
  titleEn: text(120),
  about: text(2000),
  places: text(10),
  until: text(10),
  heldOn: text(10),
});
type Values = NewOfferView['values'];
const EMPTY: Values = {
  what: '',
  titleZh: '',
  titleEn: '',
  about: '',
  places: '',
  until: '',
  heldOn: '',
};

/** What was typed as a number of places; null: none, NaN: something else. */
export function placesIn(typed: string): number | null {
  const plain = typed.trim();
  if (plain === '') return null;
  return /^\d{1,6}$/.test(plain) ? Number(plain) : Number.NaN;
}

export async function showNewOffer(
  site: Site,
  request: Request,
  response: Response,
  answer?: Pick<NewOfferView, 'values' | 'problems'>,
): Promise<void> {
  await showPart(site, request, response, {
    current: 'places',
    title: 'newOffer',
    read: async (_scope, { base, charter, alliance }) => ({
      listUrl: `${base}/places`,
      form: { action: `${base}/places` },
      kinds: joinable(charter).map((what) => kindOf(charter, what)),
      values: answer?.values ?? EMPTY,
      problems: answer?.problems ?? {},
      language: alliance.language,
      orderSources: ruleSources(charter, [ORDER_OF_PLACES]),
    }),
    page: (view) => <NewOfferPage view={view} />,
    ...(answer ? { status: 422, path: `${visitOf(response).base}/places/new` } : {}),
  });
}

function kindOf(charter: Charter, what: string): NewOfferView['kinds'][number] {
  const { classes, founders } = whoJoins(charter, what);
  const names = [
    ...(founders ? [{ zh: '发起单位', en: 'Founders' }] : []),
    ...classes.map((id) => nameIn(charter, id)),
  ];
  const sources = claimsTo(charter, what).flatMap((claim) => claim.sources);
  return {
    id: what,
    name: nameIn(charter, what),
    classes: {
      zh: names.map(({ zh }) => zh).join('、'),
      en: names.map(({ en }) => en).join(', '),
    },
    sources: ruleSources(charter, onceEach(sources)),
  };
}

/** POST with the names of the form’s values. */
export async function postOffer(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const values = entered(Form, request.body);
  const came = await inScope(site.context, visit.alliance.id, (scope) =>
    offerPlaces(scope, visit.person.id, {
      what: values.what,
      title: { zh: plainLine(values.titleZh, 120), en: plainLine(values.titleEn, 120) },
      about: values.about,
      places: placesIn(values.places),
      until: values.until,
      heldOn: values.heldOn,
    }),
  );
  if (came.kind === 'refused')
    return showNewOffer(site, request, response, {
      values,
      problems: { what: NOT_OFFERED[came.because] },
    });
  if (came.kind === 'problems') {
    const title = visit.alliance.language === 'zh' ? 'titleZh' : 'titleEn';
    const problems = Object.fromEntries(
      came.problems.map((problem) => {
        const { field, text: said } = OFFER_PROBLEMS[problem];
        return [field === 'title' ? title : field, said];
      }),
    );
    return showNewOffer(site, request, response, { values, problems });
  }
  site.nudge();
  response.redirect(303, `${visit.base}/places/${came.id}?done=places-offered`);
}
