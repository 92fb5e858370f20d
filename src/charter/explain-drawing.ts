import type { DrawnStep, Drawing, Said, Way } from '../domain/charter/told/drawing.ts';
import type { Source } from '../domain/plan.ts';
import type { Wording } from '../domain/wording.ts';

type Say = (wording: Wording) => string;
type By = (sources: readonly Source[]) => string;

/** A procedure drawn in text: its steps one beneath the other, and where each outcome leads. */
export function drawnInText(drawing: Drawing, say: Say, by: By): readonly string[] {
  const said = ({ says, sources }: Said) => `${say(says)}${by(sources)}`;
  return [
    `  ${say(drawing.name)}${by(drawing.sources)}`,
    ...(drawing.carriedOut
      ? []
      : [
          `    ${say({ zh: '（目前只作说明，尚不在系统中办理）', en: '(to be read; not carried out here yet)' })}`,
        ]),
    `    ${say({ zh: '发起', en: 'starts' })}: ${said(drawing.start)}`,
    ...drawing.steps.flatMap((step) => {
      const lines = drawnStep(step, say, by, said);
      return step === drawing.steps.at(-1) ? atTheEnd(lines) : lines;
    }),
  ];
}

function drawnStep(
  step: DrawnStep,
  say: Say,
  by: By,
  said: (one: Said) => string,
): readonly string[] {
  const field = (zh: string, en: string, value: string) => `    │     ${say({ zh, en })}: ${value}`;
  return [
    '    │',
    `    ├─ ${step.number}. ${say(step.title)}${by(step.sources)}`,
    ...(step.only ? [field('仅限', 'only where', say(step.only))] : []),
    ...(step.who ? [field('谁', 'who', say(step.who))] : []),
    ...step.within.map((one) => field('时间', 'time', said(one))),
    ...(step.threshold ? [field('通过条件', 'threshold', said(step.threshold))] : []),
    ...step.effects.map((effect) => field('效果', 'effect', said(effect))),
    ...step.ways.map((way) => `    │     ${say(way.outcome)} → ${whither(way, say)}`),
  ];
}

function whither({ to, there, step }: Way, say: Say): string {
  if (to === 'again' || to === 'end') return say(there);
  return say({ zh: `第${step}步`, en: `step ${step}` });
}

/** The line that joins the steps ends with the last of them. */
function atTheEnd([join = '', head = '', ...rest]: readonly string[]): readonly string[] {
  return [join, head.replace('├', '└'), ...rest.map((line) => line.replace('│', ' '))];
}
