import { cite } from '../../../domain/charter/cite.ts';
import { nameIn } from '../../../domain/charter/in-words.ts';
import type { Charter } from '../../../domain/charter/type.ts';
import { leavingNames } from '../../../domain/leaving-in-words.ts';
import type { Language, Wording } from '../../../domain/wording.ts';
import type { Case } from '../../../store/cases.ts';
import { classChangesOf } from '../../../store/class-changes.ts';
import { readMember } from '../../../store/members.ts';
import type { PaperText } from '../../../store/outgoing/papers.ts';
import type { Scope } from '../../../store/scope.ts';
import { day } from '../../../web/format.ts';

/** The notice of what became of a case about a member, as a first draft from its rows: what it brought about, not whether it was approved. */
export async function memberNotice(
  scope: Scope,
  charter: Charter,
  one: Case,
  language: Language,
): Promise<PaperText> {
  const member = await readMember(scope, one.member ?? '');
  const change = (await classChangesOf(scope, one.member ?? '')).findLast(
    ({ caseId }) => caseId === one.id,
  );
  const ended = member?.endedCase === one.id && member.until ? member.until : undefined;
  const came = ended
    ? leftOn(charter, one, new Date(ended.getTime() - 1), member?.endedBecause === 'withdrawn')
    : change
      ? becomes(charter, change)
      : one.status === 'passed'
        ? { zh: '已办结。', en: 'is done.' }
        : { zh: '未予通过。', en: 'was not approved.' };
  const [source] = one.plan.sources;
  const article = source ? cite(charter, source).label[language] : '';
  return language === 'zh'
    ? {
        title: `关于${one.applicantName}${one.plan.name.zh}的通知`,
        addressee: one.applicantName,
        body: [
          `根据《${charter.name.zh}章程》${article}，${one.applicantName}${one.plan.name.zh}事项（编号${one.number}）${came.zh}`,
          '如有疑问，请与秘书处联系。特此通知。',
        ].join('\n'),
      }
    : {
        title: `${one.plan.name.en}: ${one.applicantName}`,
        addressee: one.applicantName,
        body: `Under ${article} of the charter, the case ${one.number} (${one.plan.name.en}, ${one.applicantName}) ${came.en}`,
      };
}

function leftOn(charter: Charter, one: Case, lastDay: Date, byWish: boolean): Wording {
  const [zh, en] = [day('zh', lastDay.getTime()), day('en', lastDay.getTime())];
  const { notice } = leavingNames(charter, one.plan);
  return byWish
    ? {
        zh: `已收到${notice.zh}，于${zh}生效，代表贵单位担任的职务同时终止。`,
        en: `took effect on ${en}; the offices held for the unit ended with it.`,
      }
    : {
        zh: `已办结，资格于${zh}终止，代表贵单位担任的职务同时终止。`,
        en: `has ended the membership on ${en}; the offices held for the unit ended with it.`,
      };
}

function becomes(
  charter: Charter,
  { from, to, at }: { readonly from: string; readonly to: string; readonly at: Date },
): Wording {
  const [was, is] = [nameIn(charter, from), nameIn(charter, to)];
  return {
    zh: `已办结，自${day('zh', at.getTime())}起由${was.zh}成为${is.zh}。`,
    en: `is done: from ${day('en', at.getTime())} its class is “${is.en}”; until then it was “${was.en}”.`,
  };
}
