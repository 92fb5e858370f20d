import type { Language } from '../../domain/wording.ts';

const zh = {
  progress: '办理进度',
  ledger: '台账中的参加记录',
  ledgerEmpty: '没有参加的记录。',
  object: '提出异议',
  objectLead: '写明哪一次参加没有记录，并附凭据（如签到照片、会议通知）。秘书处核对后答复。',
  reason: '漏记的参加情况',
  reasonHint: '何时、参加什么、由谁参加',
  evidence: '凭据',
  objectSubmit: '提交异议',
  loss: '证书遗失',
  lossLead: '会员证书无法交回的，可以声明遗失，会员资格随即终止。',
  lossSubmit: '声明证书遗失',
  leave: '申请退会',
  leaveLead:
    '退会自由，无需说明理由。提交后电子证书立即作废；证书交回或声明遗失后，会员资格即终止。',
  certificate: '会员证书',
  willReturn: '将证书交回秘书处',
  isLost: '证书已遗失，特此声明',
  leaveReason: '退会原因',
  leaveSubmit: '提交退会申请',
  toLeave: '申请退会',
  given: (number: string) => `已收到退会申请（${number}）`,
  givenText: '办理链接已发到登记的联络邮箱：可以查看进度、声明证书遗失，或在手续完成前收回申请。',
  takeBack: '收回退会申请',
  takeBackLead: '手续完成前可以收回退会申请。收回后会员资格不变，电子证书恢复有效。',
  ask: '发送退会链接',
  askLead: '会员退会自由。请填写贵单位在联盟登记的联络邮箱，退会链接只发到登记的邮箱。',
  address: '登记的联络邮箱',
  addressHint: '联络人已变更、收不到邮件的，请寄送书面申请或致电秘书处',
  asked: '已收到请求',
  askedText: '如果这是会员登记的联络邮箱，几分钟内会收到退会链接。没有收到的，请致电秘书处。',
};
const en: typeof zh = {
  progress: 'Progress',
  ledger: 'What the ledger has',
  ledgerEmpty: 'No participation is recorded.',
  object: 'Object',
  objectLead:
    'Say which participation is missing and attach evidence, such as a photograph of the sign-in sheet. The secretariat compares and answers.',
  reason: 'What was missed',
  reasonHint: 'When, what, and who took part',
  evidence: 'Evidence',
  objectSubmit: 'Submit the objection',
  loss: 'Certificate lost',
  lossLead: 'If the certificate cannot be returned, declare it lost; the membership then ends.',
  lossSubmit: 'Declare the certificate lost',
  leave: 'Leave the alliance',
  leaveLead:
    'You may leave freely and need give no reason. The electronic certificate is revoked at once; the membership ends when the certificate is returned or declared lost.',
  certificate: 'Certificate of membership',
  willReturn: 'It will be returned to the secretariat',
  isLost: 'It is lost, and I declare so',
  leaveReason: 'Reason for leaving',
  leaveSubmit: 'Submit the notice of leaving',
  toLeave: 'Leave the alliance',
  given: (number) => `The notice of leaving is in (${number})`,
  givenText:
    'A link to it was sent to the contact on record: by it you see the progress, declare the certificate lost, or take the notice back before the formalities are done.',
  takeBack: 'Take the notice back',
  takeBackLead:
    'Until the formalities are done the notice can be taken back. The membership then goes on, and the electronic certificate is valid again.',
  ask: 'Send the link',
  askLead:
    'A member may leave freely. Enter the address your unit has on record with the alliance; the link goes to that address only.',
  address: 'Contact address on record',
  addressHint:
    'If the contact has changed and mail no longer arrives, write on paper or telephone the secretariat',
  asked: 'The request is in',
  askedText:
    'If this is the contact address of a member, the link arrives within minutes. If nothing arrives, please telephone the secretariat.',
};
export const memberCaseWords: Readonly<Record<Language, typeof zh>> = { zh, en };
