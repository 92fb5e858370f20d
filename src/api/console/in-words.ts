import type { Charter } from '../../domain/charter/type.ts';
import { general, type Wording } from '../../domain/wording.ts';
import type { Alarm } from '../../store/alarms.ts';
import type { ChainedEntry } from '../../store/audit-entries.ts';
import type { Case } from '../../store/cases.ts';

const say = (zh: string, en: string): Wording => ({ zh, en });

/** What came of a person's task, by its choice. */
export const CHOICES: Readonly<Record<string, Wording>> = {
  approve: say('同意', 'approve'),
  'not-approve': say('不同意', 'not approve'),
  return: say('退回补正', 'return for correction'),
  'hand-over': say('转交', 'hand over'),
  supplemented: say('已提交补正材料', 'corrected documents handed in'),
  order: say('决定进行通讯表决', 'correspondence vote ordered'),
  decline: say('不进行通讯表决', 'no correspondence vote'),
  release: say('签发', 'released'),
  received: say('予以备案', 'filed'),
  returned: say('退回', 'returned'),
  reply: say('提交陈述', 'replied'),
  object: say('提出异议或说明理由', 'objected, or stated a reason'),
};

const OUTCOMES: Readonly<Record<string, Wording>> = {
  done: say('完成', 'done'),
  approved: say('审核通过', 'approved'),
  rejected: say('未予通过', 'not approved'),
  returned: say('退回补正', 'returned for correction'),
  passed: say('表决通过', 'passed'),
  failed: say('表决未通过', 'not passed'),
  'no-valid-resolution': say('未形成有效决议', 'no valid resolution'),
  sent: say('已报送', 'sent'),
  receipt: say('已收到回执', 'receipt received'),
  withdrawn: say('已撤回', 'withdrawn'),
  given: say('已陈述', 'replied'),
  lapsed: say('期满', 'time over'),
  elapsed: say('期限届满', 'term ended'),
  lifted: say('已解除', 'lifted'),
  upheld: say('成立', 'upheld'),
  dismissed: say('不成立', 'dismissed'),
  corrected: say('更正后重新办理', 'corrected, to be decided again'),
};

