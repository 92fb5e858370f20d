import type { Language } from '../domain/wording.ts';
import { contactSeat } from '../store/filings.ts';
import type { NewPerson } from './alliance.ts';

/** Invented people in the offices of the demonstration's alliances. */
export const DEMO_PEOPLE: readonly NewPerson[] = [
  person('王建国', '理事长', 'wang.jianguo', ['chair'], '91110108MA01WANG0B'),
  person('刘志远', '执行理事长', 'liu.zhiyuan', ['executive-chair']),
  person('陈丽华', '副理事长', 'chen.lihua', ['vice-chair'], '91310115MA1K4CHENU'),
  person('欧阳文', '副理事长', 'ouyang.wen', ['vice-chair']),
  person('李敏', '秘书长', 'li.min', ['secretary-general']),
  person('周海涛', '监事', 'zhou.haitao', ['supervisor']),
  person('赵雪', '老师', 'zhao.xue', ['case-officer']),
  person('孙晓', '老师', 'sun.xiao', ['case-officer']),
  person('吴正', '老师', 'wu.zheng', [contactSeat('ccpsme')]),
];

function person(
  name: string,
  title: string,
  mailbox: string,
  seats: readonly string[],
  employerCode?: string,
  language: Language = 'zh',
): NewPerson {
  return {
    name,
    title,
    email: `${mailbox}@example.org`,
    phone: '010-68200012',
    language,
    seats,
    ...(employerCode ? { employerCode } : {}),
  };
}

/** The secretariat of charter A, which decides on joining alone, and the representatives who are its council. */
export const GO_ABROAD_PEOPLE: readonly NewPerson[] = [
  person('林涛', '主任', 'lin.tao', ['secretariat-head']),
  person('何静', '老师', 'he.jing', ['case-officer']),
  person('马骏', '老师', 'ma.jun', ['case-officer']),
  person('高翔', '理事长', 'gao.xiang', ['chair-representative'], '91110108MA0GA00014'),
  person('丁一诺', '副理事长', 'ding.yinuo', ['vice-chair-representative'], '91110108MA0GA00027'),
  person('苏梅', '副理事长', 'su.mei', ['vice-chair-representative'], '91110108MA0GA0003A'),
];

/** The secretariat of charter C, and the representatives who are its presidium; one of them is its chair in turn. */
export const CROSS_BORDER_PEOPLE: readonly NewPerson[] = [
  person('沈岚', '主任', 'shen.lan', ['secretariat-head']),
  person('唐颖', '老师', 'tang.ying', ['case-officer']),
  person('许凯', '老师', 'xu.kai', ['case-officer']),
  person(
    '顾晨',
    '轮值主席',
    'gu.chen',
    ['rotating-chair', 'presidium-representative'],
    '91310115MA1CB00019',
  ),
  person('钱书怡', '总监', 'qian.shuyi', ['presidium-representative'], '91310115MA1CB0002C'),
  person('章伟', '总监', 'zhang.wei', ['presidium-representative'], '91310115MA1CB0003F'),
];

/** The secretariat of charter E, whose alliance writes in English first. */
export const APEC_PEOPLE: readonly NewPerson[] = [
  person('Sun Yue', 'Director', 'sun.yue', ['secretariat-head'], undefined, 'en'),
  person('Maria Santos', 'Ms', 'maria.santos', ['case-officer'], undefined, 'en'),
  person('Daniel Koh', 'Mr', 'daniel.koh', ['case-officer'], undefined, 'en'),
];

const PLENARY = 'representative';

/** Charter D: the seven of the executive committee, who represent member units in the plenary like the other three. */
export const ZHUZHOU_PEOPLE: readonly NewPerson[] = [
  person('谭卫东', '主任', 'tan.weidong', ['director', PLENARY], '12430200MB0ZZ00018'),
  person('罗秀英', '副主任', 'luo.xiuying', ['deputy-director', PLENARY], '12430200MB0ZZ0002B'),
  person('彭立新', '副主任', 'peng.lixin', ['deputy-director', PLENARY], '12430200MB0ZZ0003E'),
  person('邓小波', '执委', 'deng.xiaobo', ['executive', PLENARY], '12430200MB0ZZ0004H'),
  person('曾庆', '执委', 'zeng.qing', ['executive', PLENARY], '12430200MB0ZZ0005L'),
  person('袁媛', '执委', 'yuan.yuan', ['executive', PLENARY], '12430200MB0ZZ0006P'),
  person('贺军', '执委', 'he.jun', ['executive', PLENARY], '12430200MB0ZZ0007T'),
  person('蒋涛', '经理', 'jiang.tao', [PLENARY], '12430200MB0ZZ0008X'),
  person('易芳', '经理', 'yi.fang', [PLENARY], '12430200MB0ZZ00091'),
  person('文博', '经理', 'wen.bo', [PLENARY], '12430200MB0ZZ00106'),
  person('肖敏', '秘书长', 'xiao.min', ['secretary-general']),
  person('黄璐', '老师', 'huang.lu', ['case-officer']),
  person('周凯', '老师', 'zhou.kai', ['case-officer']),
];
