import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { mayStart, SET_UP_STEPS, type SetUpStep } from '../../domain/set-up.ts';
import type { Wording } from '../../domain/wording.ts';
import type { FormTarget, SetUpFrame } from '../../web/views.ts';
import { setUpWords } from '../../web/words/set-up.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import type { Draft } from './draft.ts';

/** What a form came back with: what was typed, and what is wrong with it. */
export type Wrong = {
  readonly values?: Readonly<Record<string, string>>;
  readonly problems?: Readonly<Record<string, Wording>>;
  /** Of the whole form. */
  readonly whole?: Wording | undefined;
};

export function frameOf(draft: Draft, current: SetUpStep, problem?: Wording): SetUpFrame {
  const { base, charter, steps } = draft;
  return {
    name: charter?.name,
    current,
    steps: SET_UP_STEPS.map((step) => ({
      step,
      state: step === 'start' ? (mayStart(steps) ? 'done' : 'open') : steps[step],
      url: `${base}/${step}`,
    })),
    listUrl: '/set-up',
    problem,
  };
}

/** A form of a draft: it says which state it was shown for. */
export function formOf(
  { base, setUp }: Draft,
  path: string,
  hidden: Readonly<Record<string, string>> = {},
): FormTarget {
  return { action: base + path, hidden: { revision: String(setUp.revision), ...hidden } };
}

/** Sends one page of a set-up; an answer to a form that was refused stands for the page it came from. */
export function sendStep(
  site: Site,
  request: Request,
  response: Response,
  draft: Draft,
  {
    step,
    page,
    wrong,
  }: { readonly step: SetUpStep; readonly page: VNode; readonly wrong?: boolean },
): void {
  const name = { zh: setUpWords.zh.steps[step], en: setUpWords.en.steps[step] };
  sendPage(site, request, response, {
    title: {
      zh: `${setUpWords.zh.title}：${name.zh}`,
      en: `${setUpWords.en.title}: ${name.en}`,
    },
    page,
    ...(wrong ? { status: 422, path: `${draft.base}/${step}` } : {}),
  });
}
