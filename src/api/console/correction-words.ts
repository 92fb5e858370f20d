import { general, type Wording } from '../../domain/wording.ts';
import type {
  CorrectionContent,
  CorrectionOutcome,
} from '../../store/records/correction-content.ts';

const say = (zh: string, en: string): Wording => ({ zh, en });

export const CORRECTED: Readonly<Record<CorrectionContent['of'], Wording>> = {
  vote: say('一张表决票', 'A vote'),
  sheet: say('会议计票表', 'The sheet of a show of hands'),
  review: say('审核意见', 'A review'),
  'receipt-date': say('收到回执的日期', 'The date of a receipt'),
  'notice-day': say('收到通知的日期', 'The day on which a notice was received'),
  certificate: general('会员证书', 'A certificate'),
  'meeting-day': say('会议召开的日期', 'The day of a meeting'),
  'membership-day': general('会员资格的起止日期', 'The first or last day of a membership'),
  'office-day': say('任职的起止日期', 'The first or last day of an office'),
  attendance: say('会议签到名单', 'The sign-in sheet of a meeting'),
  activity: say('活动日期或签到名单', 'The day or sign-in sheet of an activity'),
};

export const CAME: Readonly<Record<CorrectionOutcome['came'], Wording>> = {
  unchanged: say('结果不变', 'the result is the same'),
  'back-to-body': say('结果改变，已交回重新决定', 'another result: back to the deciding body'),
  'with-body': say('正由决定机构重新决定', 'the body is deciding again'),
  'set-right': say('已更正', 'set right'),
  reissued: say('已撤销并另发新证', 'revoked and issued again'),
};

/** Why a correction was refused or came to nothing, each with what to do now. */
export const CORRECTION_REASONS: Readonly<Record<string, Wording>> = {
  unknown: say(
    '没有找到要更正的记录，请从事项页面重新选择。',
    'What is to be corrected was not found. Choose it again on the case’s page.',
  ),
  'reason-missing': say('请写明更正理由。', 'Give the reason of the correction.'),
  'vote-open': say(
    '表决还没有截止。请由本人在截止前更改；截止后仍有误的再更正。',
    'The vote is still open. Its elector can change it until the close; correct it after that.',
  ),
  'item-ended': say(
    '这一项没有计票，无需更正。',
    'This item was not counted; nothing is to be corrected.',
  ),
  'no-such-vote': say('没有这张表决票。', 'There is no such vote.'),
  'does-not-add-up': say(
    '数字与应到人员名单或签到名单不符，请核对。',
    'The numbers do not agree with the electorate or the list of those attending. Please check them.',
  ),
  'already-so': say('记录已是这样，无需更正。', 'It stands like this already.'),
  'only-approval': say(
    '退回补正的意见不作更正：请让申请人直接重新提交。',
    'A return is not corrected: the applicant simply hands the documents in again.',
  ),
  'set-aside-before': say(
    '这项意见已经更正，正在重新审核。',
    'This review was corrected before and is being decided again.',
  ),
  'case-withdrawn': say(
    '申请已撤回，无需更正。',
    'The application was withdrawn; nothing is to be corrected.',
  ),
  'day-wrong': say(
    '日期不存在、晚于今天或早于申请日期，请核对。',
    'The day does not exist, lies in the future or before the application. Please check it.',
  ),
  'of-a-meeting': say(
    '这是会议签到产生的记录，请在会议页面更正签到名单或会议日期。',
    'This comes from the sign-in sheet of a meeting. Correct the list or the day on the page of the meeting.',
  ),
  'not-a-sitter': say(
    '名单中有人不在本次会议的应到或列席人员中。',
    'Somebody on the list is neither an elector nor an observer of this meeting.',
  ),
  'fewer-than-counted': say(
    '签到人数少于某一议题计票表的本项实到人数。请核对；计票表有误的，先更正计票表。',
    'Fewer are ticked than the sheet of an item counts as present. Please check; where the sheet is wrong, correct it first.',
  ),
  'nobody-there': say('请勾选到会人员。', 'Tick who was there.'),
  'not-open': say('会议还没有开始。', 'The meeting has not begun.'),
  'not-ended': say(
    '还没有终止或离任，没有可以更正的日期。',
    'It has not ended; there is no day to correct.',
  ),
  'before-begin': say(
    '结束日期不能早于开始日期，请核对。',
    'The last day cannot lie before the first. Please check it.',
  ),
  held: say(
    '同一人在这段时间已经担任这一职务。',
    'The same person holds this office in that time already.',
  ),
  'seat-full': say(
    '这段时间该职务已满章程规定的人数。请先更正或登记前任的离任日期。',
    'In that time the office is filled as far as the charter allows. Correct or enter first when the other holder left.',
  ),
  'name-missing': say('请填写正确的名称。', 'Enter the right name.'),
  'revoked-before': say('这份证书此前已经撤销。', 'This certificate was revoked before.'),
  'membership-ended': general(
    '会员资格已经终止，不再另发证书。',
    'The membership has ended; no certificate is issued.',
  ),
  'case-open': say(
    '事项还在办理，请待办结后再更正证书。',
    'The case is still under way. Correct the certificate when it has ended.',
  ),
};

