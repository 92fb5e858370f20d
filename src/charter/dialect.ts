import { isAlias, isCollection, isPair, isScalar, visit, type Document } from 'yaml';
import type { Wording } from '../domain/wording.ts';

/** A place in the text where YAML is used in a way that a charter may not, by its offset. */
export type Slip = { readonly offset: number; readonly message: Wording };

const say = (zh: string, en: string): Wording => ({ zh, en });

/** Finds what YAML allows and a charter does not: whatever makes a file mean something else than it reads. */
export function slipsOf(document: Document.Parsed, text: string): readonly Slip[] {
  const slips: Slip[] = [];
  const add = (node: unknown, message: Wording) => slips.push({ offset: startOf(node), message });
  if (/^%/mu.test(text.slice(0, document.range[0])))
    slips.push({
      offset: 0,
      message: say(
        '不要写 % 指令；请删去这一行。',
        'Directives that begin with % are not allowed; remove this line.',
      ),
    });
  visit(document, (key, node) => {
    if (isPair(node)) {
      const slip = keySlip(node.key);
      if (slip) add(node.key, slip);
      if (node.value === null) add(node.key, EMPTY);
      return;
    }
    if (isAlias(node))
      add(
        node,
        say(
          '不能用别名（*）；请把内容再写一遍。',
          'Aliases (*) are not allowed; write the value again.',
        ),
      );
    if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined)
      add(
        node,
        say(
          `不能用锚点（&${node.anchor}）；请删去。`,
          `Anchors (&${node.anchor}) are not allowed; remove it.`,
        ),
      );
    if ((isScalar(node) || isCollection(node)) && hasTag(text, node))
      add(node, say('不能用类型标记（!）；请删去。', 'Tags (!) are not allowed; remove it.'));
    if (isScalar(node) && key !== 'key') {
      const slip = valueSlip(node.value, node.source ?? '', node.type === 'PLAIN');
      if (slip) add(node, slip);
    }
  });
  return slips;
}

const EMPTY = say(
  '没有值；请填写，或删去这一行。',
  'There is no value; write one or remove the line.',
);

function keySlip(key: unknown): Wording | null {
  if (!isScalar(key)) return say('名称须为一个词。', 'A key must be one word.');
  const written = key.source ?? '';
  if (written === '<<' && key.type === 'PLAIN')
    return say(
      '不能用合并键（<<）；请把内容再写一遍。',
      'Merge keys (<<) are not allowed; write the values again.',
    );
  if (typeof key.value === 'number')
    return say(`编号要加引号："${written}"。`, `Put the number in quotation marks: "${written}".`);
  if (typeof key.value !== 'string' || isSwitch(written, key.type === 'PLAIN'))
    return say(
      `“${written}”不能作名称；如确实需要，请加引号。`,
      `${written} cannot be a key; if it is meant, put it in quotation marks.`,
    );
  return null;
}

function valueSlip(value: unknown, source: string, plain: boolean): Wording | null {
  if (!plain) return null;
  if (value === null) return EMPTY;
  if (isSwitch(source, plain))
    return say(
      `“${source}”含义不明：请写 true 或 false；若是文字，请加引号。`,
      `${source} could mean two things: write true or false, or put it in quotation marks if it is a text.`,
    );
  if (typeof value === 'number' && !/^-?(?:0|[1-9]\d*)$/u.test(source))
    return say(
      `“${source}”会被读成数 ${value}；若是编号或文字，请加引号："${source}"。`,
      `${source} would be read as the number ${value}; if it is an article’s number or a text, put it in quotation marks: "${source}".`,
    );
  return null;
}

/** What YAML 1.1 took for true or false. */
function isSwitch(source: string, plain: boolean): boolean {
  return plain && /^(?:y|yes|n|no|on|off)$/iu.test(source);
}

/** A tag and an anchor, in characters. */
const LONGEST_TAG = 200;

function hasTag(text: string, node: unknown): boolean {
  // Only the end is looked at: this is asked of every node of a file.
  const before = text.slice(0, startOf(node)).trimEnd().slice(-LONGEST_TAG);
  return /![^\s,[\]{}]*(?:\s+&\S+)?$/u.test(before);
}

/** Where a node begins in the text. */
export function startOf(node: unknown): number {
  return (isScalar(node) || isCollection(node) || isAlias(node)) && node.range ? node.range[0] : 0;
}
