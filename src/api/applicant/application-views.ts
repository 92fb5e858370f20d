import { kindsOf, duesFor, type ApplicantKind } from '../../domain/charter/application.ts';
import { nameIn } from '../../domain/charter/in-words.ts';
import { papersFor } from '../../domain/charter/papers.ts';
import { resolvePlan } from '../../domain/charter/plan.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { PlanStage } from '../../domain/plan.ts';
import { inOwnWords } from '../../domain/charter/own-words.ts';
import { general, type Wording } from '../../domain/wording.ts';
import type { ApplicationFormView, MemberKind, StageOutline } from '../../web/views.ts';
import { ruleSources } from '../sources.ts';
import { documentInWords } from './form-views.ts';

/** The procedure by which one joins. */
export const ADMISSION = 'admission';

export const DECLARATION: Wording = {
  zh: '我声明所填内容和所交材料真实、完整，并已阅读下面的个人信息处理说明。',
  en: 'I declare that what is entered and handed in is true and complete, and that I have read the notice on personal information below.',
};

export const DECLARATION_MISSING: Wording = {
  zh: '请勾选声明后再继续。',
  en: 'Please tick the declaration before going on.',
};

/** Who sees an application, by the stages it goes through. */
function readersOf(charter: Charter): Wording {
  const kinds = new Set(resolvePlan(charter, ADMISSION).stages.map(({ kind }) => kind));
  const others = [
    ...(kinds.has('ballot') ? [{ zh: '参加表决的人员', en: 'those who vote' }] : []),
    ...(kinds.has('filing') ? [{ zh: '备案单位', en: 'the authority it is filed with' }] : []),
  ];
  const zh = ['秘书处', ...others.map((one) => one.zh)];
  const en = ['the secretariat', ...others.map((one) => one.en)];
  return {
    zh: `${zh.length > 1 ? `${zh.slice(0, -1).join('、')}和${zh.at(-1)}` : zh[0]}可以看到；不提供给其他人。`,
    en: `Seen by ${en.length > 1 ? `${en.slice(0, -1).join(', ')} and ${en.at(-1)}` : en[0]}; given to nobody else.`,
  };
}

export function privacyNotice(charter: Charter): ApplicationFormView['privacy'] {
  const { name } = charter;
  return {
    purpose: {
      zh: `仅用于办理加入${name.zh}的申请和此后的${inOwnWords(charter.words, '会员')}联络。`,
      en: `Used only to decide on joining the ${name.en} and to keep in touch with members.`,
    },
    readers: readersOf(charter),
    kept: general(
      '申请记录和材料作为会员档案保存；未予通过或撤回的申请保存三年后删除材料。',
      'Kept as the member’s file; the documents of an application that was not approved or was withdrawn are deleted after three years.',
    ),
    rights: {
      zh: '您可以致电秘书处查阅、更正或要求删除个人信息，也可以随时撤回尚未办结的申请。',
      en: 'You may ask the secretariat to see, correct or delete personal information, and withdraw an open application at any time.',
    },
  };
}

export const THE_MEMBER: Wording = general('会员', 'The member');

/** Who carries a stage out, as the public reads it. */
export function whoseTurn(charter: Charter, stage: PlanStage): Wording {
  switch (stage.kind) {
    case 'submit':
      return { zh: '申请人', en: 'The applicant' };
    case 'review':
    case 'ballot':
      return nameIn(charter, stage.by);
    case 'filing':
      return nameIn(charter, stage.with);
    case 'issue':
    case 'notify':
      return nameIn(charter, 'secretariat');
    case 'formalities':
      // What the member gives back is waited for; the rest the body does by itself.
      return stage.returns ? THE_MEMBER : nameIn(charter, stage.by);
    case 'warning':
    case 'objection':
    case 'reply':
      return THE_MEMBER;
  }
}

export function stageOutlines(charter: Charter): readonly StageOutline[] {
  return resolvePlan(charter, ADMISSION).stages.map((stage) => ({
    title: stage.title,
    by: whoseTurn(charter, stage),
    sources: ruleSources(charter, stage.sources),
  }));
}

export function memberKinds(charter: Charter, applyUrl: string): readonly MemberKind[] {
  return kindsOf(charter).map((kind) => {
    const papers = papersFor(charter, ADMISSION, kind.id);
    return {
      id: kind.id,
      name: kind.name,
      ...(kind.who ? { who: kind.who } : {}),
      documents: papers
        ? papers.documents.map((document) => ({
            text: documentInWords(charter, papers, document),
            sources: ruleSources(charter, document.sources),
          }))
        : [],
      dues: duesOf(charter, kind.id),
      applyUrl: `${applyUrl}/${kind.id}`,
    };
  });
}

function duesOf(charter: Charter, kind: string): MemberKind['dues'] {
  const dues = duesFor(charter, kind);
  if (!dues) return { text: { zh: '不收会费', en: 'No dues' }, sources: [] };
  const sum = dues.amount.toLocaleString('en-US');
  return {
    text:
      dues.amount === 0
        ? { zh: '免会费', en: 'Free of dues' }
        : { zh: `会费 ${sum} 元/年`, en: `Dues: RMB ${sum} a year` },
    sources: ruleSources(charter, dues.sources),
  };
}

export function kindOf(charter: Charter, id: string): ApplicantKind | undefined {
  return kindsOf(charter).find((kind) => kind.id === id);
}
