import type { Template } from './draft.ts';
import { dayAndHour } from './phrases.ts';
import type { FreshLink, SignInCode } from './views.ts';

export const signInCode: Template<SignInCode> = {
  zh: ({ code, minutes }) => ({
    subject: '登录验证码',
    paragraphs: [`您的登录验证码，${minutes}分钟内有效：`],
    code,
    afterword: '如非本人操作，请忽略本邮件。请勿将验证码告诉他人，秘书处不会向您索要。',
  }),
  en: ({ code, minutes }) => ({
    subject: 'Your sign-in code',
    paragraphs: [`Your sign-in code, valid for ${minutes} minutes:`],
    code,
    afterword:
      'If you did not ask for it, ignore this mail. Tell the code to nobody; the secretariat never asks for it.',
  }),
};

export const freshLink: Template<FreshLink> = {
  zh: ({ about, due, link }) => ({
    subject: `新链接：${about.zh}`,
    paragraphs: [
      `您需要的${about.zh}新链接如下${due ? `，请于${dayAndHour(due, 'zh')}前办理` : ''}：`,
    ],
    button: { label: '打开', link },
    afterword: '如无需要，请忽略本邮件。链接供您本人使用，请勿转发。',
  }),
  en: ({ about, due, link }) => ({
    subject: `A fresh link: ${about.en}`,
    paragraphs: [
      `Here is a fresh link for you: ${about.en}${due ? `. Please act by ${dayAndHour(due, 'en')}` : ''}:`,
    ],
    button: { label: 'Open', link },
    afterword:
      'If you have no use for it, ignore this mail. The link is yours alone; please do not forward it.',
  }),
};