const ENTRIES: Readonly<Record<string, Wording>> = {
  'alliance.set-up': say(
    '设立联盟，登记章程和任职人员',
    'alliance set up with its charter and offices',
  ),
  'case.opened': say('收到申请或通知', 'application or notice received'),
  'case.withdrawn': say('申请撤回', 'application withdrawn'),
  'decision.review': say('审核', 'review'),
  'decision.supplement': say('补正', 'correction'),
  'decision.order': say('通讯表决的决定', 'decision on a correspondence vote'),
  'decision.filing': say('备案答复', 'answer of the authority'),
  'task.handed-over': say('转交', 'handed over'),
  'task.readdressed': say('任职变动后待办改由他人办理', 'tasks passed on after a change of office'),
  'task.revoked': say('离任后待办收回', 'task taken back after leaving office'),
  'person.entered': say('新增人员', 'person entered'),
  'person.linked': say('关联已登记人员', 'known person linked'),
  'person.changed': say('人员变更登记', 'particulars of a person changed'),
  'organisation.entered': say('登记单位', 'organisation entered'),
  'organisation.linked': say('关联已登记单位', 'known organisation linked'),
  'organisation.changed': say('单位变更登记', 'particulars of an organisation changed'),
  'endorsement.asked': say('请成员推荐', 'endorsement asked for'),
  'endorsement.confirmed': say('成员确认推荐', 'endorsement confirmed'),
  'endorsement.declined': say('成员谢绝推荐', 'endorsement declined'),
  'member.entered': general('登记原有会员', 'member of before entered'),
  'holding.begun': say('任职', 'office taken'),
  'holding.ended': say('离任', 'office left'),
  'substitute.given': say('指定代办人', 'substitute named'),
  'substitute.ended': say('代办提前结束', 'substitution ended early'),
  'advice.asked': say('征求意见', 'advice asked for'),
  'advice.given': say('意见答复', 'advice given'),
  'copy.added': say('加入抄送', 'copy promised'),
  'link.renewed': say('发送新链接', 'fresh link sent'),
  'link.revoked': say('收回链接', 'link taken back'),
  'voting-round.proposed': say('提请通讯表决', 'correspondence vote proposed'),
  'ballot.opened': say('表决开始，固定应表决人员名单', 'ballot opened, electorate frozen'),
  'ballot.closed': say('表决截止并计票', 'ballot closed and counted'),
  'vote.cast': say('收到一票', 'vote received'),
  'vote.objected-to': say(
    '本人对登记的一票提出异议，该票不计',
    'voter objected to a recorded vote; it does not count',
  ),
  'paper.awaited': say('等候纸质表决票', 'a paper ballot is waited for'),
  'paper.not-awaited': say('不再等候纸质表决票', 'a paper ballot is waited for no more'),
  'opinion.noted': say('记下电话意见（不计票）', 'opinion by telephone noted; it does not count'),
  'link.handed-out': say('取得本人链接以便转发', 'an elector’s link taken to be passed on'),
  'stage.settled': say('环节办结', 'stage settled'),
  'effect.admit': general('接纳为会员', 'member admitted'),
  'effect.end-membership': general('会员资格终止', 'membership ended'),
  'effect.class': general('会员等次变更', 'class changed'),
  'leaving.taken-back': say('收回退出的通知', 'notice of leaving taken back'),
  'certificate.declared-lost': say('声明证书遗失', 'certificate declared lost'),
  'effect.reinstate': general('恢复会员资格', 'membership restored'),
  'membership.reinstated': general(
    '会员资格、证书和职务恢复',
    'membership, certificate and offices restored',
  ),
  'decision.reply': general('会员陈述', 'reply of the member'),
  'decision.exit-objection': general('会员的异议或理由', 'objection or reason of the member'),
  'record.entered': say('登记来件', 'record entered'),
  'record.checked': say('复核登记', 'record checked'),
  'roster.imported': say('名册导入完成', 'roster imported'),
  'working-year.imported': say('录入放假安排', 'schedule of working days imported'),
  'certificate.issued': say('颁发证书', 'certificate issued'),
  'decision.release': say('发文签发', 'release of a paper'),
  'paper.drafted': say('发文拟稿', 'paper drafted'),
  'paper.changed': say('发文修改', 'paper changed'),
  'paper.discarded': say('发文作废', 'draft of a paper discarded'),
  'paper.sent-for-release': say('发文送签', 'release of a paper asked for'),
  'paper.sealed': say('盖章件已上传', 'sealed copy uploaded'),
  'paper.sent': say('发文寄发', 'paper sent'),
  'paper.archived': say('发文归档', 'paper filed'),
  'certificate.revoked': say(
    '证书因更正撤销，另发新证',
    'certificate revoked by a correction, to be issued again',
  ),
  'case.back-to-body': say(
    '更正后结果不同，交回决定机构重新办理',
    'corrected to another result: back to the deciding body',
  ),
  'case.back-to-reply': say(
    '期限内收到的答复补登记，回到该环节',
    'an answer that came in its time was entered: back to that stage',
  ),
  'membership.ended': general(
    '重新办理未予通过，会员资格终止',
    'not approved when decided again: membership ended',
  ),
  'membership.ground-lost': general(
    '重新办理未予通过，会员资格另有依据，继续有效',
    'not approved when decided again: the membership goes on by another ground',
  ),
  'mail.sent-again': say('重新发送邮件', 'mail sent again'),
  'call.telephone': say('电话联系已办', 'telephoned'),
  'call.tell': say('已告知登记的表决票', 'voter told of a recorded vote'),
  'call.objection': say('对登记的异议已处理', 'objection to a record dealt with'),
  'call.undeliverable': say('无法送达的邮件已另行处理', 'undeliverable mail dealt with'),
  'alarm.acknowledged': say('警示已处理', 'alarm settled'),
  'alarm.cleared': say('警示自动解除', 'alarm ended by itself'),
};

/** An entry of the audit trail in words. What a vote said stays out, as everywhere in the console. */
export function entryInWords(entry: ChainedEntry, one: Case | undefined): Wording {
  const { details } = entry;
  const known =
    ENTRIES[entry.kind] ??
    (entry.kind.startsWith('alarm.')
      ? alarmKind(entry.kind.slice('alarm.'.length) as Alarm['kind'])
      : say(entry.kind, entry.kind));
  const stage = one?.plan.stages.find((candidate) => candidate.name === details['stage'])?.title;
  const choice = entry.kind.startsWith('decision.')
    ? CHOICES[String(details['choice'])]
    : OUTCOMES[String(details['outcome'])];
  const more = [stage, choice].flatMap((words) => words ?? []);
  if (more.length === 0) return known;
  return say(
    `${known.zh}：${more.map(({ zh }) => zh).join('，')}`,
    `${known.en}: ${more.map(({ en }) => en).join(', ')}`,
  );
}

