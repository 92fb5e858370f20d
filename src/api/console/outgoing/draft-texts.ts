import { inOwnWords } from '../../../domain/charter/own-words.ts';
import { cite } from '../../../domain/charter/cite.ts';
import { fractionInWords, nameIn } from '../../../domain/charter/in-words.ts';
import type { Charter } from '../../../domain/charter/type.ts';
import type { Language } from '../../../domain/wording.ts';
import type { Case } from '../../../store/cases.ts';
import { charterOfVersion } from '../../../store/charters.ts';
import { decisionsOfCase } from '../../../store/decide/decisions.ts';
import { filingsOf } from '../../../store/filings.ts';
import { memberOfCase } from '../../../store/members.ts';
import type { PaperText } from '../../../store/outgoing/papers.ts';
import type { Scope } from '../../../store/scope.ts';
import { ballotsOfRound, type VotingRound } from '../../../store/voting-rounds.ts';
import { day, moment } from '../../../web/format.ts';
import { proofOf, type Proof } from '../../proof.tsx';
import { memberNotice } from './member-notice.ts';

/** The notice of a case's result, as a first draft from its rows. */
export async function noticeText(scope: Scope, one: Case, language: Language): Promise<PaperText> {
  const charter = await charterOfVersion(scope, one.charterVersion);
  if (one.member !== null) return memberNotice(scope, charter, one, language);
  const member = await memberOfCase(scope, one.id);
  const basis = basisOf(charter, one, language);
  const matter = one.plan.matter[language];
  const name = one.applicantName;
  const kind = nameIn(charter, one.kind)[language];
  const short = charter.short[language];
  const called = inOwnWords(charter.words, '会员');
  if (one.status === 'passed' && member) {
    const since = member.since ? day(language, member.since.getTime()) : '';
    return language === 'zh'
      ? {
          title: `关于同意${name}加入${short}的通知`,
          addressee: name,
          body: [
            `${name}提交的${matter}申请（编号${one.number}）收悉。${basis}，同意${name}加入${short}，${called}类别为${kind}，${called}资格自${since}起。`,
            '特此通知。',
          ].join('\n'),
        }
      : {
          title: `Notice of admission: ${name}`,
          addressee: name,
          body: [
            `The ${matter} application of ${name} (number ${one.number}) was received. ${basis}, ${name} is admitted to ${short} as ${kind}, from ${since}.`,
          ].join('\n'),
        };
  }
  const refusal = (await decisionsOfCase(scope, one.id)).findLast(
    ({ choice }) => choice === 'not-approve',
  );
  const reason = refusal?.reason ?? '';
  return language === 'zh'
    ? {
        title: `关于${name}${matter}申请结果的通知`,
        addressee: name,
        body: [
          `${name}提交的${matter}申请（编号${one.number}）收悉。${basis}，未予通过。${reason ? `理由：${reason}` : ''}`,
          '如有疑问，请与秘书处联系。特此通知。',
        ].join('\n'),
      }
    : {
        title: `Outcome of the ${matter} application of ${name}`,
        addressee: name,
        body: `The ${matter} application of ${name} (number ${one.number}) was received. ${basis}, it was not approved. ${reason}`,
      };
}

/** The letter by which an authority is told of a case. */
export async function filingText(scope: Scope, one: Case, language: Language): Promise<PaperText> {
  const charter = await charterOfVersion(scope, one.charterVersion);
  const [filing] = await filingsOf(scope, one.id);
  const stage = one.plan.stages.find((candidate) => candidate.kind === 'filing');
  const authority = nameIn(
    charter,
    filing?.authority ?? (stage?.kind === 'filing' ? stage.with : ''),
  );
  const basis = basisOf(charter, one, language);
  const matter = one.plan.matter[language];
  const name = one.applicantName;
  return language === 'zh'
    ? {
        title: `关于${name}${matter}备案的函`,
        addressee: authority.zh,
        body: [
          `${basis}，${charter.short.zh}同意${name}的${matter}申请（编号${one.number}）。现将有关材料报请备案，请予函复。`,
          `附件：${name}${matter}申请材料、计票说明`,
        ].join('\n'),
      }
    : {
        title: `Filing: ${matter} of ${name}`,
        addressee: authority.en,
        body: `${basis}, ${charter.short.en} has approved the ${matter} application of ${name} (number ${one.number}). The documents are filed herewith; please confirm receipt.`,
      };
}

/** The resolution of a body on a closed vote, item by item from its proof sheets. */
export async function resolutionText(
  scope: Scope,
  round: VotingRound,
  charter: Charter,
  language: Language,
): Promise<PaperText | undefined> {
  const proofs: Proof[] = [];
  for (const ballot of await ballotsOfRound(scope, round.id)) {
    const proof = await proofOf(scope, ballot.id);
    if (proof) proofs.push(proof);
  }
  const [first] = proofs;
  if (!first) return undefined;
  const body = nameIn(charter, round.body);
  const { held, openedAt, closedAt } = first.view;
  const how = typeof held === 'string' ? held : held[language];
  const matter = first.one.plan.matter[language];
  const items = proofs.map((proof, index) => itemText(proof, index, language));
  return language === 'zh'
    ? {
        title: `${body.zh}决议`,
        addressee: '',
        body: [
          `${body.zh}对${proofs.length}件${matter}申请进行表决（${how}；${moment('zh', openedAt)}至${moment('zh', closedAt)}；表决批次${round.number}）。结果如下：`,
          ...items,
        ].join('\n'),
      }
    : {
        title: `Resolution of ${body.en}`,
        addressee: '',
        body: [
          `${body.en} voted on ${proofs.length} ${matter} application(s) (${how}; ${moment('en', openedAt)} to ${moment('en', closedAt)}; voting round ${round.number}):`,
          ...items,
        ].join('\n'),
      };
}

const RESULTS = {
  passed: { zh: '通过', en: 'passed' },
  failed: { zh: '未通过', en: 'not passed' },
  'no-valid-resolution': { zh: '未形成有效决议', en: 'no valid resolution' },
  'to-be-confirmed': { zh: '待确认', en: 'to be confirmed' },
} as const;

function itemText({ ballot, one, recomputed }: Proof, index: number, language: Language): string {
  const { votes, present } = recomputed;
  const rule = fractionInWords(ballot.rule.passes, ballot.rule.passes.base)[language];
  const result = RESULTS[recomputed.result][language];
  const missing = votes.electors - present;
  return language === 'zh'
    ? `${index + 1}. ${one.applicantName}（编号${one.number}）：应表决${votes.electors}人，收回${present}票，赞成${votes.for}票，反对${votes.against}票，弃权${votes.abstain}票，无效${votes.invalid}票，未表决${missing}人；通过条件为${rule}。${result}。`
    : `${index + 1}. ${one.applicantName} (number ${one.number}): ${votes.electors} entitled, ${present} returned, ${votes.for} for, ${votes.against} against, ${votes.abstain} abstain, ${votes.invalid} invalid, ${missing} not voted; threshold ${rule}: ${result}.`;
}

/** 根据《章程》第十四条，经秘书处审核、理事长办公会议表决. */
function basisOf(charter: Charter, one: Case, language: Language): string {
  const deciding = one.plan.stages.filter(({ kind }) => kind === 'review' || kind === 'ballot');
  const [source] = one.plan.sources;
  const article = source ? cite(charter, source).label[language] : '';
  const titles = deciding.map(({ title }) => title[language]);
  return language === 'zh'
    ? `根据《${charter.name.zh}章程》${article}，经${titles.join('、')}`
    : `Under ${article} of the charter, after ${titles.join(' and ')}`;
}
