import type { Request, Response } from 'express';
import { dayOf, instantOf } from '../../../domain/calendar.ts';
import { plainLine } from '../../../domain/plain-line.ts';
import type { Wording } from '../../../domain/wording.ts';
import type { Channel } from '../../../store/decide/decisions.ts';
import { enterRecord } from '../../../store/decide/enter-record.ts';
import type { RecordKind } from '../../../store/records/records.ts';
import { inScope, type Scope } from '../../../store/scope.ts';
import { EntryFormPage } from '../../../web/pages/entry-form.tsx';
import type { ConsolePage, EntryField, EntryFormView } from '../../../web/views.ts';
import type { pageTitles } from '../../../web/words/titles.ts';
import { textIn } from '../../body.ts';
import type { Site } from '../../site.ts';
import { enterWithEvidence, evidenceIn } from '../evidence.ts';
import { visitOf, type Visit } from '../entrance.tsx';
import { showPart } from '../frame.tsx';
import { reasonInWords } from '../record-kinds.ts';

export type Values = Readonly<Record<string, string>>;
export type Problems = Readonly<Record<string, Wording>>;

/** What a filled-in form comes to: a record to be entered, or what is wrong with which field. */
export type Read =
  | {
      readonly subject: string;
      readonly content: Readonly<Record<string, unknown>>;
      /** The day it was done outside. */
      readonly on: string;
      readonly channel?: Channel;
    }
  | { readonly problems: Problems };

/** The form of one kind of record. */
export type EntryForm = {
  readonly kind: RecordKind;
  readonly title: keyof (typeof pageTitles)['zh'];
  /** Where in the console it lies, when not with the dues. */
  readonly current?: ConsolePage;
  /** What stands on the page for these values; undefined: there is no such page. */
  shown(
    scope: Scope,
    visit: Visit,
    asked: Values,
    values: Values,
  ): Promise<
    | (Pick<EntryFormView, 'title' | 'lead' | 'facts' | 'sources'> & {
        readonly groups: readonly {
          readonly title?: EntryFormView['groups'][number]['title'];
          readonly fields: readonly EntryField[];
        }[];
        readonly evidence: EntryFormView['evidence']['label'];
        readonly backUrl: string;
      })
    | undefined
  >;
  read(scope: Scope, visit: Visit, asked: Values, values: Values): Promise<Read>;
  /** The field a refusal of the record's rules belongs to. */
  readonly fieldOf: Readonly<Record<string, string>>;
};

type Wrong = { readonly values: Values; readonly problems: Problems; readonly whole?: Wording };

/** What the address says: parameters of the path and of the query. */
function askedIn(request: Request): Values {
  const all = { ...request.query, ...request.params };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      typeof value === 'string' && value.length <= 64 ? [[name, value]] : [],
    ),
  );
}

export async function showEntry(
  site: Site,
  request: Request,
  response: Response,
  form: EntryForm,
  wrong?: Wrong,
): Promise<void> {
  const action = request.originalUrl;
  await showPart(site, request, response, {
    current: form.current ?? 'dues',
    title: form.title,
    read: async (scope, visit) => {
      const shown = await form.shown(scope, visit, askedIn(request), wrong?.values ?? {});
      if (!shown) return undefined;
      const problems = wrong?.problems ?? {};
      return {
        ...shown,
        target: { action },
        groups: shown.groups.map((group) => ({
          ...group,
          fields: group.fields.map((field) => ({
            ...field,
            value: wrong?.values[field.name] ?? field.value,
            problem: problems[field.name],
          })),
        })),
        evidence: { label: shown.evidence, required: true, problem: problems['evidence'] },
        ...(wrong?.whole ? { problem: wrong.whole } : {}),
      };
    },
    page: (view) => <EntryFormPage view={view} />,
    ...(wrong ? { status: 422, path: action } : {}),
  });
}

/** Enters the record with its evidence; somebody else checks it. */
export async function postEntry(
  site: Site,
  request: Request,
  response: Response,
  form: EntryForm,
): Promise<void> {
  const visit = visitOf(response);
  const names = Object.keys((request.body ?? {}) as object).slice(0, 60);
  const values = Object.fromEntries(
    names.map((name) => [name, plainLine(textIn(request, name, 1000), 1000).trim()]),
  );
  const asked = askedIn(request);
  const read = await inScope(site.context, visit.alliance.id, async (scope) => ({
    came: await form.read(scope, visit, asked, values),
    now: scope.now,
  }));
  const evidence = await evidenceIn(request);
  const found: Problems = {
    ...('problems' in read.came ? read.came.problems : {}),
    ...(evidence.problem ? { evidence: evidence.problem } : {}),
  };
  if ('problems' in read.came || evidence.problem)
    return showEntry(site, request, response, form, { values, problems: found });
  const { subject, content, on, channel = 'console' } = read.came;
  const entered = await enterWithEvidence(site, visit, evidence.files, (scope, files) =>
    enterRecord(
      scope,
      visit.person.id,
      {
        kind: form.kind,
        subject,
        channel,
        content,
        // A day without its hour: noon, and of today this moment.
        actedAt: on === dayOf(read.now.getTime()) ? read.now : new Date(instantOf(on, 12)),
      },
      files,
    ),
  );
  if (entered.kind === 'entered') {
    site.nudge();
    return response.redirect(303, `${visit.base}/records/${entered.record.id}?done=entered`);
  }
  const reason = reasonInWords(form.kind, entered.because);
  const field = form.fieldOf[entered.because];
  return showEntry(
    site,
    request,
    response,
    form,
    field ? { values, problems: { [field]: reason } } : { values, problems: {}, whole: reason },
  );
}
