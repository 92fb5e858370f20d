import type { Request, Response } from 'express';
import { nameIn } from '../../domain/charter/in-words.ts';
import { ownParticular } from '../../domain/charter/own-question.ts';
import { sourcesOf } from '../../domain/charter/sources.ts';
import type { OwnQuestion } from '../../domain/charter/type.ts';
import type { Wording } from '../../domain/wording.ts';
import { charterInForce } from '../../store/charters.ts';
import { designate, type Designated, type NotSeated } from '../../store/decide/designate.ts';
import { unitSeats } from '../../store/register/unit-seats.ts';
import { inScope } from '../../store/scope.ts';
import { MemberFormPage } from '../../web/pages/membership.tsx';
import type { FormField } from '../../web/views.ts';
import { problems as wrong } from '../../web/words/problems.ts';
import { askedFor, textIn } from '../body.ts';
import { HttpProblem } from '../errors.tsx';
import type { OpenedLink } from '../link-pages.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { memberOfLink, membershipUrl } from './membership-view.ts';

type Field = 'name' | 'title' | 'email' | 'phone';
const question = (label: Wording, as: OwnQuestion['as'], required = true) => ({
  ...ownParticular({ label, as, options: {} }),
  required,
});
const FIELDS = {
  name: question({ zh: '代表姓名', en: 'Name of the representative' }, 'text'),
  title: question({ zh: '职务', en: 'Post in your unit' }, 'text', false),
  email: question({ zh: '电子邮箱', en: 'E-mail' }, 'email'),
  phone: question({ zh: '电话', en: 'Telephone' }, 'phone', false),
} as const;
const NAMES = Object.keys(FIELDS) as readonly Field[];

/** Why nobody was designated, as the page and the interface say it. */
export const NOT_SEATED: Readonly<Record<NotSeated, Wording>> = {
  'not-offered': {
    zh: '按现在的等次，贵单位没有这个席位。',
    en: 'A member of your class has no such seat.',
  },
  'address-taken': {
    zh: '这个邮箱已登记在另一位人员名下，请填写代表本人的邮箱。',
    en: 'Somebody else is on record with this address; please give the representative’s own.',
  },
  'sits-for-another': {
    zh: '此人已代表另一家单位，请另行指派。',
    en: 'This person represents another unit already; please designate somebody else.',
  },
  'ballot-open': {
    zh: '由现任代表参加的表决正在进行，表决结束后方可更换。',
    en: 'A vote with the present representative is open; you may replace them once it has closed.',
  },
  held: { zh: '此人已是贵单位的代表。', en: 'This person represents you already.' },
  'before-begin': {
    zh: '现任代表刚刚登记，请稍后再试。',
    en: 'The present representative was entered a moment ago; please try again later.',
  },
};

export type DesignationProblems = Readonly<Partial<Record<Field, Wording>>>;

/** What was typed, each part made one as its question says, and what is wrong with it. */
export function designatedIn(typed: Readonly<Record<Field, string>>): {
  readonly values: Readonly<Record<Field, string>>;
  readonly problems: DesignationProblems;
} {
  const values = { ...typed };
  const problems: Partial<Record<Field, Wording>> = {};
  for (const name of NAMES) {
    const field = FIELDS[name];
    values[name] = field.normalise(typed[name]);
    const problem =
      values[name] === ''
        ? field.required
          ? wrong.missing(field.label)
          : null
        : field.check(values[name]);
    if (problem) problems[name] = problem;
  }
  return { values, problems };
}

type Answer = {
  readonly seat: string;
  readonly values: Readonly<Record<Field, string>>;
  readonly problems: DesignationProblems;
  readonly whole?: Wording;
};

const EMPTY: Readonly<Record<Field, string>> = { name: '', title: '', email: '', phone: '' };

/** 指派代表 by the member itself: the form of one of its seats. */
export async function sendRepresent(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  answer?: Answer,
): Promise<void> {
  const asked = answer?.seat ?? askedFor(request, 'seat');
  const read = await inScope(site.context, opened.alliance.id, async (scope) => {
    const member = await memberOfLink(scope, opened.link);
    const own = member && (await unitSeats(scope, member)).find(({ seat }) => seat.id === asked);
    return member && own && { member, own, charter: await charterInForce(scope) };
  });
  if (!read) throw new HttpProblem(404);
  const { member, own, charter } = read;
  const { seat, holder } = own;
  const body = nameIn(charter, seat.body);
  const title = { zh: `指派代表：${body.zh}`, en: `Representative: ${body.en}` };
  const fields = NAMES.map((name): FormField => {
    const { label, kind, maxLength, inputMode, required } = FIELDS[name];
    const problem = answer?.problems[name];
    const value = answer?.values[name] ?? EMPTY[name];
    return {
      name,
      label,
      kind,
      maxLength,
      inputMode,
      required,
      value,
      ...(problem ? { problem } : {}),
    };
  });
  sendPage(site, request, response, {
    title,
    alliance: opened.alliance,
    ...(answer ? { status: 422, path: `${opened.base}/represent?seat=${seat.id}` } : {}),
    page: (
      <MemberFormPage
        view={{
          member: member.name,
          title,
          lead: holder
            ? {
                zh: `现任代表：${holder.name}。提交后即由新代表参加此后的表决。`,
                en: `At present: ${holder.name}. Whoever is named here takes part in the votes from now on.`,
              }
            : {
                zh: '代表以本单位名义参加表决，一个单位一票；表决通知发往代表的邮箱。',
                en: 'The representative votes for your unit, which has one vote; notices go to this address.',
              },
          sources: ruleSources(charter, sourcesOf(seat.seat)),
          backUrl: membershipUrl(opened),
          form: { action: `${opened.base}/represent`, hidden: { seat: seat.id } },
          fields,
          ...(answer?.whole ? { problem: answer.whole } : {}),
          submit: { zh: '登记代表', en: 'Designate' },
        }}
      />
    ),
  });
}

/** POST `seat`, `name`, `title`, `email`, `phone`. */
export async function takeRepresent(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
): Promise<void> {
  const seat = textIn(request, 'seat', 64);
  const typed = {
    name: textIn(request, 'name', 400),
    title: textIn(request, 'title', 400),
    email: textIn(request, 'email', 500),
    phone: textIn(request, 'phone', 80),
  };
  const { values, problems } = designatedIn(typed);
  const answer = { seat, values: typed, problems };
  if (Object.keys(problems).length > 0)
    return sendRepresent(site, request, response, opened, answer);
  const entry: Designated = { seat, ...values };
  const came = await inScope(site.context, opened.alliance.id, async (scope) => {
    const member = await memberOfLink(scope, opened.link);
    return member && designate(scope, member.id, entry, { person: null, channel: 'own-link' });
  });
  if (!came) throw new HttpProblem(404);
  if (came.kind === 'refused')
    return sendRepresent(site, request, response, opened, {
      ...answer,
      ...(came.because === 'address-taken'
        ? { problems: { email: NOT_SEATED[came.because] } }
        : { whole: NOT_SEATED[came.because] }),
    });
  site.nudge();
  response.redirect(303, `${membershipUrl(opened)}?done=designated`);
}
