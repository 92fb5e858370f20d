import { written, type Wording } from '../../domain/wording.ts';

/** What can be wrong with what a person typed or sent, said so that they can mend it. For the `problem` fields of views. */
export const problems = {
  missing: (label: Wording): Wording =>
    written(
      label,
      (zh) => `请填写${zh}`,
      (en) => `Enter: ${en}`,
    ),
  choose: (label: Wording): Wording =>
    written(
      label,
      (zh) => `请选择${zh}`,
      (en) => `Choose: ${en}`,
    ),
  tooLong: (most: number): Wording => ({
    zh: `最多${most}个字，请缩短`,
    en: `Use ${most} characters or fewer`,
  }),
  email: {
    zh: '请填写完整的邮箱地址，例如 name@example.cn',
    en: 'Enter a full e-mail address, such as name@example.cn',
  },
  phone: {
    zh: '请填写11位手机号码，或带区号的固定电话，例如 010-68200012',
    en: 'Enter an 11-digit mobile number or a landline with its area code, such as 010-68200012',
  },
  creditCode: {
    zh: '统一社会信用代码为18位数字或大写字母，请对照营业执照核对',
    en: 'The unified social credit code has 18 digits or capital letters; check it against the licence',
  },
  documentMissing: (title: Wording): Wording => ({
    zh: `请上传${title.zh}`,
    en: `Upload: ${title.en}`,
  }),
  fileTooLarge: (name: string, most: number): Wording => ({
    zh: `“${name}”超过${most} MB，请压缩或重新拍照后上传`,
    en: `“${name}” is larger than ${most} MB; make it smaller or take the photo again`,
  }),
  fileKind: (name: string): Wording => ({
    zh: `“${name}”不是可用的图片或 PDF，请换成 JPG、PNG、HEIC 或 PDF`,
    en: `“${name}” is not a usable picture or PDF; send JPG, PNG, HEIC or PDF`,
  }),
  fileEmpty: (name: string): Wording => ({
    zh: `“${name}”是空文件，请重新选择`,
    en: `“${name}” is empty; choose it again`,
  }),
  uploadBroken: {
    zh: '上传中断，文件没有收到；您填写的内容还在，请重新上传',
    en: 'The upload broke off and the file did not arrive; what you typed is still here, please upload again',
  },
  declaration: {
    zh: '请阅读并勾选承诺后再提交',
    en: 'Read the commitment and tick the box before you submit',
  },
  lookup: {
    zh: '没有找到与这组编号和查询码相符的申请，请核对后再试',
    en: 'No application matches this number and code; check both and try again',
  },
  verifyNumber: {
    zh: '请填写证书或决议上的编号',
    en: 'Enter the number printed on the certificate or resolution',
  },
  decision: { zh: '请选择一项决定', en: 'Choose a decision' },
  reasonReturn: {
    zh: '请写明退回补正的原因，申请人将看到',
    en: 'Say why it is returned; the applicant will read it',
  },
  reasonNotApprove: {
    zh: '请写明不同意的原因，申请人将看到',
    en: 'Say why it is not approved; the applicant will read it',
  },
  check: { zh: '请为这份材料选择检查结果', en: 'Choose a result for this document' },
  checkContradicts: {
    zh: '所有材料均为合格，不能退回补正；请选择需要补正的材料',
    en: 'All documents are in order, so nothing can be returned; mark the documents to be corrected',
  },
  approveContradicts: {
    zh: '有材料未合格，不能同意；请退回补正或重新检查',
    en: 'Some documents are not in order, so it cannot be approved; return it or check again',
  },
  handOver: { zh: '请选择接手的人', en: 'Choose who takes over' },
  vote: { zh: '请为这一项选择表决意见', en: 'Choose your vote on this item' },
  recusal: { zh: '请写明回避的原因', en: 'Say why you recuse yourself' },
  changeNotAsked: {
    zh: '您已表决过这一项。如要更改，请勾选“我要更改”',
    en: 'You have already voted on this item. To change your vote, tick “I wish to change it”',
  },
  reasonOrder: {
    zh: '请写明以通讯方式表决的理由',
    en: 'Say why the vote is held by correspondence',
  },
  closing: { zh: '请填写截止日期和时间', en: 'Enter the closing date and time' },
  closingPast: { zh: '截止时间必须晚于现在', en: 'The closing time must lie in the future' },
  shortenedReason: {
    zh: '通知时间短于通常期限，请写明理由',
    en: 'The notice is shorter than usual; say why',
  },
  items: { zh: '请至少选择一个事项', en: 'Choose at least one case' },
  filingNumber: {
    zh: '请填写贵单位的备案编号；没有编号请填“无”',
    en: 'Enter your own filing number; write “none” if there is none',
  },
  letterNumber: {
    zh: '请填写来函上的备案编号；没有编号请填“无”',
    en: 'Enter the filing number on the letter; write “none” if there is none',
  },
  filingReason: { zh: '请写明退回意见', en: 'Say what must be mended' },
  scan: { zh: '请上传来函的扫描件或照片', en: 'Upload a scan or photo of the letter' },
  code: {
    zh: '验证码不正确或已失效，请核对或重新获取',
    en: 'The code is wrong or has expired; check it or ask for a new one',
  },
} as const;
