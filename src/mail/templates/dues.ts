import type { Template } from './draft.ts';
import { longDate, typedName } from './phrases.ts';
import type { DuesNotice, DuesReminder, DuesView, VoucherIssued, VoucherWanted } from './views.ts';

function factsInChinese({ yuan, due, reference, account }: DuesView) {
  return [
    { label: '应缴金额', value: `${yuan}元` },
    { label: '缴费期限', value: longDate(due, 'zh') },
    ...(account
      ? [
          { label: '收款户名', value: typedName(account.holder, 100) },
          { label: '开户行', value: typedName(account.bank, 100) },
          { label: '账号', value: account.number },
        ]
      : []),
    { label: '汇款附言', value: reference },
  ];
}

function factsInEnglish({ yuan, due, reference, account }: DuesView) {
  return [
    { label: 'Amount', value: `RMB ${yuan}` },
    { label: 'To be paid by', value: longDate(due, 'en') },
    ...(account
      ? [
          { label: 'Account holder', value: typedName(account.holder, 100) },
          { label: 'Bank', value: typedName(account.bank, 100) },
          { label: 'Account number', value: account.number },
        ]
      : []),
    { label: 'Reference', value: reference },
  ];
}

export const duesNotice: Template<DuesNotice> = {
  zh: (view) => ({
    subject: `缴费通知：${typedName(view.member, 60)}${view.year}年度会费`,
    paragraphs: [
      `根据联盟章程${view.article.zh}，${typedName(view.member, 60)}${view.year}年度会费请汇至以下账户，并在附言中注明编号：`,
    ],
    facts: factsInChinese(view),
    button: { label: '查看缴费情况，告知已缴', link: view.link },
    afterword: '如已缴纳，请在网页上告知，并可上传付款凭单。到账后由收款方开具收款凭证。',
  }),
  en: (view) => ({
    subject: `Payment notice: dues of ${typedName(view.member, 60)} for ${view.year}`,
    paragraphs: [
      `Under ${view.article.en} of its charter the alliance asks ${typedName(view.member, 60)} for the dues of ${view.year}. Please transfer them to this account and give the reference:`,
    ],
    facts: factsInEnglish(view),
    button: { label: 'View dues, tell of a payment', link: view.link },
    afterword:
      'If you have paid already, please say so on the page, where you can also upload the bank’s slip. The payment voucher follows once the money has arrived.',
  }),
};

export const duesReminder: Template<DuesReminder> = {
  zh: (view) => ({
    subject: `缴费提醒：${typedName(view.member, 60)}${view.year}年度会费`,
    paragraphs: [
      `${typedName(view.member, 60)}${view.year}年度会费${view.overdue ? '尚未收到，期限已过，烦请尽快缴纳' : '尚未收到，请于期限前缴纳'}（章程${view.article.zh}）。${view.sequence === 2 ? '此后秘书处将致电联系。' : ''}`,
    ],
    facts: factsInChinese(view),
    button: { label: '查看缴费情况，告知已缴', link: view.link },
    afterword: '如已缴纳，请在网页上告知。会员资格不受影响。',
  }),
  en: (view) => ({
    subject: `Reminder: dues of ${typedName(view.member, 60)} for ${view.year}`,
    paragraphs: [
      `The dues of ${typedName(view.member, 60)} for ${view.year} have not arrived yet (${view.article.en} of the charter). ${view.overdue ? 'They were due on the day below; please pay them soon.' : 'Please pay them by the day below.'}${view.sequence === 2 ? ' The secretariat will telephone next.' : ''}`,
    ],
    facts: factsInEnglish(view),
    button: { label: 'View dues, tell of a payment', link: view.link },
    afterword:
      'If you have paid already, please say so on the page. The membership is not affected.',
  }),
};

export const voucherWanted: Template<VoucherWanted> = {
  zh: ({ payments, reminder, article, link }) => ({
    subject: `${reminder ? '提醒：' : ''}请开具收款凭证（${payments}笔会费）`,
    paragraphs: [
      `根据联盟章程${article.zh}，有${payments}笔会费已到账${reminder ? '，收款凭证尚未收到' : ''}，请开具收款凭证，并在网页上填写凭证号码、上传扫描件，每笔一份：`,
    ],
    button: { label: '查看到账并填写凭证', link },
    afterword: '也可以寄送纸质凭证，由秘书处登记。',
  }),
  en: ({ payments, reminder, article, link }) => ({
    subject: `${reminder ? 'Reminder: please' : 'Please'} issue vouchers for ${payments} payment${payments === 1 ? '' : 's'} of dues`,
    paragraphs: [
      `Under ${article.en} of the alliance’s charter, ${payments} payment${payments === 1 ? '' : 's'} of dues ${payments === 1 ? 'has' : 'have'} come in${reminder ? ', and the vouchers are still missing' : ''}. Please issue ${payments === 1 ? 'the voucher and enter its number with the scan' : 'the vouchers and enter each number with its scan'} on the page:`,
    ],
    button: { label: 'View payments, enter vouchers', link },
    afterword: 'Vouchers on paper will do as well; the secretariat records them.',
  }),
};

export const voucherIssued: Template<VoucherIssued> = {
  zh: ({ member, number, yuan, issuer, article, link }) => ({
    subject: `收款凭证已开具：${number}`,
    paragraphs: [
      `${typedName(member, 60)}缴纳的会费${yuan}元已收到，${issuer.zh}已开具收款凭证（章程${article.zh}）：`,
    ],
    facts: [{ label: '凭证号码', value: typedName(number, 60) }],
    button: { label: '查看并下载', link },
  }),
  en: ({ member, number, yuan, issuer, article, link }) => ({
    subject: `Payment voucher ${number}`,
    paragraphs: [
      `The dues of ${typedName(member, 60)} (RMB ${yuan}) have been received, and ${issuer.en} has issued the payment voucher (${article.en} of the charter):`,
    ],
    facts: [{ label: 'Voucher number', value: typedName(number, 60) }],
    button: { label: 'View and download', link },
  }),
};
