import type { ScheduleFault } from '../../domain/working-days.ts';
import type { Language, Wording } from '../../domain/wording.ts';

const zh = {
  title: '放假安排',
  lead: '期限和提醒按工作日计算，以国务院办公厅每年的放假通知为准。尚未录入的年份暂按周一至周五计算，并在显示期限的地方注明。',
  unknown: (year: number) => `${year}年放假安排尚未录入`,
  unknownLead: '国务院办公厅一般在11月上旬公布下一年的安排。公布后请在下面录入。',
  enter: '录入一年的放假安排',
  year: '年份',
  yearHint: '如 2027',
  notice: '通知文号',
  noticeHint: '如 国办发明电〔2025〕7号',
  holidays: '放假日期',
  holidaysHint:
    '可以直接粘贴通知原文（一至七条），也可以每行写一段，如“10月1日至7日”。写有“上班”的句子算作调休上班。',
  worked: '调休上班的周末（可选）',
  workedHint: '如“2月14日、2月28日”；通知原文里已有的不用再写',
  link: '通知网址',
  linkHint: '如 https://www.gov.cn/……',
  scan: '通知扫描件',
  scanHint: '网址和扫描件至少提供一项',
  preview: '核对后再生效',
  known: '已知的年份',
  shipped: '随产品提供',
  imported: '录入',
  replaced: '已被替换',
  off: '放假',
  work: '上班',
  none: '无',
  evidence: '依据',
  openFile: '下载扫描件',
  checkTitle: (year: number) => `核对${year}年放假安排`,
  checkLead: '请对照通知逐项核对。确认后，尚未发出的提醒和尚未到期的期限按新安排重新计算。',
  missing: '以下法定节日不在放假日期内，请再核对：',
  replaces: '这一年已有安排',
  replacesLead: '确认后以新录入的为准，原有安排保留备查。',
  replace: (notice: string) => `替换原有安排（${notice}）`,
  closes: '截止日落在放假日的表决',
  closesLead: '这些表决的截止时间已由主持人决定，不会改变；请提醒主持人留意。',
  confirm: '确认生效',
  inForce: '已生效',
  inForceText: '期限和提醒按这份安排计算。',
  back: '返回放假安排',
  dayOff: '截止日是放假日',
};
const en: typeof zh = {
  title: 'Working days',
  lead: 'Deadlines and reminders count working days as the State Council’s yearly notice sets them. A year that is not entered yet counts Monday to Friday, and every deadline in it says so.',
  unknown: (year) => `The schedule of ${year} is not entered yet`,
  unknownLead:
    'The State Council publishes the next year’s schedule in early November, as a rule. Please enter it below once it is out.',
  enter: 'Enter the schedule of a year',
  year: 'Year',
  yearHint: 'Such as 2027',
  notice: 'Number of the notice',
  noticeHint: 'Such as 国办发明电〔2025〕7号',
  holidays: 'Days off',
  holidaysHint:
    'Paste the notice’s own words (items 1 to 7), or write one holiday a line, such as 2027-10-01 至 2027-10-07. Sentences with 上班 are days worked.',
  worked: 'Weekends worked (optional)',
  workedHint: 'Such as 2027-02-14、2027-02-28; not those in the pasted notice',
  link: 'Address of the notice',
  linkHint: 'Such as https://www.gov.cn/…',
  scan: 'Scan of the notice',
  scanHint: 'Give the address or a scan, or both',
  preview: 'Check before it holds',
  known: 'Years that are known',
  shipped: 'came with the product',
  imported: 'entered',
  replaced: 'replaced',
  off: 'off',
  work: 'worked',
  none: 'none',
  evidence: 'Evidence',
  openFile: 'download the scan',
  checkTitle: (year) => `Check the schedule of ${year}`,
  checkLead:
    'Please compare it with the notice. Once confirmed, reminders not yet sent and deadlines not yet reached follow it.',
  missing: 'These days are off by law and not among the days off; please check again:',
  replaces: 'This year has a schedule already',
  replacesLead: 'The new one holds once confirmed; the present one is kept.',
  replace: (notice) => `Replace the present schedule (${notice})`,
  closes: 'Votes that close on a day off',
  closesLead: 'Their close was ordered by the chair and stays; please tell the chair.',
  confirm: 'Confirm',
  inForce: 'In force',
  inForceText: 'Deadlines and reminders follow this schedule.',
  back: 'Back to working days',
  dayOff: 'closes on a day off',
};
export const calendarWords: Readonly<Record<Language, typeof zh>> = { zh, en };

const say = (chinese: string, english: string): Wording => ({ zh: chinese, en: english });

/** What is wrong with a schedule, with the line or day, and what to do about it. */
export function faultInWords({ because, text }: ScheduleFault, year: number): Wording {
  const of = (chinese: string, english: string): Wording =>
    say(`“${text}”${chinese}`, `“${text}”: ${english}`);
  switch (because) {
    case 'unreadable':
      return of(
        '看不懂，请写成“10月1日至7日”这样的日期',
        'not understood; write dates such as 2027-10-01 至 2027-10-07',
      );
    case 'no-such-day':
      return of('中有不存在的日期，请核对', 'there is no such day; please check');
    case 'other-weekday':
      return of(
        `中的星期与${year}年的日历不符，请核对年份和日期`,
        `the weekday does not agree with the calendar of ${year}; check year and day`,
      );
    case 'other-year':
      return of(`不在${year}年内，请核对年份`, `not in ${year}; check the year`);
    case 'backwards':
      return of('结束日期早于开始日期，请核对', 'ends before it begins; please check');
    case 'too-long':
      return of('超过15天，请核对', 'longer than 15 days; please check');
    case 'overlap':
      return of('与另一段放假日期重叠，请核对', 'overlaps another holiday; please check');
    case 'no-weekend':
      return of(
        '不是周六或周日，本来就上班，请核对',
        'no Saturday or Sunday, so it is worked anyway; please check',
      );
    case 'off-and-worked':
      return of('既放假又上班，请核对', 'both off and worked; please check');
    case 'twice':
      return of('写了两次，请删去一次', 'given twice; delete one');
    case 'empty':
      return say('请填写放假日期', 'Enter the days off');
  }
}
