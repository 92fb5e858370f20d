import { sql } from 'kysely';
import { canonical } from '../../domain/canonical.ts';
import { sha256 } from '../database.ts';
import type { Scope } from '../scope.ts';

/** notice: of the result, to the applicant · filing-letter: to an authority · resolution: of a body's vote. */
export type PaperKind = 'notice' | 'filing-letter' | 'resolution';

/** 拟稿 → 签发 → 用印 → 寄发 → 归档; a draft may be discarded. */
export type PaperState = 'draft' | 'released' | 'sealed' | 'sent' | 'archived' | 'discarded';

/** What a paper says. The alliance, the number and the date are printed around it. */
export type PaperText = {
  readonly title: string;
  readonly addressee: string;
  readonly body: string;
};

/** 发文: what leaves the alliance on paper. The sealed scan is the issued document, not what was printed. */
export type Paper = PaperText & {
  readonly id: string;
  readonly kind: PaperKind;
  readonly caseId: string | null;
  readonly votingRound: string | null;
  readonly contentHash: string;
  readonly state: PaperState;
  readonly draftedBy: string;
  readonly draftedAt: Date;
  /** 上市服务联盟〔2026〕12号, from its release on. */
  readonly number: string | null;
  readonly releasedBy: string | null;
  readonly releasedAt: Date | null;
  readonly sealedBy: string | null;
  readonly sealedAt: Date | null;
  readonly sealedFile: string | null;
  readonly sealedSha256: string | null;
  readonly sentBy: string | null;
  readonly sentAt: Date | null;
  readonly sentHow: string | null;
  readonly archivedBy: string | null;
  readonly archivedAt: Date | null;
  readonly archivedWhere: string | null;
};

const COLUMNS = sql`id, kind, case_id as "caseId", voting_round as "votingRound", title, addressee, body,
  content_hash as "contentHash", state, drafted_by as "draftedBy", drafted_at as "draftedAt", number,
  released_by as "releasedBy", released_at as "releasedAt", sealed_by as "sealedBy", sealed_at as "sealedAt",
  sealed_file as "sealedFile", sealed_sha256 as "sealedSha256", sent_by as "sentBy", sent_at as "sentAt",
  sent_how as "sentHow", archived_by as "archivedBy", archived_at as "archivedAt", archived_where as "archivedWhere"`;

export async function readPaper(
  scope: Scope,
  id: string,
  lock?: 'update',
): Promise<Paper | undefined> {
  const { rows } =
    await sql<Paper>`select ${COLUMNS} from papers where id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      scope.tx,
    );
  return rows[0];
}

export async function paperWithNumber(scope: Scope, number: string): Promise<Paper | undefined> {
  const { rows } = await sql<Paper>`select ${COLUMNS} from papers where number = ${number}`.execute(
    scope.tx,
  );
  return rows[0];
}

/** Papers that still wait for a step, oldest first. */
export async function papersUnderway(scope: Scope): Promise<readonly Paper[]> {
  const { rows } = await sql<Paper>`select ${COLUMNS} from papers
    where state in ('draft', 'released', 'sealed', 'sent') order by drafted_at, id`.execute(
    scope.tx,
  );
  return rows;
}

export async function latestPapers(
  scope: Scope,
  { limit = 200, offset = 0 } = {},
): Promise<readonly Paper[]> {
  const { rows } = await sql<Paper>`
    select ${COLUMNS} from papers order by drafted_at desc, id desc limit ${limit} offset ${offset}`.execute(
    scope.tx,
  );
  return rows;
}

export async function papersAbout(
  scope: Scope,
  of: { readonly caseId: string } | { readonly votingRound: string },
): Promise<readonly Paper[]> {
  const where =
    'caseId' in of ? sql`case_id = ${of.caseId}` : sql`voting_round = ${of.votingRound}`;
  const { rows } =
    await sql<Paper>`select ${COLUMNS} from papers where ${where} order by drafted_at, id`.execute(
      scope.tx,
    );
  return rows;
}

/** What a signatory releases: the very text they have read. */
export function paperHash({ title, addressee, body }: PaperText): string {
  return sha256(canonical({ title, addressee, body }));
}
