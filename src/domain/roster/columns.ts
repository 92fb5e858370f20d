import type { Wording } from '../wording.ts';
import type { RawCell, SheetId } from './type.ts';

export type ColumnId =
  | 'name'
  | 'kind'
  | 'class'
  | 'code'
  | 'legal'
  | 'liaison'
  | 'post'
  | 'phone'
  | 'email'
  | 'address'
  | 'joined'
  | 'left'
  | 'founder'
  | 'title'
  | 'employer'
  | 'employer-code'
  | 'seat'
  | 'from'
  | 'until';

export type Column = {
  readonly id: ColumnId;
  /** The template's own header. */
  readonly label: Wording;
  /** What secretaries call it, besides the label. */
  readonly synonyms: readonly string[];
  readonly required?: true;
};

const column = (
  id: ColumnId,
  zh: string,
  en: string,
  synonyms: string,
  required?: true,
): Column => ({
  id,
  label: { zh, en },
  synonyms: synonyms.split(' ').filter((word) => word !== ''),
  ...(required ? { required } : {}),
});

const PHONE = column(
  'phone',
  '手机',
  'Telephone',
  '电话 手机号 手机号码 联系电话 联系方式 移动电话 座机 tel phone mobile 联系人电话 联系人手机 联络员电话',
);
const EMAIL = column(
  'email',
  '邮箱',
  'E-mail',
  '电子邮箱 电子邮件 邮件 e-mail email mail 信箱 联系邮箱 联系人邮箱 联络员邮箱',
);

/** The sheets of a roster and their columns, in the template's order. */
export const COLUMNS: Readonly<Record<SheetId, readonly Column[]>> = {
  members: [
    column(
      'name',
      '单位名称（个人会员填姓名）',
      'Name',
      '单位名称 名称 会员单位 会员名称 单位 企业名称 公司名称 单位全称 会员 机构名称',
      true,
    ),
    column('kind', '会员类别', 'Kind of member', '类别 会员类型 会员种类 类型', true),
    column(
      'class',
      '会员资格',
      'Class of member',
      '资格 会员级别 会员等级 级别 等次 会员等次 成员等次 单位等次 成员资格 成员等级',
    ),
    column(
      'code',
      '统一社会信用代码',
      'Unified social credit code',
      '信用代码 社会信用代码 税号 统一代码 统一信用代码 纳税人识别号 组织机构代码',
    ),
    column('legal', '法定代表人', 'Legal representative', '法人 法人代表 法定代表 负责人'),
    column('liaison', '联系人', 'Liaison', '联络员 联络人 经办人 对接人 联系人姓名 联络员姓名'),
    column('post', '联系人职务', 'Post of the liaison', '联络员职务'),
    PHONE,
    EMAIL,
    column('address', '通信地址', 'Address', '地址 通讯地址 联系地址 办公地址 单位地址'),
    column(
      'joined',
      '入会时间',
      'Joined',
      '入会日期 加入时间 加入日期 入盟时间 入盟日期 加入联盟时间',
    ),
    column('left', '退会时间', 'Left', '退会日期 退出时间 退出日期 退盟时间'),
    column('founder', '发起单位', 'Founder', '是否发起单位 发起会员 创始会员 创始单位 发起成员'),
  ],
  people: [
    column('name', '姓名', 'Name', '人员姓名 名字', true),
    column('title', '称谓', 'Form of address', '称呼 尊称'),
    column('employer', '工作单位', 'Employer', '单位 所在单位 单位名称 任职单位'),
    column(
      'employer-code',
      '工作单位信用代码',
      'Employer’s credit code',
      '单位信用代码 单位统一社会信用代码 统一社会信用代码',
    ),
    PHONE,
    EMAIL,
  ],
  offices: [
    column('name', '姓名', 'Name', '人员姓名 任职人员 名字', true),
    column('seat', '联盟职务', 'Office', '职务 任职 联盟任职 岗位 席位 担任职务', true),
    PHONE,
    EMAIL,
    column('from', '任职时间', 'Since', '任职日期 任职起始 开始时间 起始日期 当选时间 任期开始'),
    column('until', '离任时间', 'Until', '离任日期 卸任时间 结束时间 终止日期 任期结束'),
  ],
};

const SHEET_NAMES: Readonly<Record<SheetId, readonly string[]>> = {
  members: ['会员', '会员单位', '会员名单', '会员名册', '发起单位', '单位名单', 'members'],
  people: ['人员', '人员名单', '通讯录', '联系人', 'people'],
  offices: ['任职', '任职人员', '职务', '任职名单', '领导成员', '理事会', 'offices'],
};

/** A header or a sheet's name as it is compared: without white space, brackets' contents, signs and capitals. */
export function plainHeader(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[（(][^（()）]*[）)]/gu, '')
    .replace(/[\s*＊:：、,，/\\_\u200b-\u200f\u2060\ufeff]/gu, '')
    .toLowerCase();
}

export type Header = {
  readonly sheet: SheetId;
  /** Index of the row. */
  readonly at: number;
  /** Column by index in the row; null: not recognised. */
  readonly columns: readonly (Column | null)[];
  readonly ignored: readonly string[];
};

/** Above the header stand merged titles and empty rows. */
const HEADER_WITHIN = 20;

/** Finds the header row and what the sheet is: by its name where that helps, else by its columns. */
export function headerOf(name: string, rows: readonly (readonly RawCell[])[]): Header | undefined {
  const plain = plainHeader(name);
  const named = (Object.keys(SHEET_NAMES) as SheetId[]).find((sheet) =>
    SHEET_NAMES[sheet].includes(plain),
  );
  for (const [at, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const found = (named ? [named] : (['offices', 'members', 'people'] as const))
      .map((sheet) => recognised(sheet, at, row))
      .filter((header) => header !== undefined)
      .toSorted((one, other) => known(other) - known(one));
    const [best] = found;
    if (best) return best;
  }
  return undefined;
}

const known = (header: Header): number => header.columns.filter((one) => one !== null).length;

function recognised(sheet: SheetId, at: number, row: readonly RawCell[]): Header | undefined {
  const taken = new Set<ColumnId>();
  const ignored: string[] = [];
  const columns = row.map((cell): Column | null => {
    const text = cell === null ? '' : plainHeader(String(cell));
    const column = COLUMNS[sheet].find(
      (one) =>
        !taken.has(one.id) && (plainHeader(one.label.zh) === text || one.synonyms.includes(text)),
    );
    if (column) taken.add(column.id);
    else if (text !== '' && text !== '序号') ignored.push(String(cell).trim());
    return column ?? null;
  });
  const complete = COLUMNS[sheet].every((one) => !one.required || taken.has(one.id));
  return complete ? { sheet, at, columns, ignored } : undefined;
}
