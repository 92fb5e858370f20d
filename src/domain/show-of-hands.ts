import type { FieldProblem } from './review.ts';
import type { Votes } from './tally.ts';

/** The numbers of one item at a meeting, in the order the sheet has them. */
export const SHEET_COUNTS = [
  'presentForItem',
  'issued',
  'returned',
  'valid',
  'for',
  'against',
  'abstain',
  'invalid',
] as const;
export type SheetCount = (typeof SHEET_COUNTS)[number];

/** 回避: somebody who left for the item, with the reason. */
export type Recusal = { readonly person: string; readonly reason: string };

/** A show of hands as the signed sheet has it. Scrutineer and teller are persons, by id. */
export type ShowOfHands = Readonly<Record<SheetCount, number>> & {
  readonly recused: readonly Recusal[];
  readonly scrutineer: string;
  readonly teller: string;
};

/** As entered: a number that is none is undefined. */
export type EnteredSheet = Readonly<Record<SheetCount, number | undefined>> &
  Pick<ShowOfHands, 'recused' | 'scrutineer' | 'teller'>;

/** Who is entitled to the item, and of them who was ticked as there; undefined where no list was kept. */
export type Entitled = {
  readonly voters: readonly string[];
  readonly attending: readonly string[] | undefined;
};

const WORDS: Readonly<Record<SheetCount, { readonly zh: string; readonly en: string }>> = {
  presentForItem: { zh: '本项实到', en: 'present for this item' },
  issued: { zh: '发出', en: 'issued' },
  returned: { zh: '收回', en: 'returned' },
  valid: { zh: '有效', en: 'valid' },
  for: { zh: '赞成', en: 'for' },
  against: { zh: '反对', en: 'against' },
  abstain: { zh: '弃权', en: 'abstain' },
  invalid: { zh: '无效', en: 'invalid' },
};

const problem = (field: string, zh: string, en: string): FieldProblem => ({
  field,
  message: { zh, en },
});

/** What does not agree on a sheet; each message says which numbers disagree. Empty: it adds up. */
export function checkSheet(sheet: EnteredSheet, entitled: Entitled): readonly FieldProblem[] {
  const missing = SHEET_COUNTS.filter((name) => !isCount(sheet[name])).map((name) =>
    problem(
      name,
      `请填写“${WORDS[name].zh}”，整数，没有的填0。`,
      `Enter ${WORDS[name].en} as a whole number; 0 where there is none.`,
    ),
  );
  const people = [...recusalProblems(sheet, entitled), ...tellerProblems(sheet)];
  if (missing.length > 0) return [...missing, ...people];
  return [...sumProblems(sheet as ShowOfHands, entitled), ...people];
}

function isCount(count: number | undefined): count is number {
  return count !== undefined && Number.isSafeInteger(count) && count >= 0;
}

function sumProblems(sheet: ShowOfHands, entitled: Entitled): readonly FieldProblem[] {
  const { presentForItem, issued, returned, valid, invalid } = sheet;
  const away = new Set(sheet.recused.map(({ person }) => person));
  const electors = entitled.voters.filter((voter) => !away.has(voter)).length;
  const there = entitled.attending?.filter(
    (person) => entitled.voters.includes(person) && !away.has(person),
  ).length;
  const marked = sheet.for + sheet.against + sheet.abstain;
  const problems: FieldProblem[] = [];
  if (presentForItem > electors)
    problems.push(
      problem(
        'presentForItem',
        `本项实到${presentForItem}人，多于应到${electors}人（名单${entitled.voters.length}人，回避${away.size}人）。`,
        `${presentForItem} present for this item is more than the ${electors} entitled (${entitled.voters.length} on the list, ${away.size} recused).`,
      ),
    );
  else if (there !== undefined && presentForItem > there)
    problems.push(
      problem(
        'presentForItem',
        `本项实到${presentForItem}人，多于签到的${there}人（回避者不计）；请核对签到名单。`,
        `${presentForItem} present for this item is more than the ${there} ticked as attending, without those recused; compare the list of those attending.`,
      ),
    );
  if (issued > presentForItem)
    problems.push(
      problem(
        'issued',
        `发出${issued}票，多于本项实到${presentForItem}人。`,
        `${issued} issued is more than the ${presentForItem} present for this item.`,
      ),
    );
  if (returned > issued)
    problems.push(
      problem(
        'returned',
        `收回${returned}票，多于发出的${issued}票。`,
        `${returned} returned is more than the ${issued} issued.`,
      ),
    );
  if (valid + invalid !== returned)
    problems.push(
      problem(
        'valid',
        `有效${valid}票与无效${invalid}票合计${valid + invalid}票，与收回的${returned}票不符。`,
        `${valid} valid and ${invalid} invalid make ${valid + invalid}, but ${returned} were returned.`,
      ),
    );
  if (marked !== valid)
    problems.push(
      problem(
        'for',
        `赞成${sheet.for}票、反对${sheet.against}票、弃权${sheet.abstain}票合计${marked}票，与有效的${valid}票不符。`,
        `${sheet.for} for, ${sheet.against} against and ${sheet.abstain} abstaining make ${marked}, but ${valid} were valid.`,
      ),
    );
  return problems;
}

function recusalProblems(
  { recused, scrutineer, teller }: EnteredSheet,
  { voters }: Entitled,
): readonly FieldProblem[] {
  const unknown = recused.some(({ person }) => !voters.includes(person));
  const twice = new Set(recused.map(({ person }) => person)).size < recused.length;
  const counting = recused.some(({ person }) => person === scrutineer || person === teller);
  return [
    ...(unknown || twice
      ? [
          problem(
            'recused',
            '回避人须在本项应表决人员名单内，每人只列一次。',
            'Whoever is recused must be on the electorate of this item, and named once.',
          ),
        ]
      : []),
    ...(recused.some(({ reason }) => reason.trim() === '')
      ? [
          problem(
            'recused',
            '请写明每位回避人的理由。',
            'Give the reason of everybody who is recused.',
          ),
        ]
      : []),
    ...(counting
      ? [
          problem(
            'recused',
            '回避人不能担任本项的监票人或计票人。',
            'Whoever is recused cannot be scrutineer or teller of the item.',
          ),
        ]
      : []),
  ];
}

function tellerProblems({ scrutineer, teller }: EnteredSheet): readonly FieldProblem[] {
  if (scrutineer === '') return [problem('scrutineer', '请选择监票人。', 'Choose the scrutineer.')];
  if (teller === '') return [problem('teller', '请选择计票人。', 'Choose the teller.')];
  if (scrutineer === teller)
    return [
      problem(
        'teller',
        '监票人和计票人不能是同一人。',
        'The scrutineer and the teller cannot be the same person.',
      ),
    ];
  return [];
}

/** What a sheet that adds up counts as. Whoever is recused leaves electorate, base and quorum (X-Q11). */
export function votesOnSheet(sheet: ShowOfHands, voters: number): Votes {
  return {
    electors: voters - sheet.recused.length,
    present: sheet.presentForItem,
    for: sheet.for,
    against: sheet.against,
    abstain: sheet.abstain,
    invalid: sheet.invalid,
  };
}
