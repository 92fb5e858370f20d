import { readCase, stagesOf, type Case } from '../../src/store/cases.ts';
import type { ParsedMail } from '../../src/mail/parse-mail.ts';
import type { World } from './world.ts';

/** The stage that a case waits at. */
export const waitsAt = (
  world: Pick<World, 'until'>,
  { id, number }: Case,
  stage: string,
): Promise<boolean> =>
  world.until(`${number} waits at ${stage}`, async (scope) =>
    (await stagesOf(scope, id)).some((row) => row.name === stage && row.outcome === null),
  );

/** How a case has ended. */
export const endOf = (world: Pick<World, 'until'>, { id, number }: Case): Promise<string> =>
  world.until(`${number} has ended`, async (scope) => {
    const status = (await readCase(scope, id))?.status;
    return status === 'open' ? undefined : status;
  });

/** A mail that reached an address and has these words in its text or its subject. */
export const mailTo = (
  world: Pick<World, 'until' | 'mails'>,
  address: string,
  words: string,
  where: 'text' | 'subject' = 'text',
): Promise<ParsedMail> =>
  world.until(`${address} reads ${words}`, () =>
    Promise.resolve(
      world.mails.find(
        (mail) => mail.recipients.includes(address) && (mail[where] ?? '').includes(words),
      ),
    ),
  );
