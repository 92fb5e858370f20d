import { createRequire } from 'node:module';
import type { describe as Describe, expect as Expect, test as Test } from '@jest/globals';

/** A test that can be run as often as one likes. */
export type Proof = { readonly title: string; readonly run: () => unknown };

export const proofs: Proof[] = [];

// Jest’s own matchers and tables, without its runner.
const jest = createRequire(createRequire(import.meta.url).resolve('@jest/globals'));
const circus = createRequire(createRequire(import.meta.url).resolve('jest-circus'));
const { bind } = circus('jest-each') as { bind: (one: unknown, done?: boolean) => unknown };

export const expect = (jest('@jest/expect') as { jestExpect: typeof Expect }).jestExpect;

const add = (title: string, run: () => unknown) => proofs.push({ title, run });
export const test = Object.assign(add, { each: bind(add, false) }) as unknown as typeof Test;
const open = (_: string, block: () => void) => block();
export const describe = Object.assign(open, {
  each: bind(open, false),
}) as unknown as typeof Describe;

/** What prepares and clears up belongs to tests that name no rule. */
const nothing = () => undefined;
export {
  nothing as afterAll,
  nothing as afterEach,
  nothing as beforeAll,
  nothing as beforeEach,
  nothing as jest,
};