/** Why the chain is broken, as `verifyTrail` says it. */
export const BROKEN: Readonly<Record<string, Wording>> = {
  'a link is missing': say('缺少一条记录的链接。', 'A link of the chain is missing.'),
  'the link does not follow the one before': say(
    '这条记录与前一条接不上。',
    'The entry does not follow the one before.',
  ),
  'the entry is missing': say('这条记录已被删除。', 'The entry was removed.'),
  'the entry was changed': say('这条记录的内容已被改动。', 'The entry was changed.'),
  'an entry a certificate vouches for is missing': say(
    '证书上印有的记录已不存在：末尾的记录被截去。',
    'An entry that a certificate vouches for is missing: the end of the trail was cut off.',
  ),
  'an entry stands outside the chain': say(
    '有一条记录不在链中，是事后插入的。',
    'An entry stands outside the chain: it was put in later.',
  ),
};

const ALARMS: Readonly<Record<Alarm['kind'], readonly [Wording, Wording]>> = {
  'unknown-case': [
    say('不存在的事项', 'Unknown case'),
    say(
      'Temporal 中有流程为一个不存在的事项运行，没有产生任何决定。请查明是谁启动的。',
      'Temporal ran a workflow for a case that does not exist. Nothing was decided. Find out who started it.',
    ),
  ],
  'foreign-plan': [
    say('流程与受理时不符', 'Another plan than the stored one'),
    say(
      'Temporal 中的流程带着另一份计划运行，已被拒绝，没有产生任何决定。',
      'A workflow came with another plan than the one stored with the case. It was refused and nothing was decided.',
    ),
  ],
  'foreign-run': [
    say('冒名的流程', 'A workflow under a foreign name'),
    say(
      'Temporal 中有不属于这件事项的流程以它的名义运行，已被拒绝，没有产生任何决定。',
      'A workflow that is not this case’s own ran in its name. It was refused and nothing was decided.',
    ),
  ],
  'out-of-turn': [
    say('环节顺序不符', 'A stage out of turn'),
    say(
      'Temporal 要求办理一个还没有轮到的环节，已被拒绝。',
      'Temporal asked for a stage whose turn it was not. It was refused.',
    ),
  ],
  unfounded: [
    say('没有依据的操作', 'Nothing stands behind it'),
    say(
      'Temporal 要求的操作没有决定作为依据，已被拒绝。',
      'Temporal asked for something no decision stands behind. It was refused.',
    ),
  ],
  'run-replaced': [
    say('流程被重新开始', 'A workflow began again'),
    say(
      '正在运行的流程被终止、重置或丢失，已按存档从原处继续，没有遗漏或重复。如非维护所致，请查明原因。',
      'A running workflow was terminated, reset or lost and went on from the records; nothing was lost or doubled. If it was not maintenance, find out why.',
    ),
  ],
  'unknown-message': [
    say('无法识别的信号', 'Unknown signal'),
    say(
      '有人向流程发送了系统不会发送的信号，已被忽略。',
      'A workflow got a signal that the system never sends. It was ignored.',
    ),
  ],
  'mail-stopped': [
    say('邮件服务器停止收信', 'The mail server takes nothing'),
    say(
      '邮件服务器拒绝连接或登录，邮件留在队列里，会继续尝试。请检查邮件设置。',
      'The mail server refuses the connection or the sign-in. Mails stay queued and are tried again. Check the mail settings.',
    ),
  ],
  'no-second-person': [
    say('没有第二人可以办理', 'Nobody else can do this'),
    say(
      '这件事须由秘书处另一人复核或审核；除登记人（发起人）外，现在没有人可以办理：其他人已离任，或与此事有关须回避。请登记一位秘书处任职人员（由秘书处一人登记、另一人复核），由其登录工作台办理。有人可以办理后，本警示自动解除。',
      'Somebody else of the secretariat has to check or review this. Besides who entered or opened it, nobody can at present: the others have left office, or are concerned in the matter. Enter another holder of an office in the secretariat (one person enters it, another checks it); they can then do it in the console. This alarm ends by itself once there is somebody.',
    ),
  ],
  undelivered: [
    say('流程无法继续', 'A workflow cannot go on'),
    say(
      '有一件事项的流程无法启动或继续，其他事项不受影响。已记录的内容都在，系统会不断重试；请查看系统日志。',
      'The workflow of one matter cannot be started or told to go on; the others are not touched. What was recorded is there, and it is tried again and again. See the log.',
    ),
  ],
};

export function alarmKind(kind: Alarm['kind']): Wording {
  return ALARMS[kind]?.[0] ?? say(kind, kind);
}

export function alarmText(kind: Alarm['kind']): Wording {
  return ALARMS[kind]?.[1] ?? say(kind, kind);
}

