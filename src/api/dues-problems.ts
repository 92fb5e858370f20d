import type { Wording } from '../domain/wording.ts';

/** What is wrong with a field of a form about dues, and what to do. */
export const DUES_PROBLEMS = {
  year: { zh: '请选择年度', en: 'Choose the year' },
  amount: {
    zh: '请填写金额，如 20,000 或 20000.00（以元为单位）',
    en: 'Enter the amount in yuan, such as 20,000 or 20000.00',
  },
  day: { zh: '请选择日期', en: 'Choose the date' },
  future: { zh: '日期晚于今天，请核对', en: 'The date lies in the future; please check it' },
  payer: { zh: '请填写付款方名称', en: 'Enter who paid' },
  voucherNumber: { zh: '请填写凭证号码', en: 'Enter the voucher’s number' },
  scan: { zh: '请上传凭证扫描件或照片', en: 'Upload a scan or photo of the voucher' },
} as const satisfies Readonly<Record<string, Wording>>;
