import type { NewUnit } from './units.ts';

/** Invented founders of the demonstration's alliances, whose bodies consist of whom their members send. */
export const GO_ABROAD_UNITS: readonly NewUnit[] = [
  unit(
    '远航出海服务集团有限公司',
    '91110108MA0GA00014',
    'enterprise',
    'chair-unit',
    'yuanhang',
    '北京市',
  ),
  unit(
    '海桥国际咨询有限公司',
    '91110108MA0GA00027',
    'enterprise',
    'vice-chair-unit',
    'haiqiao',
    '北京市',
  ),
  unit(
    '众帆贸易服务协会',
    '91110108MA0GA0003A',
    'association',
    'vice-chair-unit',
    'zhongfan',
    '北京市',
  ),
  unit('新锚跨境物流有限公司', '91110108MA0GA0004D', 'enterprise', 'ordinary', 'xinmao', '北京市'),
];

export const CROSS_BORDER_UNITS: readonly NewUnit[] = [
  unit(
    '浦江跨境电子商务有限公司',
    '91310115MA1CB00019',
    'enterprise',
    'presidium-member',
    'pujiang',
    '上海市',
  ),
  unit(
    '云仓供应链有限公司',
    '91310115MA1CB0002C',
    'enterprise',
    'presidium-member',
    'yuncang',
    '上海市',
  ),
  unit(
    '通汇支付服务有限公司',
    '91310115MA1CB0003F',
    'enterprise',
    'presidium-member',
    'tonghui',
    '上海市',
  ),
  unit('易达数字贸易有限公司', '91310115MA1CB0004J', 'enterprise', 'ordinary', 'yida', '上海市'),
];

export const ZHUZHOU_UNITS: readonly NewUnit[] = [
  zhuzhou('渌江新区中小企业服务中心', '12430200MB0ZZ00018', 'service-centre', 'lujiang'),
  zhuzhou('轨道交通产业窗口平台', '12430200MB0ZZ0002B', 'window-platform', 'guidao'),
  zhuzhou('惠企公共服务平台', '12430200MB0ZZ0003E', 'public-platform', 'huiqi'),
  zhuzhou('湘东创业创新基地', '12430200MB0ZZ0004H', 'base', 'xiangdong'),
  zhuzhou('云桥企业服务有限公司', '12430200MB0ZZ0005L', 'agency', 'yunqiao'),
  zhuzhou('启明知识产权服务有限公司', '12430200MB0ZZ0006P', 'agency', 'qiming'),
  zhuzhou('致远会计咨询有限公司', '12430200MB0ZZ0007T', 'agency', 'zhiyuan'),
  zhuzhou('硬质材料产业窗口平台', '12430200MB0ZZ0008X', 'window-platform', 'yingzhi'),
  zhuzhou('青禾孵化基地', '12430200MB0ZZ00091', 'base', 'qinghe'),
  zhuzhou('恒信机电有限公司', '12430200MB0ZZ00106', 'enterprise', 'hengxin'),
];

function zhuzhou(name: string, creditCode: string, kind: string, mailbox: string): NewUnit {
  return unit(name, creditCode, kind, 'member', mailbox, '湖南省株洲市');
}

function unit(
  name: string,
  creditCode: string,
  kind: string,
  memberClass: string,
  mailbox: string,
  city: string,
): NewUnit {
  return {
    name,
    creditCode,
    kind,
    class: memberClass,
    address: `${city}示范路1号`,
    liaison: {
      name: '秦月',
      email: `${mailbox}@example.org`,
      phone: '13800138000',
    },
  };
}
