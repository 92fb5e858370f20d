import { expect, test } from '@jest/globals';
import { refuses } from '../../src/domain/channels.ts';

test('a secret vote refuses whatever lets somebody else see the choice, even where its rule names nothing', () => {
  const secret = { secret: true, refuses: [] };
  expect(refuses(secret, 'paper')).toBe(true);
  expect(refuses(secret, 'telephone-confirmed')).toBe(true);
  expect(refuses(secret, 'own-link')).toBe(false);
  expect(refuses({ secret: false, refuses: [] }, 'paper')).toBe(false);
  expect(refuses({ secret: false, refuses: ['paper'] }, 'paper')).toBe(true);
});
