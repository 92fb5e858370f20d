const COMPOUND_SURNAMES = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '令狐',
  '司徒',
  '慕容',
  '端木',
  '夏侯',
  '长孙',
  '宇文',
  '南宫',
  '独孤',
  '轩辕',
]);

/** The surname by which a Chinese person is addressed (王理事长); undefined for names not written in Chinese. */
export function surnameOf(name: string): string | undefined {
  const trimmed = name.trim();
  if (!/^\p{Script=Han}{2,4}$/u.test(trimmed)) return undefined;
  const compound = trimmed.slice(0, 2);
  return COMPOUND_SURNAMES.has(compound) && Array.from(trimmed).length > 2
    ? compound
    : Array.from(trimmed)[0];
}
