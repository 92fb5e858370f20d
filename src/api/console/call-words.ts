import type { Wording } from '../../domain/wording.ts';
import type { Text } from '../../web/views.ts';
import type { Desk } from './desk.ts';

const NO_ADDRESS: Wording = {
  zh: '没有登记邮箱，请电话或纸质征询',
  en: 'no address on record: please ask by telephone or on paper',
};

const PREFERS = {
  telephone: {
    zh: '本人选择以电话联系；邮件已作为书面通知发至其邮箱，请致电说明',
    en: 'they want to be asked by telephone; the mail went out as the notice in writing: please call and explain',
  },
  paper: {
    zh: '本人选择以纸质联系；邮件已作为书面通知发至其邮箱，请致电说明并送达纸质材料',
    en: 'they want to be asked on paper; the mail went out as the notice in writing: please call, and send the papers',
  },
  forwarded: {
    zh: '本人选择以微信联系；邮件已作为书面通知发至其邮箱，请联系本人并转发其链接',
    en: 'they want to be asked by WeChat; the mail went out as the notice in writing: please reach them and forward their link',
  },
} as const satisfies Record<string, Wording>;

/** Why one person is called without having been reminded: mail does not reach them, or is not how they want to be asked. */
export function whyCalled(desk: Desk, person: string | null): Wording {
  const prefers = person === null ? undefined : desk.roster.prefers(person);
  return prefers ? PREFERS[prefers] : NO_ADDRESS;
}

/** What to say to them. It says what the mail says, and that the telephone decides nothing. */
export function scriptFor(desk: Desk, person: string, about: Wording, matter: Text): Wording {
  const { called, name } = desk.roster.contact(person);
  const mailed = desk.roster.prefers(person) !== undefined;
  const inBoth = typeof matter === 'string' ? { zh: matter, en: matter } : matter;
  const { short } = desk.visit.charter;
  const notice = mailed
    ? {
        zh: '书面通知已发至您的邮箱，请从其中的链接办理；不便的，可以书面答复，由我们登记。',
        en: 'The notice in writing is in your mail: please use its link. If you would rather not, answer in writing and we record it.',
      }
    : {
        zh: '我们没有您的邮箱，可以当面或以微信转交您本人的链接，也可以寄送纸质材料，由您书面答复。',
        en: 'We have no mail address of yours: we can pass on your own link, or send papers for you to answer in writing.',
      };
  return {
    zh: `${called ?? name}：您好！这里是${short.zh}秘书处，就“${about.zh}”（${inBoth.zh}）与您联系。${notice.zh}电话里说的不算表决或决定。`,
    en: `Dear ${name}, this is the secretariat of ${short.en}, about ${about.en} (${inBoth.en}). ${notice.en} What is said on the telephone is no vote and no decision.`,
  };
}
