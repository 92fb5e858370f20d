import { surnameOf } from './names.ts';

/** An office of an alliance by its name: 理事长, 执行理事长, 轮值主席, 副秘书长. */
const OFFICE = /^(?:名誉|执行|常务|轮值|联席|联合)?副?(?:理事长|秘书长|监事长|主席|会长)$/u;

/**
 * 称谓 within one alliance. What was entered for a person stands: 院士, 部长 and 老师 are nobody's to change. Only the
 * name of an alliance's office gives way to the office they hold in this one: who is 理事长 there may be 副主席 here.
 */
export function titleIn(entered: string, offices: readonly string[]): string {
  if (!OFFICE.test(entered) || offices.includes(entered)) return entered;
  return offices.find((office) => OFFICE.test(office)) ?? entered;
}

/** 王理事长; the whole name where there is no 称谓, or where the name is not a Chinese one. */
export function calledBy(name: string, title: string): string {
  const surname = surnameOf(name);
  return surname && title ? `${surname}${title}` : name;
}
