import { readImport, rowsOfImport } from '../../store/roster/imports.ts';
import type { RecordDescriber } from './record-kinds.ts';
import { stateOf } from './roster-files.ts';

/** 名册导入: a file and its documents, as the second person compares them. */
export const rosterDescriber: RecordDescriber = {
  name: { zh: '名册导入', en: 'Import of a roster' },
  async describe(scope, visit, record) {
    const one = await readImport(scope, record.subject);
    const rows = await rowsOfImport(scope, record.subject);
    const count = (state: ReturnType<typeof stateOf>): string =>
      String(rows.filter((row) => stateOf(row) === state).length);
    return {
      about: one?.fileName ?? '',
      facts: [
        { label: { zh: '文件', en: 'File' }, value: one?.fileName ?? '' },
        { label: { zh: 'SHA-256', en: 'SHA-256' }, value: one?.sha256 ?? '' },
        { label: { zh: '将新增（行）', en: 'Rows that add' }, value: count('added') },
        { label: { zh: '将更新（行）', en: 'Rows that change' }, value: count('changed') },
        { label: { zh: '已在册（行）', en: 'Rows there already' }, value: count('same') },
        { label: { zh: '不导入（行）', en: 'Rows not imported' }, value: count('refused') },
      ],
      subject: {
        url: `${visit.base}/roster/${record.subject}`,
        label: { zh: '逐行核对试运行结果', en: 'Compare the dry run row by row' },
      },
    };
  },
  reasons: {
    unknown: { zh: '没有这份名册。', en: 'There is no such roster.' },
    'handed-in-before': {
      zh: '这份名册此前已提交，没有重复登记。',
      en: 'This roster was handed in before; nothing was recorded twice.',
    },
    'rows-changed': {
      zh: '名册内容与提交时不一致，没有导入。请重新上传。',
      en: 'The rows are not those that were handed in; nothing was imported. Please upload it again.',
    },
  },
  entries: async (_scope, visit) => ({
    title: { zh: '名册导入', en: 'Rosters' },
    lead: {
      zh: '从 Excel 或 CSV 导入会员、人员和任职，先试运行。',
      en: 'Members, people and offices from Excel or CSV, tried first.',
    },
    links: [
      {
        url: `${visit.base}/roster`,
        label: { zh: '导入或导出名册', en: 'Import or export a roster' },
      },
    ],
    empty: { zh: '', en: '' },
  }),
};
