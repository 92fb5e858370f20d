import { nameIn } from '../../domain/charter/in-words.ts';
import { afterStatement, statementsFor, type Statement } from '../../domain/tally.ts';
import type { Wording } from '../../domain/wording.ts';
import { readCase } from '../../store/cases.ts';
import { asCorrected } from '../../store/corrections.ts';
import { confirmResult } from '../../store/decide/confirm-result.ts';
import { inScope } from '../../store/scope.ts';
import { readBallot, readRound } from '../../store/voting-rounds.ts';
import { ProofPage } from '../../web/pages/proof.tsx';
import { terms } from '../../web/words/terms.ts';
import { proofView } from '../proof.tsx';
import { sendPage } from '../respond.ts';
import { ruleSources } from '../sources.ts';
import type { StatementKind } from './statement.tsx';

const STATED: Readonly<Record<Statement, Wording>> = {
  confirmed: { zh: '确认表决结果', en: 'Result confirmed' },
  'not-quorate': { zh: '会议人数不足，未形成有效决议', en: 'Not quorate: no valid resolution' },
};

/** 待确认: whoever may confirms a held result on record. At an exact half there is nothing to refuse (D-Q4). */
export const confirmation: StatementKind = {
  async read(scope, task, charter, base) {
    const read = task.subject ? await readBallot(scope, task.subject) : undefined;
    const ballot = read && (await asCorrected(scope, read));
    const round = ballot && (await readRound(scope, ballot.votingRound));
    const one = ballot && (await readCase(scope, ballot.caseId));
    if (!ballot?.tally || !round || !one) return undefined;
    const { tally } = ballot;
    const quorum = tally.held.includes('quorum');
    const gives = afterStatement(tally, 'confirmed');
    const rule = quorum ? ballot.rule.sources.quorum : ballot.rule.sources.exactHalf;
    return {
      title: { zh: '请您确认表决结果', en: 'Your confirmation of a result, please' },
      lead: quorum
        ? {
            zh: '到会人数未超过应到人数的半数，结果须经会议主持人确认并记录在案。',
            en: 'No more than half of those entitled were present; whoever chaired the meeting confirms the result on record.',
          }
        : {
            zh: '赞成票恰为半数，结果须经您确认计票后生效。',
            en: 'Exactly half were for it; the result counts once you have confirmed the count.',
          },
      body: nameIn(charter, round.body),
      about: `${one.applicantName} · ${one.number}`,
      facts: [
        { label: { zh: '应到', en: 'Entitled' }, value: String(tally.votes.electors) },
        { label: { zh: '实到', en: 'Present' }, value: String(tally.present) },
        {
          label: { zh: '票数', en: 'Votes' },
          value: {
            zh: `赞成${tally.votes.for}票，反对${tally.votes.against}票，弃权${tally.votes.abstain}票，无效${tally.votes.invalid}票`,
            en: `${tally.votes.for} for, ${tally.votes.against} against, ${tally.votes.abstain} abstaining, ${tally.votes.invalid} invalid`,
          },
        },
        { label: { zh: '计算', en: 'Computation' }, value: tally.formula },
      ],
      proofUrl: { url: `${base}/proof`, label: { zh: '查看计票说明', en: 'View the proof sheet' } },
      sources: ruleSources(charter, [ballot.rule.sources.passes, ...(rule ? [rule] : [])]),
      options: statementsFor(tally).map((value) => ({
        value,
        label: STATED[value],
        note:
          value === 'confirmed'
            ? {
                zh: `结果为：${terms.zh.result[gives]}`,
                en: `The result is then: ${terms.en.result[gives]}`,
              }
            : {
                zh: '事项回到待上会，须写明理由',
                en: 'The item waits for another meeting; give the reason',
              },
      })),
      reasonWhen: { zh: '说明会议人数不足时必填', en: 'needed where it was not quorate' },
    };
  },
  needsReason: (choice) => choice === 'not-quorate',
  decide: (scope, task, actor, { choice, reason }) =>
    confirmResult(scope, task, actor, { statement: choice as Statement, reason }),
  receipt: (asked, decision) => ({
    about: { zh: '确认表决结果', en: 'Confirmation of a result' },
    lines: [
      {
        title: asked.about,
        outcome: STATED[decision.choice as Statement],
        tone: decision.choice === 'confirmed' ? 'good' : 'plain',
        ...(decision.reason ? { reason: decision.reason } : {}),
      },
    ],
    sources: asked.sources,
    next: {
      zh: '结果已记录，应表决人员会收到邮件。',
      en: 'The result is recorded, and the electors are told.',
    },
  }),
  async more(site, request, response, opened, task) {
    if (!request.path.endsWith('/proof') || !task.subject) return false;
    const ballot = task.subject;
    const view = await inScope(site.context, opened.alliance.id, (scope) =>
      proofView(scope, ballot),
    );
    if (!view) return false;
    sendPage(site, request, response, {
      title: { zh: '计票说明', en: 'Proof sheet' },
      alliance: opened.alliance,
      page: <ProofPage view={{ ...view, backUrl: opened.base }} />,
    });
    return true;
  },
};
