import type { Wording } from './wording.ts';

/** How a reply came that was not given by the member's own link. */
export const REPLIED_IN_WORDS: Readonly<Record<'letter' | 'mail' | 'telephone', Wording>> = {
  letter: { zh: '书面答复', en: 'a letter' },
  mail: { zh: '邮件答复', en: 'a mail' },
  telephone: { zh: '电话答复', en: 'a call' },
};
