import { mayOpen, rightsOf, type Charter, type Provenance } from '../domain/charter.ts';
import { sourcesOf } from '../domain/charter/sources.ts';
import { rightInWords } from '../domain/charter/told/sentences.ts';
import { needInWords } from '../domain/charter/told/values.ts';
import type { Source } from '../domain/plan.ts';
import type { Wording } from '../domain/wording.ts';

/** A line of the explanation; `depth` says how far it is set in. */
export type Line = {
  readonly says: Wording;
  readonly sources: readonly Source[];
  readonly depth: number;
};
export type Section = { readonly title: Wording; readonly lines: readonly Line[] };

/** Classes with their rights, gates, registers and money; only those sections that a charter has. */
export function restInWords(charter: Charter): readonly Section[] {
  const sections: readonly Section[] = [
    { title: { zh: '会员等次与权利', en: 'Classes and rights' }, lines: classes(charter) },
    { title: { zh: '关口', en: 'Gates' }, lines: gates(charter) },
    { title: { zh: '名录', en: 'Registers' }, lines: registers(charter) },
    { title: { zh: '经费', en: 'Money' }, lines: money(charter) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

const line = (says: Wording, part: Provenance, depth = 1): Line => ({
  says,
  sources: sourcesOf(part),
  depth,
});

function classes(charter: Charter): readonly Line[] {
  return [...founders(charter), ...ofClasses(charter)];
}

function founders(charter: Charter): readonly Line[] {
  const part = charter.members.founders;
  if (!part?.rights?.length) return [];
  return [
    line({ zh: '发起单位', en: 'Founders' }, part),
    ...part.rights.map((right) => line(rightInWords(charter, right), right, 2)),
  ];
}

function ofClasses(charter: Charter): readonly Line[] {
  return Object.entries(charter.members.classes).flatMap(([id, part]) => {
    // Nobody applies for what they have: a right of the lower class to apply for this one is not theirs any more.
    const rights = rightsOf(charter, id).filter(
      ({ may, what }) => may !== 'open' || mayOpen(charter, what, id),
    );
    if (rights.length === 0 && part.duties.length === 0 && part.includes === null) return [];
    return [
      line(part.name, part),
      ...rights.map((right) => {
        return line(rightInWords(charter, right), right, 2);
      }),
    ];
  });
}

function gates(charter: Charter): readonly Line[] {
  return Object.values(charter.gates).flatMap((gate) => [
    line(gate.name, gate),
    ...gate.needs.map((need) => ({ says: needInWords(charter, need), sources: [], depth: 2 })),
  ]);
}

function registers(charter: Charter): readonly Line[] {
  return Object.values(charter.registers).flatMap((register) => [
    line(register.name, register),
    ...Object.values(register.kinds).map((kind) => line(kind.name, kind, 2)),
  ]);
}

function money({
  money: { free, contributions, fees, income, spending },
}: Charter): readonly Line[] {
  return [
    ...(free ? [line({ zh: '不收取任何费用', en: 'No fees of any kind' }, free)] : []),
    ...(contributions
      ? [line({ zh: '按事由自愿承担', en: 'Borne voluntarily, matter by matter' }, contributions)]
      : []),
    ...Object.values(fees).map((fee) => line(fee.name, fee)),
    ...Object.values(income).map((source) => line(source.name, source)),
    ...Object.values(spending?.for ?? {}).map((purpose) =>
      line({ zh: `可用于${purpose.name.zh}`, en: `For: ${purpose.name.en}` }, purpose),
    ),
    ...Object.values(spending?.never ?? {}).map((purpose) =>
      line({ zh: `不得用于${purpose.name.zh}`, en: `Never: ${purpose.name.en}` }, purpose),
    ),
  ];
}
