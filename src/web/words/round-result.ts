import type { Language } from '../../domain/wording.ts';

const zh = {
  title: '表决已截止',
  round: (number: string) => `表决批次 ${number}`,
  counted: '计票已完成。每一项都附有计票说明，可据以自行核算。',
  counting:
    '表决已截止，计票尚未完成：正在计票，或在等候截止前填写的纸质表决票。完成后您会收到结果。',
  lateTitle: '这次提交没有计入',
  late: '表决在您提交之前已经截止。截止前已记录的表决仍然有效。',
  closed: '截止于',
  caseNumber: '事项编号',
  own: '您的表决',
  notVoted: '未表决',
  proof: '计票说明',
  titleMeeting: '会议表决结果',
  titleToMeeting: '改为会议',
  toMeeting:
    '已有三分之一的应表决人员要求开会，通讯表决终止，不产生结果。已投的票予以保存，不计入；事项待上会。',
  resolves: '由谁处理',
};

const en: typeof zh = {
  title: 'The vote has closed',
  round: (number) => `Voting round ${number}`,
  counted:
    'The votes have been counted. Each item has a proof sheet by which anybody can count again.',
  counting:
    'The vote has closed and the count is not completed: votes are being counted, or papers marked before the close are waited for. You will be sent the result.',
  lateTitle: 'This submission was not counted',
  late: 'The vote had closed before you submitted. What was recorded before the close stands.',
  closed: 'Closed',
  caseNumber: 'Case',
  own: 'Your vote',
  notVoted: 'Not voted',
  proof: 'Proof sheet',
  titleMeeting: 'Results of the meeting',
  titleToMeeting: 'Left for a meeting',
  toMeeting:
    'A third of the electorate has demanded a meeting, so the correspondence vote has ended without a result. Votes given are kept and do not count; the items wait for a meeting.',
  resolves: 'Who may resolve it',
};

export const roundResultWords: Readonly<Record<Language, typeof zh>> = { zh, en };
