import type { Wording } from '../../../domain/wording.ts';
import type { PaperRefusal } from '../../../store/decide/outgoing.ts';
import type { PaperKind } from '../../../store/outgoing/papers.ts';

export const PAPER_KINDS: Readonly<Record<PaperKind, Wording>> = {
  notice: { zh: '结果通知', en: 'Notice of the result' },
  'filing-letter': { zh: '备案函', en: 'Filing letter' },
  resolution: { zh: '决议', en: 'Resolution' },
};

/** Why a step was not taken, each with what to do now. */
export const PAPER_REFUSALS: Readonly<Record<PaperRefusal, Wording>> = {
  unknown: { zh: '没有这份文件。', en: 'There is no such paper.' },
  'not-yours': {
    zh: '没有记录：您目前无权办理这一步。',
    en: 'Nothing was recorded: you may not take this step.',
  },
  'not-now': {
    zh: '没有重复记录：这份文件已经到下一步，现状见下。',
    en: 'Nothing was recorded twice: the paper has gone on, as shown below.',
  },
  'changed-meanwhile': {
    zh: '没有签发：文稿在您阅读时已修改，请重新审阅。',
    en: 'Not released: the draft was changed while you read it. Please read it again.',
  },
  'reason-missing': { zh: '请填写这一项', en: 'Please fill this in' },
  'nobody-releases': {
    zh: '目前没有人担任可以签发的职务，请先登记任职人员。',
    en: 'Nobody holds an office that may release it. Enter who holds it first.',
  },
};
