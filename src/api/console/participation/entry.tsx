import type { Request, Response } from 'express';
import { z } from 'zod';
import { instantOf } from '../../../domain/calendar.ts';
import { isDay } from '../../../domain/particulars/identifiers.ts';
import type { Wording } from '../../../domain/wording.ts';
import { enterRecord } from '../../../store/decide/enter-record.ts';
import { RECORD_RULES } from '../../../store/records/kinds.ts';
import type { NewRecord } from '../../../store/records/records.ts';
import { inScope, type Scope } from '../../../store/scope.ts';
import type { RegisterFormView } from '../../../web/views.ts';
import { HttpProblem } from '../../errors.tsx';
import type { Site } from '../../site.ts';
import { entered, text } from '../entered.ts';
import { visitOf, type Visit } from '../entrance.tsx';
import { enterWithEvidence, evidenceIn } from '../evidence.ts';
import { showForm } from '../people/form.tsx';
import { reasonInWords } from '../record-kinds.ts';

/** What was typed into a form, by the fields' names. */
export type Typed = {
  readonly kind: string;
  readonly name: string;
  readonly day: string;
  readonly reason: string;
  /** What somebody else says, word for word. */
  readonly said: string;
  readonly choice: string;
  readonly entry: string;
  readonly member: readonly string[];
  readonly person: readonly string[];
  readonly item: readonly string[];
};
export type Found = Readonly<Partial<Record<keyof Typed, Wording>>>;

/** A form by which something is entered for the ledger or a member's leaving, to be checked by a second person. */
export type EntryForm = {
  /** Undefined: there is no such page. */
  view(
    scope: Scope,
    visit: Visit,
    request: Request,
    typed: Typed,
    found: Found,
  ): Promise<
    Pick<RegisterFormView, 'title' | 'lead' | 'back' | 'fields' | 'sources' | 'present'> | undefined
  >;
  entry(request: Request, typed: Typed): Omit<NewRecord, 'actedAt' | 'channel'>;
  /** The secretariat’s own finding of now, not somebody’s letter of that day. */
  readonly found?: true;
  /** Everything depends on the day on which it was received, so none is supposed. */
  readonly dayNeeded?: true;
};

const ids = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .default([])
  .pipe(z.array(z.string().regex(/^[\w.-]{1,64}$/)).max(10_000));

const Form = z.object({
  kind: text(20),
  name: text(200),
  day: text(20),
  reason: text(1000),
  said: text(4000),
  choice: text(20),
  entry: text(120),
  member: ids,
  person: ids,
  item: ids,
});

type Answer = {
  readonly typed: Typed;
  readonly found: Found;
  readonly whole?: Wording;
  readonly evidence?: Wording;
};

/** Where a code of the rules belongs. */
const PLACES: Readonly<Record<string, keyof Typed>> = {
  'member-missing': 'member',
  'name-missing': 'name',
  'kind-missing': 'kind',
  'day-missing': 'day',
  'before-opening': 'day',
  'text-missing': 'said',
  'in-the-future': 'day',
  'day-wrong': 'day',
  'already-so': 'day',
  'before-begin': 'day',
  'reason-missing': 'reason',
  'missed-missing': 'name',
  'nobody-there': 'person',
  'not-a-sitter': 'person',
  'fewer-than-counted': 'person',
  'item-missing': 'item',
  'item-unknown': 'item',
  'ticked-before': 'item',
};

export const showEntry =
  (form: EntryForm) =>
  (site: Site, request: Request, response: Response): Promise<void> =>
    send(site, request, response, form);

async function send(
  site: Site,
  request: Request,
  response: Response,
  form: EntryForm,
  answer?: Answer,
): Promise<void> {
  const typed = answer?.typed ?? entered(Form, { entry: request.query['entry'] });
  await showForm(
    site,
    request,
    response,
    async (scope, visit) => {
      const view = await form.view(scope, visit, request, typed, answer?.found ?? {});
      const { kind } = form.entry(request, typed);
      return (
        view && {
          ...view,
          form: { action: request.originalUrl.split('?')[0] ?? '', hidden: { entry: typed.entry } },
          evidence: {
            label: { zh: '凭据', en: 'Evidence' },
            required: RECORD_RULES[kind].evidence === 'mandatory',
            ...(answer?.evidence ? { problem: answer.evidence } : {}),
          },
          ...(answer?.whole ? { problem: answer.whole } : {}),
          submit: { zh: '提交，等待复核', en: 'Submit for the check' },
        }
      );
    },
    answer ? { status: 422 } : undefined,
  );
}

export const postEntry =
  (form: EntryForm) =>
  async (site: Site, request: Request, response: Response): Promise<void> => {
    const visit = visitOf(response);
    const typed = entered(Form, request.body);
    const entry = form.entry(request, typed);
    const known = await inScope(site.context, visit.alliance.id, (scope) =>
      form.view(scope, visit, request, typed, {}),
    );
    if (!known) throw new HttpProblem(404);
    if (form.dayNeeded && !isDay(typed.day))
      return send(site, request, response, form, {
        typed,
        found: { day: reasonInWords(entry.kind, 'day-missing') },
      });
    const { files, problem } = await evidenceIn(request, RECORD_RULES[entry.kind].evidence);
    if (problem)
      return send(site, request, response, form, { typed, found: {}, evidence: problem });
    const outcome = await enterWithEvidence(site, visit, files, (scope, papers) =>
      enterRecord(
        scope,
        visit.person.id,
        form.found
          ? { ...entry, channel: 'console', actedAt: scope.now }
          : { ...entry, channel: 'letter', actedAt: actedAt(scope, typed.day) },
        papers,
      ),
    );
    if (outcome.kind === 'entered')
      return response.redirect(303, `${visit.base}/records/${outcome.record.id}?done=entered`);
    const words = reasonInWords(entry.kind, outcome.because);
    const place = PLACES[outcome.because];
    return send(site, request, response, form, {
      typed,
      found: place ? { [place]: words } : {},
      ...(place ? {} : { whole: words }),
    });
  };

function actedAt(scope: Scope, day: string): Date {
  const began = isDay(day) ? new Date(instantOf(day, 0)) : scope.now;
  return began > scope.now ? scope.now : began;
}
