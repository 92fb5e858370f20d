import { sql } from 'kysely';
import type { Scope } from '../scope.ts';
import { knowOrganisation, knowsOrganisation } from './known.ts';
import {
  entryFrom,
  latestBefore,
  noteEntry,
  type Basis,
  type Entry,
  type EntryRow,
  type VersionRefusal,
} from './versions.ts';

/** What a version says of an organisation; `details` by the words of the particulars: legal-representative, address, liaison-name… */
export type OrganisationDetails = {
  readonly name: string;
  /** Kind of member by the charter it came in under: enterprise, group… */
  readonly kind: string;
  readonly creditCode: string | null;
  readonly details: Readonly<Record<string, string>>;
};
export type Organisation = OrganisationDetails & { readonly id: string };
export type OrganisationVersion = OrganisationDetails & Entry;

export type OrganisationEntered = {
  /** entered: new · known: this alliance has it already · linked: another alliance entered it, this one knows it from now on. */
  readonly kind: 'entered' | 'known' | 'linked';
  readonly organisation: string;
};

/** Enters an organisation once: the same credit code anywhere is the same organisation. */
export async function newOrganisation(
  scope: Scope,
  entry: OrganisationDetails,
  basis: Basis & { readonly validFrom?: Date },
): Promise<OrganisationEntered> {
  if (entry.creditCode !== null) {
    await sql`select pg_advisory_xact_lock(hashtext(${`organisation ${entry.creditCode}`}))`.execute(
      scope.tx,
    );
    const found = await organisationWithCode(scope, entry.creditCode);
    if (found !== undefined) {
      if (await knowsOrganisation(scope, found)) return { kind: 'known', organisation: found };
      await knowOrganisation(scope, found);
      await noteEntry(scope, 'organisation.linked', found, basis);
      return { kind: 'linked', organisation: found };
    }
  }
  const organisation = scope.context.ids.next();
  await sql`insert into organisations values (${organisation}, ${scope.now})`.execute(scope.tx);
  await knowOrganisation(scope, organisation);
  await insertVersion(scope, organisation, entry, basis.validFrom ?? scope.now, basis);
  await noteEntry(scope, 'organisation.entered', organisation, basis);
  return { kind: 'entered', organisation };
}

/** The organisation that has a credit code now, in any alliance. */
export async function organisationWithCode(
  scope: Scope,
  creditCode: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ organisation: string }>`
    select organisation from organisations_with_code(${scope.now}, ${creditCode})`.execute(
    scope.tx,
  );
  return rows[0]?.organisation;
}

export type OrganisationChanged =
  { readonly kind: 'changed' } | { readonly kind: 'code-taken' } | VersionRefusal;

/** A new version of an organisation, holding from an instant on; `expected` as of a person. */
export async function newOrganisationVersion(
  scope: Scope,
  organisation: string,
  entry: OrganisationDetails,
  basis: Basis & { readonly validFrom: Date; readonly expected: number },
): Promise<OrganisationChanged> {
  await sql`select 1 from organisations where id = ${organisation} for update`.execute(scope.tx);
  const next = latestBefore(await versionsOfOrganisation(scope, organisation), basis);
  if ('refused' in next) return next.refused;
  if (entry.creditCode !== null && entry.creditCode !== next.latest.creditCode) {
    const other = await organisationWithCode(scope, entry.creditCode);
    if (other !== undefined && other !== organisation) return { kind: 'code-taken' };
  }
  await insertVersion(scope, organisation, entry, basis.validFrom, basis);
  await noteEntry(scope, 'organisation.changed', organisation, basis);
  return { kind: 'changed' };
}

/** Every version of an organisation the alliance knows, oldest first. */
export async function versionsOfOrganisation(
  scope: Scope,
  organisation: string,
): Promise<readonly OrganisationVersion[]> {
  const { rows } = await sql<Row>`
    select * from organisation_versions where organisation = ${organisation} order by valid_from`.execute(
    scope.tx,
  );
  return rows.map(versionFrom);
}

/** The organisation as of the scope's now; undefined where the alliance knows none or it had no version yet. */
export async function organisationOf(scope: Scope, id: string): Promise<Organisation | undefined> {
  const { rows } = await sql<Row>`
    select * from organisation_versions where organisation = ${id} and valid_from <= ${scope.now}
    order by valid_from desc limit 1`.execute(scope.tx);
  const row = rows[0];
  return row && { id, ...detailsFrom(row) };
}

type Row = EntryRow & {
  organisation: string;
  name: string;
  kind: string;
  credit_code: string | null;
  details: Record<string, string>;
};

function detailsFrom(row: Row): OrganisationDetails {
  return { name: row.name, kind: row.kind, creditCode: row.credit_code, details: row.details };
}

function versionFrom(row: Row): OrganisationVersion {
  return { ...detailsFrom(row), ...entryFrom(row) };
}

async function insertVersion(
  scope: Scope,
  organisation: string,
  entry: OrganisationDetails,
  validFrom: Date,
  basis: Basis,
): Promise<void> {
  await sql`insert into organisation_versions (organisation, valid_from, name, kind, credit_code, details,
      evidence, entered_by, entered_at, entered_in)
    values (${organisation}, ${validFrom}, ${entry.name}, ${entry.kind}, ${entry.creditCode},
      ${JSON.stringify(entry.details)}::jsonb, ${basis.evidence}, ${basis.by}, ${scope.now}, ${scope.alliance})`.execute(
    scope.tx,
  );
}
