import { dayOf } from '../../domain/calendar.ts';
import { renameMembers } from '../members.ts';
import {
  newOrganisationVersion,
  organisationWithCode,
  versionsOfOrganisation,
  type OrganisationDetails,
} from '../register/organisations.ts';
import {
  addressTaken,
  newPersonVersion,
  versionsOfPerson,
  type PersonDetails,
} from '../register/persons.ts';
import { instantOfDay } from '../register/versions.ts';
import { canonical } from '../../domain/canonical.ts';
import type { Scope } from '../scope.ts';
import { recordsAbout, type Recorded } from './records.ts';
import type { RecordRules } from './rules.ts';

/** 变更登记 of a person or an organisation; the record's subject is its id. */
export type ChangeContent = {
  /** How many versions the one who entered it had seen. */
  readonly expected: number;
  /** The day from which it holds; null: from its check on. */
  readonly day: string | null;
} & (
  | { readonly of: 'person'; readonly details: PersonDetails }
  | { readonly of: 'organisation'; readonly details: OrganisationDetails }
);

/** A change of particulars has its evidence, and holds once a second person has compared the two. */
export const changeRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const content = entry.content as unknown as ChangeContent;
    const versions =
      content.of === 'person'
        ? await versionsOfPerson(scope, entry.subject)
        : await versionsOfOrganisation(scope, entry.subject);
    const latest = versions.at(-1);
    if (!latest) return 'unknown';
    if (versions.length !== content.expected) return 'changed-meanwhile';
    if (saysTheSame(latest, content.details)) return 'nothing-changed';
    if (content.day !== null && content.day > dayOf(scope.now.getTime())) return 'day-ahead';
    if (content.day !== null && content.day < dayOf(latest.validFrom.getTime()))
      return 'not-after-latest';
    if ((await recordsAbout(scope, entry.subject)).some(waits)) return 'another-waits';
    if (content.of === 'person')
      return (await addressTaken(scope, entry.subject, content.details))
        ? 'address-taken'
        : undefined;
    const { creditCode } = content.details;
    const other = creditCode === null ? undefined : await organisationWithCode(scope, creditCode);
    return other === undefined || other === entry.subject ? undefined : 'code-taken';
  },
  async apply(scope, record) {
    const content = record.content as unknown as ChangeContent;
    const changed = await carryOut(scope, record, content);
    if (changed.kind !== 'changed') return { kind: 'without-effect', because: changed.kind };
    return { kind: 'counted', outcome: { version: content.expected + 1 } };
  },
};

const waits = (record: Recorded): boolean => record.kind === 'change' && record.state === 'waiting';

function saysTheSame(latest: object, details: object): boolean {
  const said = Object.fromEntries(Object.entries(latest).filter(([key]) => key in details));
  return canonical(said) === canonical(details);
}

async function carryOut(
  scope: Scope,
  record: Recorded,
  content: ChangeContent,
): Promise<{ readonly kind: string }> {
  const versions =
    content.of === 'person'
      ? await versionsOfPerson(scope, record.subject)
      : await versionsOfOrganisation(scope, record.subject);
  const day = content.day ?? dayOf(scope.now.getTime());
  const basis = {
    evidence: record.number,
    by: record.recordedBy,
    validFrom: instantOfDay(day, scope.now, versions.at(-1)?.validFrom),
    expected: content.expected,
  };
  if (content.of === 'person')
    return newPersonVersion(scope, record.subject, content.details, basis);
  const changed = await newOrganisationVersion(scope, record.subject, content.details, basis);
  if (changed.kind === 'changed') await renameMembers(scope, record.subject, content.details.name);
  return changed;
}
