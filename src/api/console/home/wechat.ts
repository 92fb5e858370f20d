import type { Wording } from '../../../domain/wording.ts';
import type { Case } from '../../../store/cases.ts';
import type { Contact } from '../../../web/views.ts';
import { moment } from '../../../web/format.ts';
import type { Visit } from '../entrance.tsx';

/**
 * Texts the secretariat copies into WeChat. They bear no link: a link is a person's own and goes by mail, or is
 * handed out on the page of the vote.
 */
type Vote = {
  readonly body: Wording;
  readonly matter: Wording;
  readonly items: number;
  readonly closesAt: number;
};

type AboutCase = { readonly one: Case; readonly stage: Wording };

/** To whoever has no mail address: nothing was sent to them. */
const OTHERWISE: Wording = {
  zh: '我们没有您的邮箱，请告知您希望怎样收到链接或纸质材料。',
  en: 'We have no mail address of yours: please tell us how you would like to have the link, or papers.',
};

/** 王理事长：您好！理事长办公会议就3件入会申请进行通讯表决，请您于…前表决。 */
export function askedToVote(visit: Visit, to: Contact, vote: Vote): Wording {
  const { zh, en } = matters(vote);
  return written(visit, to, {
    zh: `${vote.body.zh}就${zh}进行通讯表决，请您于${moment('zh', vote.closesAt)}前表决。${to.withoutMail ? OTHERWISE.zh : '表决链接已发至您的邮箱，未收到的请告知，我们重新发送。'}`,
    en: `${vote.body.en} is voting by correspondence on ${en}. Please vote by ${moment('en', vote.closesAt)}. ${to.withoutMail ? OTHERWISE.en : 'The link was sent to your mail address; tell us if it has not come.'}`,
  });
}

export function askedToOrder(visit: Visit, to: Contact, vote: Vote): Wording {
  const { zh, en } = matters(vote);
  return written(visit, to, {
    zh: `${zh}待${vote.body.zh}表决，请您审议是否进行通讯表决。${to.withoutMail ? OTHERWISE.zh : '链接已发至您的邮箱，约1分钟。'}`,
    en: `${en} wait for a vote of ${vote.body.en}. Please decide whether to hold it by correspondence. ${to.withoutMail ? OTHERWISE.en : 'The link was sent to your mail address; it takes about a minute.'}`,
  });
}

export function askedToCorrect(visit: Visit, to: Contact, { one }: AboutCase): Wording {
  return written(visit, to, {
    zh: `${one.applicantName}的${one.plan.matter.zh}申请（编号${one.number}）需要补正材料。请按邮件中的链接补充提交，其他内容已经保留。`,
    en: `The ${one.plan.matter.en} application of ${one.applicantName} (number ${one.number}) needs corrected documents. Please use the link in our mail; everything else has been kept.`,
  });
}

export function askedToAct(visit: Visit, to: Contact, { one, stage }: AboutCase): Wording {
  return written(visit, to, {
    zh: `${one.applicantName}的${one.plan.matter.zh}事项（编号${one.number}）现在${stage.zh}环节，请您办理。${to.withoutMail ? OTHERWISE.zh : '链接已发至您的邮箱。'}`,
    en: `The ${one.plan.matter.en} of ${one.applicantName} (number ${one.number}) is at: ${stage.en}. Please act on it. ${to.withoutMail ? OTHERWISE.en : 'The link was sent to your mail address.'}`,
  });
}

function matters({ items, matter }: Vote): Wording {
  return {
    zh: `${items}件${matter.zh}申请`,
    en: items === 1 ? `one application for ${matter.en}` : `${items} applications for ${matter.en}`,
  };
}

function written({ alliance, charter }: Visit, to: Contact, said: Wording): Wording {
  return {
    zh: `${to.called ?? to.name}：您好！${said.zh}不便操作请致电${alliance.phone}。${charter.short.zh}秘书处`,
    en: `Dear ${to.name}, ${said.en} If this is inconvenient, please call ${alliance.phone}. Secretariat, ${charter.short.en}`,
  };
}