export const FOLLOWS: Readonly<Record<CorrectionContent['of'], Wording>> = {
  vote: general(
    '按更正后的票重新计票。结果不变的，记录并告知有关人员；结果改变的，不自动撤销也不自动通过，由原表决机构重新表决，期间会员资格和证书标注为“更正中”。',
    'The ballot is counted again. The same result is noted and told to everybody concerned. Another result neither undoes nor approves anything: the body votes again, and until then membership and certificate are marked as under correction.',
  ),
  sheet: general(
    '按更正后的计票表重新计算，原计票表保留。结果不变的，记录并告知有关人员；结果改变的，不自动撤销也不自动通过，由原表决机构重新表决，期间会员资格和证书标注为“更正中”。',
    'The item is counted again from the corrected sheet; the first one stays. The same result is noted and told to everybody concerned. Another result neither undoes nor approves anything: the body votes again, and until then membership and certificate are marked as under correction.',
  ),
  review: say(
    '原意见保留，由审核人员重新审核并作出决定。',
    'The review stays on record, and the reviewers decide again.',
  ),
  'receipt-date': say(
    '按更正后的日期重新计算有关期限。',
    'What counts from this day is computed again.',
  ),
  'notice-day': say(
    '凭通知即生效的，按更正后的日期计算生效日；须办手续的，期限按更正后的日期重新计算。',
    'What took effect with the notice did so on the corrected day; where formalities follow, their days are counted again from it.',
  ),
  'meeting-day': general(
    '到会会员的参加情况按更正后的日期记入台账。应表决人员名单和表决结果不变；因日期有误而影响表决的，在有关事项中另行更正。',
    'Whoever attended took part on the corrected day. Electorates and results stay; where the day made one of them wrong, it is corrected on its case.',
  ),
  'membership-day': general(
    '参加情况的期限和会费年度按更正后的日期重新计算，会员资格本身不变。已缴会费如需退回或改记，在会费页面冲销后重新登记。',
    'The term of taking part and the years of dues are computed again from the corrected day; the membership itself stays. A payment that then belongs elsewhere is reversed on the page of dues and entered again.',
  ),
  'office-day': say(
    '待办按更正后的任职情况重新分派。已经固定的应表决人员名单不变；任职日期缩短而影响到的表决批次会列在更正记录中，需要时逐项更正表决票。',
    'Open tasks go by the corrected office. Electorates that were frozen stay; the voting rounds concerned by a shorter office are listed with the correction, and their votes are corrected one by one where need be.',
  ),
  attendance: general(
    '原签到登记保留并注明已更正；到会人员代表的会员，参加情况和期限按更正后的名单重新计算。表决结果不变。',
    'The first sheet stays, marked as corrected. The ledgers and terms of the members represented are computed again from the corrected list; results of votes stay.',
  ),
  activity: general(
    '原登记保留并注明已更正，不再计入；会员的参加情况和期限按更正后的日期和名单重新计算。',
    'The first entry stays, marked as corrected, and counts no more. The ledgers of the members and their terms are computed again from the corrected day and list.',
  ),
  certificate: general(
    '原证书撤销，以新编号另发一份并发送给会员；查验原编号时指向新证书。',
    'The certificate is revoked and issued again under a new number, to which the old one points. The member is sent the new one.',
  ),
};
