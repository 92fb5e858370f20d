/** A rule's numbers, and what they are changed into: a little more and a little less, another base, another unit. */
const SHARE = /^(more than|at least) (\d+)\/(\d+)( of (?:all|present|voting))?$/u;
const BASES = [' of all', ' of present', ' of voting'];
const AMOUNT = /^(\d+)( (?:working days?|days?|months?|years?)(?: before .*)?)$/u;
const COUNT = /^(exactly|at least) (\d+)$/u;
const DAY = /^(\d{4}-\d{2}-)(\d{2})$/u;
const DAY_OF_YEAR = /^(\d{2})-(\d{2})$/u;

export function otherValues(value: unknown): readonly unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value - 1];
  if (typeof value !== 'string') return [];
  return [
    ...otherShares(value),
    ...otherAmounts(value),
    ...otherCounts(value),
    ...otherDays(value),
  ].filter((other) => other !== value);
}

function otherShares(value: string): readonly string[] {
  const [, how, num, den, base = ''] = SHARE.exec(value) ?? [];
  if (how === undefined) return [];
  return [
    `${how === 'at least' ? 'more than' : 'at least'} ${num}/${den}${base}`,
    `${how} ${Number(num) + 1}/${Number(den) + 1}${base}`,
    `${how} ${num}/${Number(den) + 1}${base}`,
    ...BASES.filter((other) => base !== '' && other !== base).map(
      (other) => `${how} ${num}/${den}${other}`,
    ),
  ];
}

function otherAmounts(value: string): readonly string[] {
  const [, amount, unit = ''] = AMOUNT.exec(value) ?? [];
  if (amount === undefined) return [];
  const other = unit.startsWith(' working')
    ? unit.replace(' working', '')
    : unit.replace(/^ d/u, ' working d');
  return [
    `${Number(amount) + 1}${unit}`,
    `${Number(amount) - 1}${unit}`,
    ...(other === unit ? [] : [`${amount}${other}`]),
  ];
}

function otherCounts(value: string): readonly string[] {
  if (value === 'any') return ['exactly 1', 'at least 1'];
  const [, how, heads] = COUNT.exec(value) ?? [];
  if (how === undefined) return [];
  return [
    `${how} ${Number(heads) + 1}`,
    `${how} ${Number(heads) - 1}`,
    `${how === 'exactly' ? 'at least' : 'exactly'} ${heads}`,
    'any',
  ];
}

function otherDays(value: string): readonly string[] {
  const [, year, day] = DAY.exec(value) ?? [];
  if (year !== undefined) return [`${year}${two(day === '28' ? 27 : 28)}`];
  const [, month, of] = DAY_OF_YEAR.exec(value) ?? [];
  return month === undefined ? [] : [`${month}-${two(of === '28' ? 27 : 28)}`];
}

const two = (count: number) => String(count).padStart(2, '0');
