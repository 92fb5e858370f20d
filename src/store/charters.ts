import { sql } from 'kysely';
import { canonical } from '../domain/canonical.ts';
import type { OwnWords } from '../domain/charter/own-words.ts';
import { CHARTER_FORMAT, charterStoredIn } from '../domain/charter/stored.ts';
import type { Charter } from '../domain/charter/type.ts';
import type { Language } from '../domain/wording.ts';
import { sha256 } from './database.ts';
import { confirmationsOf } from './resolutions.ts';
import type { Scope } from './scope.ts';

export type Alliance = {
  readonly id: string;
  /** Short code that numbers begin with: LSA-2026-0001. */
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly phone: string;
  readonly address: { readonly zh: string; readonly en: string };
  /** The language administrators read in Temporal. */
  readonly language: Language;
  /** From when it works with the system; null: from its beginning. */
  readonly worksFrom: Date | null;
  /** What its charter calls a member and joining; null: as usual. */
  readonly words?: OwnWords | null;
};

export type AllianceRow = {
  id: string;
  code: string;
  name_zh: string;
  name_en: string;
  phone: string;
  address: string;
  address_en: string;
  language: Language;
  works_from: Date | null;
  words: OwnWords | null;
};

/** Stores a version of a charter; the same version again must be the same text. */
export async function addCharterVersion(scope: Scope, charter: Charter): Promise<void> {
  // What was confirmed of another version is no part of what this one says.
  const { confirmed: _, ...written } = charter;
  const hash = sha256(canonical(written));
  await sql`insert into charter_versions (alliance, version, format, content, content_hash, in_force_from)
    values (${scope.alliance}, ${charter.version}, ${CHARTER_FORMAT}, ${JSON.stringify(written)}::json, ${hash}, ${scope.now})
    on conflict do nothing`.execute(scope.tx);
  const { rows } = await sql<{
    content_hash: string;
  }>`select content_hash from charter_versions where version = ${charter.version}`.execute(
    scope.tx,
  );
  if (rows[0]?.content_hash !== hash)
    throw new Error(
      `version ${charter.version} of the charter of ${scope.alliance} is stored with other rules`,
    );
}

/** The charter that new cases start with. */
export async function charterInForce(scope: Scope): Promise<Charter> {
  const { rows } = await sql<VersionRow>`
    select version, content_hash, confirmed_by from charter_versions where in_force_from <= ${scope.now} order by version desc limit 1`.execute(
    scope.tx,
  );
  if (!rows[0]) throw new Error(`${scope.alliance} has no charter in force`);
  return charterRead(scope, rows[0]);
}

/** The version a case started with (X-Q20). */
export async function charterOfVersion(scope: Scope, version: number): Promise<Charter> {
  const charter = await findCharterVersion(scope, version);
  if (!charter) throw new Error(`${scope.alliance} has no charter version ${version}`);
  return charter;
}

/** A version that somebody asks for; undefined: there is none of this number. */
export async function findCharterVersion(
  scope: Scope,
  version: number,
): Promise<Charter | undefined> {
  const { rows } =
    await sql<VersionRow>`select version, content_hash, confirmed_by from charter_versions where version = ${version}`.execute(
      scope.tx,
    );
  return rows[0] && charterRead(scope, rows[0]);
}

type VersionRow = { version: number; content_hash: string; confirmed_by: string | null };

/** Charters by the hash of their content and the resolution about it: reading one again from its hundred kilobytes would cost more than a vote. */
const read = new Map<string, Charter>();

/** A stored version whose hash was read already: without a trip wherever this process has read it before. */
export async function charterRead(
  scope: Scope,
  { version, content_hash, confirmed_by }: VersionRow,
): Promise<Charter> {
  const key = `${content_hash} ${confirmed_by ?? ''}`;
  const known = read.get(key);
  if (known) return known;
  const { rows } = await sql<{
    format: number;
    content: Record<string, unknown>;
  }>`select format, content from charter_versions where version = ${version}`.execute(scope.tx);
  const [stored] = rows as [(typeof rows)[number]];
  const written = charterStoredIn(stored.format, stored.content);
  const charter = frozen(
    confirmed_by === null
      ? written
      : { ...written, confirmed: await confirmationsOf(scope, version) },
  );
  read.set(key, charter);
  return charter;
}

/** Many share it, so nobody may change it. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

export async function allianceOf(scope: Scope): Promise<Alliance> {
  const alliance = (await alliances(scope)).find((candidate) => candidate.id === scope.alliance);
  if (!alliance) throw new Error(`no alliance ${scope.alliance}`);
  return alliance;
}

/** Every alliance; their names are public. */
export async function alliances(scope: Pick<Scope, 'tx'>): Promise<readonly Alliance[]> {
  const { rows } = await sql<AllianceRow>`select * from alliances order by id`.execute(scope.tx);
  return rows.map(allianceFrom);
}

export function allianceFrom(row: AllianceRow): Alliance {
  return {
    id: row.id,
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    phone: row.phone,
    address: { zh: row.address, en: row.address_en || row.address },
    language: row.language,
    worksFrom: row.works_from,
    words: row.words,
  };
}

/** Whether an alliance's first day has come: before it no application is taken and nothing begins by itself. */
export function worksAt({ worksFrom }: Pick<Alliance, 'worksFrom'>, at: Date): boolean {
  return worksFrom === null || worksFrom <= at;
}
