import type { Particular } from '../particulars.ts';
import type { Wording } from '../wording.ts';
import * as checks from '../particulars/checks.ts';
import { isDay } from '../particulars/identifiers.ts';
import {
  normaliseAddress,
  normaliseName,
  normalisePhone,
  normaliseText,
} from '../particulars/normalise.ts';
import type { OwnQuestion } from './type.ts';

/**
 * A question that only one charter asks, as the vocabulary would describe it. How somebody is reached is for those who
 * handle the case, and not shown to those who vote on it.
 */
export function ownParticular({ label, as, options }: OwnQuestion): Particular {
  const shared = { label, section: 'applicant', autocomplete: 'off' } as const;
  switch (as) {
    case 'text':
      return {
        ...shared,
        kind: 'text',
        maxLength: 200,
        normalise: normaliseName,
        check: checks.textOf(1, 200),
      };
    case 'long-text':
      return {
        ...shared,
        kind: 'textarea',
        maxLength: 2000,
        normalise: normaliseText,
        check: checks.textOf(1, 2000),
      };
    case 'choice':
      return {
        ...shared,
        kind: 'choice',
        maxLength: 60,
        options: Object.entries(options).map(([value, name]) => ({ value, label: name })),
        normalise: (typed) => typed.trim(),
        check: checks.oneOf(Object.keys(options)),
      };
    case 'day':
      return {
        ...shared,
        kind: 'text',
        example: '2027-03-01',
        maxLength: 10,
        normalise: normaliseName,
        check: (value) => (isDay(value) ? null : NO_DAY),
      };
    case 'email':
      return {
        ...shared,
        section: 'liaison',
        kind: 'email',
        inputMode: 'email',
        maxLength: 254,
        normalise: normaliseAddress,
        check: checks.email,
      };
    case 'phone':
      return {
        ...shared,
        section: 'liaison',
        kind: 'tel',
        inputMode: 'tel',
        maxLength: 40,
        normalise: normalisePhone,
        check: checks.phone,
      };
  }
}

const NO_DAY: Wording = {
  zh: '日期请写作 2027-03-01（年-月-日），且须真实存在。',
  en: 'Please write the day as 2027-03-01 (year-month-day); it must exist.',
};
