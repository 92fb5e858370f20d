import type { DocumentCheck } from '../../domain/review.ts';
import type { Wording } from '../../domain/wording.ts';

/** What was found on a document, as the applicant reads it. */
export const CHECKS: Readonly<Record<DocumentCheck, Wording>> = {
  fit: { zh: '合格', en: 'fit' },
  unclear: {
    zh: '不清晰，请重新拍摄或扫描',
    en: 'not legible: please photograph or scan it again',
  },
  unsealed: { zh: '未盖章或未签字', en: 'not sealed or not signed' },
  mismatch: { zh: '与所填信息不符', en: 'does not match what was entered' },
};

/** What an undeliverable mail was about, as the secretariat reads it. */
export const SUBJECTS: Readonly<Record<string, Wording>> = {
  'application-received': { zh: '收到申请的回执', en: 'the receipt of an application' },
  'returned-for-correction': { zh: '退回补正的通知', en: 'the return for correction' },
  'review-wanted': { zh: '审核通知', en: 'the request to review' },
  'correspondence-order-wanted': {
    zh: '通讯表决的请示',
    en: 'the request to order a correspondence vote',
  },
  ballot: { zh: '表决通知', en: 'the ballot' },
  'ballot-for-observer': { zh: '列席通知', en: 'the notice to an observer' },
  'ballot-reminder': { zh: '表决提醒', en: 'the reminder of a ballot' },
  'sitting-notice': { zh: '会议通知', en: 'the notice of a meeting' },
  'sitting-cancelled': { zh: '会议取消的通知', en: 'the notice that a meeting is not held' },
  'short-notice-wanted': {
    zh: '缩短会议通知期的请示',
    en: 'the request to shorten the notice of a meeting',
  },
  'result-to-confirm': { zh: '确认表决结果的请示', en: 'the request to confirm a result' },
  'to-meeting': { zh: '改为会议的通知', en: 'the notice that a vote was left for a meeting' },
  'task-moved': { zh: '事项转交的通知', en: 'the notice that a task was passed on' },
  'ballot-result': { zh: '表决结果', en: 'the result of a ballot' },
  'vote-recorded': { zh: '登记表决票的告知', en: 'the notice of a recorded vote' },
  'vote-objected-to': { zh: '对登记的异议', en: 'the objection to a record' },
  'opinion-to-confirm': { zh: '电话意见的确认', en: 'the confirmation of a telephone opinion' },
  filing: { zh: '备案函', en: 'the filing' },
  'filing-reminder': { zh: '备案提醒', en: 'the reminder of a filing' },
  approved: { zh: '入会通知和会员证书', en: 'the admission and certificate' },
  'not-approved': { zh: '未予通过的通知', en: 'the notice of an application not approved' },
  'application-withdrawn': { zh: '申请撤回的通知', en: 'the notice of a withdrawn application' },
  'dues-notice': { zh: '缴费通知', en: 'the payment notice' },
  'dues-reminder': { zh: '缴费提醒', en: 'the reminder of dues' },
  'voucher-wanted': { zh: '开具收款凭证的请求', en: 'the request for vouchers' },
  'voucher-issued': { zh: '收款凭证', en: 'the payment voucher' },
  'release-wanted': { zh: '签发请求', en: 'the request to release a paper' },
  correction: { zh: '更正通知', en: 'a notice of correction' },
  'tasks-handed-over': { zh: '转交通知', en: 'the notice of a hand-over' },
  'advice-wanted': { zh: '征求意见', en: 'the request for advice' },
  'advice-given': { zh: '意见答复', en: 'the advice given' },
  'outcome-copy': { zh: '结果抄送', en: 'the copy of an outcome' },
  'decided-in-your-place': { zh: '代办结果', en: 'what was done in their place' },
  'inactivity-warning': { zh: '参加活动的期限提示', en: 'the warning to take part' },
  'inactivity-lifted': { zh: '期限提示解除的通知', en: 'the notice that a warning is lifted' },
  'membership-ended': { zh: '会员资格终止的通知', en: 'the notice that the membership ended' },
  'member-left': { zh: '会员资格终止的告知', en: 'the notice of a member’s leaving' },
  leaving: { zh: '退会申请', en: 'to give notice of leaving' },
  'leaving-taken-back': {
    zh: '收回退会申请的回执',
    en: 'the receipt that a notice of leaving was taken back',
  },
  'own-procedure': { zh: '会员事项的通知', en: 'the notice of a member’s own matter' },
  'member-link': { zh: '会员页面的链接', en: 'the link to a member’s page' },
  'leaving-received': { zh: '收到退会申请的回执', en: 'the receipt of a notice of leaving' },
  'leaving-reminder': { zh: '交回证书的提醒', en: 'the reminder to return the certificate' },
  'objection-received': { zh: '异议的告知', en: 'the notice of an objection' },
  'objection-answered': { zh: '异议的答复', en: 'the answer to an objection' },
  'endorsement-wanted': { zh: '请确认推荐', en: 'the request for an endorsement' },
  endorsement: { zh: '确认推荐', en: 'to give or refuse an endorsement' },
  'fresh-link': { zh: '新的办理链接', en: 'a fresh link' },
};
