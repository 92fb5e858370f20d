import { readCharter } from '../charter/files.ts';
import { inScope, type Context } from '../store/scope.ts';
import { isSetUp, setUpAlliance } from './alliance.ts';
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

/** Creates the demo alliances that are not there yet, each from the charter of its name. */
export async function setUpDemo(context: Context, charterFolder: string): Promise<void> {
  for (const { people, units, ...alliance } of ALLIANCES) {
    // Reading and examining a charter takes far longer than asking, and every start asks.
    if (await inScope(context, alliance.id, isSetUp)) continue;
    const loaded = await readCharter(`${charterFolder}/${alliance.id}.yaml`);
    if (!loaded.ok)
      throw new Error(loaded.problems.map((problem) => JSON.stringify(problem)).join('\n'));
    await setUpAlliance(context, alliance, loaded.charter, people, units);
  }
}