const MAILS: Readonly<Record<string, Wording>> = {
  'application-received': say('申请回执', 'Application received'),
  'returned-for-correction': say('退回补正', 'Return for correction'),
  'review-wanted': say('请您审核', 'Review wanted'),
  'correspondence-order-wanted': say(
    '请您决定是否进行通讯表决',
    'Order of a correspondence vote wanted',
  ),
  ballot: say('请您表决', 'Ballot'),
  'ballot-for-observer': say('列席通知', 'Notice to an observer'),
  'ballot-reminder': say('表决提醒', 'Reminder of a ballot'),
  'sitting-notice': say('会议通知', 'Notice of a meeting'),
  'sitting-cancelled': say('会议取消', 'Meeting not held'),
  'guest-notice': say('列席通知', 'Notice to a guest'),
  'guest-notice-cancelled': say('会议取消（列席）', 'Meeting not held (to a guest)'),
  'short-notice-wanted': say('请您决定是否缩短会议通知期', 'Shorter notice of a meeting wanted'),
  'result-to-confirm': say('请您确认表决结果', 'Confirmation of a result wanted'),
  'to-meeting': say('通讯表决改为会议', 'Vote left for a meeting'),
  'task-moved': say('事项已转交', 'Task passed on'),
  'ballot-result': say('表决结果', 'Result of a ballot'),
  'vote-recorded': say('告知已登记表决票', 'Notice of a recorded vote'),
  'vote-objected-to': say('对登记提出异议', 'Objection to a record'),
  'opinion-to-confirm': say('请确认电话意见', 'Confirmation of a telephone opinion'),
  filing: say('请予备案', 'Filing'),
  'filing-reminder': say('备案提醒', 'Reminder of a filing'),
  approved: general('入会通知和会员证书', 'Admission and certificate'),
  'not-approved': say('未予通过的通知', 'Not approved'),
  'application-withdrawn': say('申请已撤回', 'Application withdrawn'),
  'alliance-set-up': say('联盟已建立', 'Alliance set up'),
  'sign-in-code': say('登录验证码', 'Sign-in code'),
  'release-wanted': say('请您签发', 'Release of a paper wanted'),
  correction: say('更正通知', 'Notice of correction'),
  undeliverable: say('邮件无法送达', 'Undeliverable mail'),
  'tasks-handed-over': say('转交通知', 'Tasks handed over'),
  'advice-wanted': say('征求意见', 'Advice wanted'),
  'advice-given': say('意见答复', 'Advice given'),
  'outcome-copy': say('结果抄送', 'Copy of an outcome'),
  'decided-in-your-place': say('代办结果', 'Done by a substitute'),
  'own-procedure': general('会员事项的通知', 'A member’s own matter'),
  'member-link': general('会员页面的链接', 'Link to a member’s page'),
  'membership-ended': general('会员资格终止的通知', 'Membership ended'),
  'member-left': general('会员资格终止的告知', 'A membership has ended'),
  'leaving-received': say('收到退出通知的回执', 'Notice of leaving received'),
  'leaving-reminder': say('提醒交回证书', 'Reminder to return the certificate'),
  'leaving-taken-back': say('退出通知已收回', 'Notice of leaving taken back'),
  'formalities-wanted': say('请办理退出手续', 'Formalities of leaving wanted'),
  'inactivity-warning': say('参加活动的期限提示', 'Warning to take part'),
  'inactivity-lifted': say('期限提示已解除', 'Warning lifted'),
  'objection-received': say('已收到异议', 'Objection received'),
  'objection-answered': say('异议的答复', 'Objection answered'),
  'reply-wanted': general('请会员陈述意见', 'Reply invited'),
  'reply-received': say('已收到陈述', 'Reply received'),
  'reply-recorded': say('已登记陈述的告知', 'A reply recorded'),
  'about-member': say('事项结果的通知', 'Outcome told to the member'),
  'about-member-copy': say('事项结果的告知', 'Copy of an outcome'),
  'reason-wanted': say('请说明理由', 'Reason wanted'),
  place: say('名额通知', 'About places'),
  'endorsement-wanted': say('请确认推荐', 'Endorsement wanted'),
  'fresh-link': say('新的办理链接', 'Fresh link'),
};

/** What a mail is about; its own subject is written when it is sent. */
export function mailInWords(template: string): Wording {
  return MAILS[template] ?? say(template, template);
}

/** The charter's name and version as pages show them. */
export function charterShown(charter: Charter) {
  return { name: charter.name, version: String(charter.version) };
}
