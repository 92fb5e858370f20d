import { nameIn } from '../../domain/charter/in-words.ts';
import { readCase } from '../../store/cases.ts';
import { filingsOf } from '../../store/filings.ts';
import type { ReceiptContent } from '../../store/records/receipt.ts';
import type { Scope } from '../../store/scope.ts';
import { openTasks, readTask } from '../../store/tasks.ts';
import type { Visit } from './entrance.tsx';
import type { RecordDescriber } from './record-kinds.ts';

/** 来函回执: an authority's receipt of a filing that came as a letter. */
export const receiptByLetter: RecordDescriber = {
  name: { zh: '来函回执', en: 'Receipt by letter' },
  async describe(scope, visit, record) {
    const { number, remark } = record.content as unknown as ReceiptContent;
    const task = await readTask(scope, record.subject);
    const one = task?.caseId ? await readCase(scope, task.caseId) : undefined;
    const filing = (await filingsOf(scope, one?.id ?? '')).find(
      (candidate) => candidate.stage === task?.stage,
    );
    const item = `${one?.applicantName ?? ''} ${one?.number ?? ''}`;
    return {
      about: item,
      facts: [
        { label: { zh: '事项', en: 'Case' }, value: item },
        {
          label: { zh: '单位', en: 'Authority' },
          value: filing ? nameIn(visit.charter, filing.authority) : '',
        },
        { label: { zh: '备案号', en: 'Its number' }, value: number },
        { label: { zh: '备注', en: 'Remark' }, value: remark },
      ],
      ...(one
        ? {
            subject: {
              url: `${visit.base}/cases/${one.id}`,
              label: { zh: `事项 ${one.number}`, en: `Case ${one.number}` },
            },
          }
        : {}),
    };
  },
  reasons: {
    unknown: { zh: '没有这份备案。', en: 'There is no such filing.' },
    'number-missing': { zh: '请填写来函的备案号。', en: 'Enter the number on the letter.' },
    'waits-already': {
      zh: '这份备案已有一封来函等待复核，请先复核。',
      en: 'A letter about this filing already waits for its check; check that one first.',
    },
    'registered-before': {
      zh: '这份备案已有答复记录，没有重复登记。',
      en: 'An answer to this filing was recorded before; nothing was recorded twice.',
    },
    'not-yours': {
      zh: '登记人已不在秘书处任职，请由在任人员重新登记。',
      en: 'Whoever entered it is not of the secretariat any more; somebody who is has to enter it again.',
    },
  },
  entries: async (scope, visit) => ({
    title: { zh: '来函回执', en: 'Receipts by letter' },
    lead: {
      zh: '在事项页的“备案”中登记备案号和收函日期，并上传来函的扫描件。',
      en: 'On the page of the case, under its filing, enter number and date and upload the scan of the letter.',
    },
    links: await filingsOpen(scope, visit),
    empty: { zh: '没有等待回执的备案。', en: 'No filing waits for its receipt.' },
  }),
};

async function filingsOpen(scope: Scope, visit: Visit) {
  const links = [];
  for (const task of await openTasks(scope)) {
    const one = task.kind === 'filing' && task.caseId ? await readCase(scope, task.caseId) : null;
    if (one)
      links.push({
        url: `${visit.base}/cases/${one.id}`,
        label: `${one.applicantName} · ${one.number}`,
      });
  }
  return links;
}
