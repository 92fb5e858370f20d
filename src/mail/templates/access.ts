import type { Template } from './draft.ts';
import { dayAndHour, longDate } from './phrases.ts';
import type { AllianceSetUp, FreshLink, SignInCode } from './views.ts';

export const allianceSetUp: Template<AllianceSetUp> = {
  zh: ({ alliance, worksFrom, address, link }) => ({
    subject: `${alliance.zh}已建立，请登录工作台`,
    paragraphs: [
      `${alliance.zh}已按其章程在本系统建立，您在秘书处任职。登录时填写本邮箱，系统随即发送验证码，无需密码。`,
      worksFrom
        ? `自${longDate(worksFrom, 'zh')}起受理入会申请。在此之前，请在“名册导入导出”中导入现有会员名册。`
        : '即日起受理入会申请。请在“名册导入导出”中导入现有会员名册。',
    ],
    facts: [{ label: '登录邮箱', value: address }],
    button: { label: '登录工作台', link },
    afterword: '在他人名下登记的内容须由秘书处另一位人员复核，请双方都登录一次。',
  }),
  en: ({ alliance, worksFrom, address, link }) => ({
    subject: `${alliance.en} is set up: please sign in`,
    paragraphs: [
      `${alliance.en} was set up here by its charter, and you are of its secretariat. To sign in, enter this address: a code is mailed to you; there is no password.`,
      worksFrom
        ? `Applications are taken from ${longDate(worksFrom, 'en')} on. Until then, please import the roster of the present members under “Rosters”.`
        : 'Applications are taken from now on. Please import the roster of the present members under “Rosters”.',
    ],
    facts: [{ label: 'Address to sign in with', value: address }],
    button: { label: 'Sign in to the console', link },
    afterword:
      'What one of the secretariat enters for others is checked by another: please both sign in once.',
  }),
};

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
