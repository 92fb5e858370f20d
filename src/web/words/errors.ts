import type { Language } from '../../domain/wording.ts';

const zh = {
  title: {
    400: '这次提交无法处理',
    403: '不能这样操作',
    404: '没有这个页面',
    413: '文件太大',
    429: '操作太频繁',
    500: '系统出了问题',
    503: '暂时无法使用',
  },
  lead: {
    400: '提交的内容不完整或格式不对。请返回上一页，重新填写后再提交。',
    403: '您没有权限，或者页面打开太久已经失效。请返回上一页，刷新后再试。',
    404: '网址可能抄错了，或者页面已经移走。请回到首页，或从邮件里的链接重新打开。',
    413: '上传的文件超过了限制。请压缩、缩小照片，或分成几个文件上传；已填写的内容可以返回上一页找回。',
    429: '短时间内操作次数太多，请稍后再试。',
    500: '不是您的问题。已经提交并看到回执的内容不会丢失。请稍后再试；如仍不行，请把下面的编号告诉秘书处。',
    503: '系统正在启动或维护，请稍等片刻再刷新。已经提交的内容不会丢失。',
  },
  limit: (megabytes: number) => `每个文件不超过${megabytes} MB。`,
  retry: (seconds: number) =>
    seconds < 90 ? `请在${seconds}秒后再试。` : `请在${Math.ceil(seconds / 60)}分钟后再试。`,
  number: '编号',
  status: (status: number) => `状态码 ${status}`,
  home: '回到首页',
  back: '返回上一页',
};
const en: typeof zh = {
  title: {
    400: 'This could not be processed',
    403: 'You cannot do this',
    404: 'There is no such page',
    413: 'The file is too large',
    429: 'Too many requests',
    500: 'Something went wrong here',
    503: 'Not available just now',
  },
  lead: {
    400: 'What was sent is incomplete or malformed. Go back, fill it in again and send it.',
    403: 'You may not do this, or the page was open too long. Go back, reload and try again.',
    404: 'The address may be wrong or the page has moved. Start from the home page or from the link in your mail.',
    413: 'The upload is over the limit. Make it smaller or send several files; go back to find what you typed.',
    429: 'Too much in too short a time. Please try again later.',
    500: 'It is not your fault, and whatever showed a receipt is safe. Try again later; if it goes on, tell the secretariat the number below.',
    503: 'The system is starting or being maintained. Please reload in a moment; nothing you submitted is lost.',
  },
  limit: (megabytes) => `Up to ${megabytes} MB a file.`,
  retry: (seconds) =>
    seconds < 90
      ? `Try again in ${seconds} seconds.`
      : `Try again in ${Math.ceil(seconds / 60)} minutes.`,
  number: 'Number',
  status: (status) => `Status ${status}`,
  home: 'Go to the home page',
  back: 'Go back',
};
export const errorWords: Readonly<Record<Language, typeof zh>> = { zh, en };
