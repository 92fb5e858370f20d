import type { Template } from './draft.ts';
import { typedName } from './phrases.ts';
import type { ReleaseWanted } from './views.ts';

/** 请您签发, in one screen of a phone. */
export const releaseWanted: Template<ReleaseWanted> = {
  zh: (view) => ({
    subject: `请您签发${view.kind.zh}：${typedName(view.title, 80)}`,
    paragraphs: [
      `秘书处拟了一份${view.kind.zh}《${typedName(view.title, 120)}》，请您审阅并签发，约1分钟：`,
    ],
    button: { label: '查看并签发', link: view.link },
    afterword: `签发后即编号；需要修改的，可以写明原因退回。${view.lastReminder ? '此后不再发送提醒，秘书处将与您电话联系。' : ''}`,
  }),
  en: (view) => ({
    subject: `Please release: ${typedName(view.title, 80)}`,
    paragraphs: [
      `The secretariat has drafted a paper (${view.kind.en.toLowerCase()}): ${typedName(view.title, 120)}. Please read and release it; it takes about a minute:`,
    ],
    button: { label: 'View and release', link: view.link },
    afterword: `It gets its number with the release. You may return it with a reason instead.${view.lastReminder ? ' This is the last reminder; the secretariat will telephone next.' : ''}`,
  }),
};
