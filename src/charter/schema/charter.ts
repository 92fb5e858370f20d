import { z } from 'zod';
import { expects } from '../expectation.ts';
import { bodies, correspondence, demand, first } from './bodies.ts';
import { clocks } from './clocks.ts';
import { documents } from './documents.ts';
import {
  day,
  flag,
  line,
  name,
  notice,
  oneOf,
  optional,
  quorum,
  strict,
  text,
  wording,
  workingDays,
} from './forms.ts';
import { members } from './members.ts';
import { money } from './money.ts';
import { articles, authorities, declarations, questions } from './parts.ts';
import { procedures } from './procedures.ts';
import { gates, registers } from './registers.ts';
import { recuse, refuses, rules } from './rules.ts';
import { sourced } from './sourced.ts';

const version = z.int(expects('number')).min(1, expects('number')).max(9999, expects('number'));

/** A charter file. */
export const charterSchema = strict({
  charter: name.meta({ title: 'The charter’s id; it never changes' }),
  version,
  name: wording,
  short: wording,
  words: optional(
    strict({ member: optional(text), joining: optional(text) }).meta({
      title: 'Words',
      description: 'What the charter calls a member and joining, where it is not 会员 and 入会.',
    }),
  ),
  abbreviation: optional(sourced({ says: text })),
  purpose: sourced({ says: wording }),
  text: line(/^[a-z0-9-]+\.txt$/, 'textFile'),
  adopted: optional(sourced({ day })),
  outputs: optional(sourced({ language: oneOf(['zh', 'en']) })),
  declarations: optional(declarations),
  changes: optional(strict({ charter: optional(name), readings: optional(name) })),
  articles,
  headings: optional(articles).meta({
    title: 'Headings',
    description: 'The heading that stands before an article, by the article’s number.',
  }),
  questions: optional(questions),
  authorities: optional(authorities),
  members,
  bodies,
  rules,
  documents,
  procedures,
  clocks: optional(clocks),
  gates: optional(gates),
  registers: optional(registers),
  money: optional(money),
}).meta({ title: 'Charter', description: 'A charter that Charterflow carries out.' });

export type WrittenCharter = z.output<typeof charterSchema>;

/** What holds where charters are silent; laid beneath each of them. */
export const silenceSchema = strict({
  silence: version,
  note: optional(text),
  questions,
  rule: sourced({ quorum, recuse, secret: flag, refuses }),
  ballot: sourced({ notice, counting: workingDays }),
  body: sourced({ first, correspondence, demand }),
}).meta({ title: 'Silence', description: 'Answers to what charters leave open.' });

export type Silence = z.output<typeof silenceSchema>;
