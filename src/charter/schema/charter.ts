import { z } from 'zod';
import { expects } from '../expectation.ts';
import {
  articles,
  authorities,
  bodies,
  correspondence,
  demand,
  documents,
  first,
  members,
  money,
  questions,
} from './parts.ts';
import { day, flag, line, name, notice, optional, quorum, strict, text, wording } from './forms.ts';
import { clocks } from './clocks.ts';
import { procedures } from './procedures.ts';
import { recuse, refuses, rules } from './rules.ts';
import { sourced } from './sourced.ts';

const version = z.int(expects('number')).min(1, expects('number')).max(9999, expects('number'));

/** A charter file. */
export const charterSchema = strict({
  charter: name.meta({ title: 'The charter’s id; it never changes' }),
  version,
  name: wording,
  short: wording,
  purpose: sourced({ says: wording }),
  text: line(/^[a-z0-9-]+\.txt$/, 'textFile'),
  adopted: sourced({ day }),
  articles,
  questions,
  authorities: optional(authorities),
  members,
  bodies,
  rules,
  documents,
  procedures,
  clocks: optional(clocks),
  money: optional(money),
}).meta({ title: 'Charter', description: 'A charter that Charterflow carries out.' });

export type WrittenCharter = z.output<typeof charterSchema>;

/** What holds where charters are silent; laid beneath each of them. */
export const silenceSchema = strict({
  silence: version,
  note: optional(text),
  questions,
  rule: sourced({ quorum, recuse, secret: flag, refuses }),
  ballot: sourced({ notice, counting: notice }),
  body: sourced({ first, correspondence, demand }),
}).meta({ title: 'Silence', description: 'Answers to what charters leave open.' });

export type Silence = z.output<typeof silenceSchema>;
