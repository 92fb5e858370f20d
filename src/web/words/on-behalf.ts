import type { Language } from '../../domain/wording.ts';

const zh = {
  recordedTitle: '秘书处登记了您的纸质表决票',
  number: '登记编号',
  objectLead: '如果这不是您的意思，请提出异议：该票即不计入，您可以自行表决。最迟',
  object: '这不是我的意思',
  objectedTitle: '您对登记的表决票提出了异议',
  objected: '该票不计入，秘书处已收到通知。您可以自行表决。',
  saidTitle: '您在电话中表示（尚未计票）',
  saidLead: '确认后作为您的表决计入：',
  confirm: '确认以上意见',
  otherwise: '如果不是这个意思，请在下面另行表决。',
};
const en: typeof zh = {
  recordedTitle: 'The secretariat recorded your paper ballot',
  number: 'Record',
  objectLead:
    'If this is not your vote, say so: it then does not count, and you may vote yourself. Until',
  object: 'This is not my vote',
  objectedTitle: 'You objected to a recorded vote',
  objected: 'It does not count, and the secretariat has been told. You may vote yourself.',
  saidTitle: 'You said by telephone (it does not count yet)',
  saidLead: 'Confirmed, it counts as your vote:',
  confirm: 'Confirm this',
  otherwise: 'If it is not what you mean, vote below instead.',
};
export const onBehalfWords: Readonly<Record<Language, typeof zh>> = { zh, en };
