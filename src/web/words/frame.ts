import type { Language } from '../../domain/wording.ts';

const zh = {
  product: '章程流程',
  skip: '跳到正文',
  language: '语言',
  otherLanguage: 'English',
  secretariat: '联盟秘书处',
  phone: '电话',
  address: '地址',
  zone: '本站所有时间均为北京时间。',
  embedded: '当前使用内置数据库，适合试用和小型联盟。正式使用请改用 PostgreSQL。',
  done: '已完成',
  attention: '请注意',
  signedInAs: (name: string) => `已登录：${name}`,
  print: '打印：请使用浏览器的打印功能，本页已按 A4 纸排版。',
  noAction: '打开本页不会产生任何操作；只有按下页面底部的按钮才会生效。',
  home: '首页',
};
const en: typeof zh = {
  product: 'Charterflow',
  skip: 'Skip to the content',
  language: 'Language',
  otherLanguage: '简体中文',
  secretariat: 'Secretariat',
  phone: 'Telephone',
  address: 'Address',
  zone: 'All times are Beijing time (Asia/Shanghai).',
  embedded:
    'This site runs on the embedded database, which is for trying out and small alliances. Use PostgreSQL in production.',
  done: 'Done',
  attention: 'Please note',
  signedInAs: (name) => `Signed in: ${name}`,
  print: 'To print, use your browser: this page is laid out for A4.',
  noAction: 'Opening this page does nothing; only the button at the foot of the page does.',
  home: 'Home',
};
export const frameWords: Readonly<Record<Language, typeof zh>> = { zh, en };
