import { inOwnWords } from '../domain/charter/own-words.ts';
import { sql } from 'kysely';
import { cite } from '../domain/charter/cite.ts';
import { nameIn } from '../domain/charter/in-words.ts';
import { dayOf } from '../domain/calendar.ts';
import { positionOf } from '../domain/position.ts';
import { renderCertificate } from '../documents/certificate.ts';
import { headOf, note } from '../store/audit-trail.ts';
import { lockCase, readCase, stagesOf, type Case } from '../store/cases.ts';
import { addCertificate, certificateOfCase } from '../store/certificates.ts';
import { allianceOf, charterOfVersion } from '../store/charters.ts';
import { numberFor } from '../store/counters.ts';
import { sha256 } from '../store/database.ts';
import { addFile } from '../store/files.ts';
import { certificateCheck } from '../store/lookup-code.ts';
import { type Member, admittedOn, memberOfCase } from '../store/members.ts';
import { raiseAlarm } from '../store/alarms.ts';
import { inScope, type Context, type Scope } from '../store/scope.ts';
import { wake } from '../store/wake-ups.ts';
import { admittedAs, verifyUrl } from './mail-views/of-case.ts';
import { toApplicant } from './tell.ts';

export type IssueDependencies = {
  readonly context: Context;
  readonly baseUrl: string;
  readonly store: (id: string, bytes: Buffer) => Promise<void>;
};

type Reserved = {
  readonly number: string;
  readonly checkCode: string;
  readonly issuedAt: string;
  readonly auditHead: string;
  readonly file: string;
};

/**
 * Issues the certificate of an admitted member: its number is reserved first, so that making the PDF again
 * after a fall makes the same one. Refuses, with an alarm, where no membership stands behind it.
 */
export async function issueDocument(
  { context, baseUrl, store }: IssueDependencies,
  of: { readonly alliance: string; readonly caseId: string; readonly stage: string },
): Promise<void> {
  const prepared = await inScope(context, of.alliance, (scope) => prepare(scope, of, baseUrl));
  if (!prepared) return;
  const { input, reserved, member, round } = prepared;
  const bytes = await renderCertificate(input);
  await store(reserved.file, bytes);
  await inScope(context, of.alliance, async (scope) => {
    const one = (await lockCase(scope, of.caseId)) as Case;
    // A correction may have taken the case back while the PDF was made.
    if ((await turnOf(scope, one, of.stage)) !== round) return;
    const added = await addCertificate(scope, {
      number: reserved.number,
      checkCode: reserved.checkCode,
      member: member.id,
      caseId: of.caseId,
      file: reserved.file,
      issuedAt: new Date(reserved.issuedAt),
    });
    if (!added) return;
    const hash = sha256(bytes);
    await addFile(scope, {
      id: reserved.file,
      caseId: of.caseId,
      document: 'certificate',
      name: `${reserved.number}.pdf`,
      type: 'application/pdf',
      size: bytes.length,
      sha256: hash,
    });
    await note(scope, {
      kind: 'certificate.issued',
      actor: 'system',
      channel: 'system',
      subject: of.caseId,
      details: { number: reserved.number, member: member.id, sha256: hash },
    });
    await toApplicant(scope, one, {
      key: round === 1 ? `approved ${one.id}` : `reissued ${one.id} ${round}`,
      template: round === 1 ? 'approved' : 'correction',
      extra: { stage: of.stage, ...(round === 1 ? {} : { came: 'reissued' }) },
    });
    await wake(scope, 'membership', member.id);
  });
}

async function prepare(
  scope: Scope,
  of: { readonly caseId: string; readonly stage: string },
  baseUrl: string,
) {
  const one = await readCase(scope, of.caseId);
  const member = await memberOfCase(scope, of.caseId);
  const stage = one?.plan.stages.find((candidate) => candidate.name === of.stage);
  const round = one && (await turnOf(scope, one, of.stage));
  if (await certificateOfCase(scope, of.caseId)) return undefined;
  if (round === 'moved') return undefined;
  if (!one || !member || stage?.kind !== 'issue' || round === undefined) {
    await raiseAlarm(scope, {
      kind: 'unfounded',
      subject: of.caseId,
      details: { asked: 'certificate' },
    });
    return undefined;
  }
  const reserved = await reserve(scope, one, round);
  const input = await certificateInput(scope, one, member, reserved, baseUrl);
  return { reserved, member, round, input };
}

/** The round of an issue stage whose turn it is; `moved` when a correction took the case back before it. */
async function turnOf(
  scope: Scope,
  one: Case,
  stage: string,
): Promise<number | 'moved' | undefined> {
  const rows = await stagesOf(scope, one.id);
  const at = positionOf(one.plan, rows);
  if (one.status === 'open' && !('end' in at) && at.stage.name === stage && at.row) return at.round;
  return rows.some((row) => row.setAside) ? 'moved' : undefined;
}

/** Another round is a corrected certificate, with a number of its own. */
async function reserve(scope: Scope, one: Case, round: number): Promise<Reserved> {
  const key = round === 1 ? `${one.id} certificate` : `${one.id} certificate ${round}`;
  const { rows } = await sql<{
    result: Reserved;
  }>`select result from effects where key = ${key} for update`.execute(scope.tx);
  if (rows[0]) return rows[0].result;
  const alliance = await allianceOf(scope);
  const number = await numberFor(
    scope,
    alliance.code,
    'M',
    Number(dayOf(scope.now.getTime()).slice(0, 4)),
  );
  const reserved: Reserved = {
    number,
    checkCode: certificateCheck(scope.context.secret, `${scope.alliance} ${number}`),
    issuedAt: scope.now.toISOString(),
    auditHead: (await headOf(scope.tx)).hash,
    file: scope.context.ids.next(),
  };
  await sql`insert into effects values (${scope.alliance}, ${key}, ${one.id}, 'certificate', ${JSON.stringify(reserved)}::jsonb, ${scope.now})`.execute(
    scope.tx,
  );
  return reserved;
}

async function certificateInput(
  scope: Scope,
  one: Case,
  member: Member,
  reserved: Reserved,
  baseUrl: string,
) {
  const charter = await charterOfVersion(scope, one.charterVersion);
  const issue = one.plan.stages.find((stage) => stage.kind === 'issue');
  const article = issue?.sources[0] ? cite(charter, issue.sources[0]).label : { zh: '', en: '' };
  const document = issue?.kind === 'issue' ? charter.documents[issue.document]?.name : undefined;
  const deciding = one.plan.stages.filter(
    (stage) => stage.kind === 'review' || stage.kind === 'ballot',
  );
  return {
    title: document ?? {
      zh: `${inOwnWords(charter.words, '会员')}证书`,
      en: 'Certificate of membership',
    },
    alliance: charter.name,
    member: member.name,
    class: admittedAs(charter, one, member),
    number: reserved.number,
    memberSince: admittedOn(member),
    issued: new Date(reserved.issuedAt),
    basis: {
      zh: `经${deciding.map((stage) => stage.title.zh).join('、')}`,
      en: `after ${deciding
        .map((stage) => {
          const act = stage.kind === 'review' ? 'review' : 'approval';
          return `${act} by the ${nameIn(charter, stage.by).en.toLowerCase()}`;
        })
        .join(' and ')}`,
    },
    article,
    issuers: [charter.name],
    verifyUrl: verifyUrl(baseUrl, reserved),
    auditHead: reserved.auditHead,
  };
}
