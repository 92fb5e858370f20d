// Loads TypeScript, and gives tests a describe, test and expect that can be run again and again in one process.
import { transformSync } from '@swc/core';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const globals = new URL('../../test/mutation/globals.ts', import.meta.url).href;

export function resolve(specifier, context, next) {
  return specifier === '@jest/globals' && context.parentURL !== globals
    ? { url: globals, shortCircuit: true }
    : next(specifier, context);
}

export function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
    filename: fileURLToPath(url),
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}
