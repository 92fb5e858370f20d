import { readCharter } from '../charter/files.ts';
import type { Context } from '../store/scope.ts';
import { setUpAlliance } from './alliance.ts';
import {
  APEC_PEOPLE,
  CROSS_BORDER_PEOPLE,
  DEMO_PEOPLE,
  GO_ABROAD_PEOPLE,
  ZHUZHOU_PEOPLE,
} from './demo-people.ts';
import { CROSS_BORDER_UNITS, GO_ABROAD_UNITS, ZHUZHOU_UNITS } from './demo-units.ts';

/** The alliance of charter B that comes with the product, with invented people in its offices. */
export const LISTING = { id: 'listing', code: 'LSA', language: 'zh' } as const;

const ALLIANCES = [
  { ...LISTING, people: DEMO_PEOPLE, units: [] },
  {
    id: 'go-abroad',
    code: 'CSGASA',
    language: 'zh',
    people: GO_ABROAD_PEOPLE,
    units: GO_ABROAD_UNITS,
  },
  {
    id: 'cross-border',
    code: 'CCEAA',
    language: 'zh',
    people: CROSS_BORDER_PEOPLE,
    units: CROSS_BORDER_UNITS,
  },
  { id: 'zhuzhou', code: 'ZESA', language: 'zh', people: ZHUZHOU_PEOPLE, units: ZHUZHOU_UNITS },
  { id: 'apec-smesa', code: 'SMESA', language: 'en', people: APEC_PEOPLE, units: [] },
] as const;

/** Creates the demo alliances, each from the charter of its name, on the first start only; says whether it created any. */
export async function setUpDemo(context: Context, charterFolder: string): Promise<boolean> {
  let created = false;
  for (const { people, units, ...alliance } of ALLIANCES) {
    const loaded = await readCharter(`${charterFolder}/${alliance.id}.yaml`);
    if (!loaded.ok)
      throw new Error(loaded.problems.map((problem) => JSON.stringify(problem)).join('\n'));
    if (await setUpAlliance(context, alliance, loaded.charter, people, units)) created = true;
  }
  return created;
}
