import { z } from 'zod';

/** A text of a form that a mailed link opens; one that is missing or too long counts as nothing entered. */
export const text = (longest: number) => z.string().max(longest).catch('').default('');
