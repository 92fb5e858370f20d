import { sql } from 'kysely';
import { addDays, instantOf, type Day } from '../../domain/calendar.ts';
import { duesFor } from '../../domain/charter/application.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { allianceOf } from '../charters.ts';
import { enterMember, markFounder, membershipsOf, type FormerMember } from '../members.ts';
import {
  newOrganisation,
  newOrganisationVersion,
  organisationWithCode,
  versionsOfOrganisation,
  type OrganisationDetails,
} from '../register/organisations.ts';
import { knowsOrganisation } from '../register/known.ts';
import type { Scope } from '../scope.ts';
import { refuse, type ImportBasis, type RowOutcome } from './outcome.ts';
import { enterPerson } from './people.ts';

type Values = Readonly<Record<string, string>>;

/** What a column of the roster is called among the particulars of an organisation. */
export const DETAILS: Readonly<Record<string, string>> = {
  legal: 'legal-representative',
  address: 'address',
  liaison: 'liaison-name',
  post: 'liaison-post',
  phone: 'liaison-phone',
  email: 'liaison-email',
};

/** A row of 会员: the organisation or person, and the membership with its document; no vote is simulated (X-Q23). */
export async function importMember(
  scope: Scope,
  charter: Charter,
  values: Values,
  basis: ImportBasis,
): Promise<RowOutcome> {
  const unit = charter.members.kinds[values['kind'] ?? '']?.person !== 'individual';
  return unit
    ? importUnit(scope, charter, values, basis)
    : importIndividual(scope, charter, values, basis);
}

async function importUnit(
  scope: Scope,
  charter: Charter,
  values: Values,
  basis: ImportBasis,
): Promise<RowOutcome> {
  const entry = detailsIn(values);
  const found = await organisationAlike(scope, entry);
  if (found === 'other-code')
    return refuse(
      '已有同名单位，信用代码不同，请核对后单独处理',
      'There is an organisation of that name with another credit code; please check it by itself',
    );
  if (found === undefined) {
    const { organisation } = await newOrganisation(scope, entry, basis);
    const changed = await bringUpToDate(scope, organisation, entry, basis);
    return asMember(scope, charter, values, basis, { organisation }, changed);
  }
  const [before] = (await versionsOfOrganisation(scope, found.organisation)).slice(-1);
  if (before && before.kind !== entry.kind)
    return refuse(
      '这个单位已登记为另一会员类别，名册导入不更改类别',
      'This organisation is registered as another kind of member; an import does not change that',
    );
  const changed = await bringUpToDate(scope, found.organisation, entry, basis);
  return asMember(scope, charter, values, basis, found, changed);
}

async function importIndividual(
  scope: Scope,
  charter: Charter,
  values: Values,
  basis: ImportBasis,
): Promise<RowOutcome> {
  const person = await enterPerson(scope, values, basis);
  if (!('person' in person)) return person.refused;
  return asMember(
    scope,
    charter,
    values,
    basis,
    { person: person.person },
    person.state === 'changed',
  );
}

async function asMember(
  scope: Scope,
  charter: Charter,
  values: Values,
  basis: ImportBasis,
  whose: { readonly organisation: string } | { readonly person: string },
  changed: boolean,
): Promise<RowOutcome> {
  const until = values['left'] ? endOf(values['left']) : undefined;
  const id = 'organisation' in whose ? whose.organisation : whose.person;
  const memberships = await membershipsOf(scope, id);
  const same = memberships.find((member) =>
    until ? member.until?.getTime() === until.getTime() : member.until === null,
  );
  const founder = values['founder'];
  if (same) {
    const marked = founder ? await markFounder(scope, same, founder === 'yes', basis) : false;
    return { state: changed || marked ? 'changed' : 'same', subject: same.id };
  }
  const kind = values['kind'] ?? '';
  const joined = values['joined'];
  const { worksFrom } = await allianceOf(scope);
  const entry: FormerMember = {
    ...whose,
    class: values['class'] ?? Object.keys(charter.members.classes)[0] ?? '',
    kind,
    name: values['name'] ?? '',
    duesYuan: duesFor(charter, kind)?.amount ?? 0,
    since: joined?.length === 10 ? new Date(instantOf(joined, 0)) : null,
    ...(joined ? { joined } : {}),
    // A roster may come in before the alliance begins to work.
    clockFrom: new Date(Math.max(basis.at.getTime(), worksFrom?.getTime() ?? 0)),
    ...(until ? { until } : {}),
    evidence: basis.evidence,
    by: basis.by,
    founder: founder === 'yes',
  };
  const entered = await enterMember(scope, entry);
  return entered.kind === 'entered'
    ? { state: 'added', subject: entered.member }
    : refuse(
        '这个会员现仍在册，与所填退会时间矛盾，请核对',
        'This member is in the register now, against the day of leaving; please check',
      );
}

/** The end of the last day a date means: 2023 ends with 31 December. */
export function endOf(date: string): Date {
  if (date.length === 10) return new Date(instantOf(date, 24));
  const next: Day =
    date.length === 7 ? addDays(`${date}-28`, 4).slice(0, 7) + '-01' : `${Number(date) + 1}-01-01`;
  return new Date(instantOf(next, 0));
}

function detailsIn(values: Values): OrganisationDetails {
  return {
    name: values['name'] ?? '',
    kind: values['kind'] ?? '',
    creditCode: values['code'] ?? null,
    details: Object.fromEntries(
      Object.entries(DETAILS).flatMap(([column, id]) => {
        const value = values[column];
        return value ? [[id, value]] : [];
      }),
    ),
  };
}

/** The organisation a row means: by its credit code, else by its name among those the alliance knows. */
async function organisationAlike(
  scope: Scope,
  { name, creditCode }: OrganisationDetails,
): Promise<{ readonly organisation: string } | 'other-code' | undefined> {
  if (creditCode !== null) {
    const found = await organisationWithCode(scope, creditCode);
    // One that only another alliance knows is linked when it is entered.
    if (found !== undefined)
      return (await knowsOrganisation(scope, found)) ? { organisation: found } : undefined;
  }
  const { rows } = await sql<{ organisation: string; credit_code: string | null }>`
    select * from (
      select distinct on (organisation) organisation, name, credit_code from organisation_versions
      where valid_from <= ${scope.now} order by organisation, valid_from desc) v
    where v.name = ${name}`.execute(scope.tx);
  const [alike] = rows;
  if (!alike) return undefined;
  const contradicts =
    creditCode !== null && alike.credit_code !== null && alike.credit_code !== creditCode;
  return contradicts ? 'other-code' : alike;
}

/** Adds what the row says and is not known yet; what the row leaves out stays. True where something was new. */
async function bringUpToDate(
  scope: Scope,
  organisation: string,
  entry: OrganisationDetails,
  basis: ImportBasis,
): Promise<boolean> {
  const versions = await versionsOfOrganisation(scope, organisation);
  const latest = versions.at(-1);
  if (!latest) return false;
  const merged = {
    name: entry.name,
    kind: latest.kind,
    creditCode: entry.creditCode ?? latest.creditCode,
    details: { ...latest.details, ...entry.details },
  };
  const news =
    merged.name !== latest.name ||
    merged.creditCode !== latest.creditCode ||
    Object.entries(merged.details).some(([id, value]) => latest.details[id] !== value);
  if (!news) return false;
  const changed = await newOrganisationVersion(scope, organisation, merged, {
    evidence: basis.evidence,
    by: basis.by,
    validFrom: new Date(Math.max(scope.now.getTime(), latest.validFrom.getTime() + 1)),
    expected: versions.length,
  });
  return changed.kind === 'changed';
}
