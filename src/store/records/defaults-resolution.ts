import type { Confirmation } from '../../domain/charter/type.ts';
import { charterInForce } from '../charters.ts';
import { addResolution, resolutionsOf } from '../resolutions.ts';
import type { Scope } from '../scope.ts';
import type { RecordRules } from './rules.ts';

/** What the signed 确认表 says; `version` is the charter's version whose defaults it lists. */
export type DefaultsContent = Confirmation & { readonly version: number };

/** 确认表: the signed resolution turns the defaults of the charter in force into 联盟决定. */
export const defaultsRecord: RecordRules = {
  evidence: 'mandatory',
  admissible: (scope, { content }) => whyNot(scope, content as unknown as DefaultsContent),
  async apply(scope, record, checkedBy) {
    const content = record.content as unknown as DefaultsContent;
    const because = await whyNot(scope, content);
    if (because) return { kind: 'without-effect', because };
    const { number, day, body } = content;
    await addResolution(
      scope,
      await charterInForce(scope),
      { number, day, body },
      { record: record.id, person: checkedBy },
    );
    return { kind: 'counted', outcome: {} };
  },
};

async function whyNot(scope: Scope, content: DefaultsContent): Promise<string | undefined> {
  const charter = await charterInForce(scope);
  if (content.version !== charter.version) return 'another-version';
  if (!charter.bodies[content.body]) return 'unknown-body';
  const before = await resolutionsOf(scope, charter.version);
  return before.some(({ number }) => number === content.number) ? 'number-known' : undefined;
}
