import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sha256 } from '../../../src/store/database.ts';
import {
  archivePaper,
  askForRelease,
  changeDraft,
  decideRelease,
  draftPaper,
  sealPaper,
  sendPaper,
  type PaperStep,
} from '../../../src/store/decide/outgoing.ts';
import { readFile } from '../../../src/store/files.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import { paperWithNumber, type Paper } from '../../../src/store/outgoing/papers.ts';
import { signatories } from '../../../src/store/outgoing/signatories.ts';
import type { Person } from '../../../src/store/persons.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { openTasks } from '../../../src/store/tasks.ts';
import { holder } from '../../support/acting.ts';
import type { Ledger, OpenLedger } from '../ledger.ts';

const TEXT = { title: '关于入会的通知', addressee: '测试企业有限公司', body: '特此通知。' };

/** 发文: draft, release with a number, sealed scan, dispatch, file. */
export function outgoing(open: OpenLedger): void {
  describe('An outgoing paper', () => {
    let ledger: Ledger;
    let officer: Person;
    let chair: Person;
    let general: Person;
    beforeAll(async () => {
      ledger = await open();
      officer = await holder(ledger.world, 'case-officer');
      chair = await holder(ledger.world, 'chair');
      general = await holder(ledger.world, 'secretary-general');
    }, 60_000);
    afterAll(() => ledger.close());

    const run = (work: (scope: Scope) => Promise<PaperStep>) => ledger.inScope(work);
    async function done(work: (scope: Scope) => Promise<PaperStep>): Promise<Paper> {
      const step = await run(work);
      if (step.kind !== 'done') throw new Error(step.because);
      return step.paper;
    }
    const draft = () => done((scope) => draftPaper(scope, officer.id, { kind: 'notice' }, TEXT));
    const release = (paper: Paper, person: Person, over: { reason?: string; hash?: string } = {}) =>
      run((scope) =>
        decideRelease(
          scope,
          paper.id,
          { person: person.id, channel: 'own-link' },
          {
            release: !over.reason,
            reason: over.reason ?? '',
            hash: over.hash ?? paper.contentHash,
          },
        ),
      );
    const scan = (scope: Scope) => ({
      id: scope.context.ids.next(),
      name: '盖章件.pdf',
      type: 'application/pdf',
      size: 6,
      sha256: sha256('sealed'),
    });

    test('is released by the chair or the secretary-general alone, and of the very text they read', async () => {
      const paper = await draft();
      const people = await ledger.inScope(signatories);
      expect(people.map(({ id }) => id)).toEqual([chair.id, general.id]);
      expect(await release(paper, officer)).toMatchObject({ because: 'not-yours' });
      await done((scope) =>
        changeDraft(scope, paper.id, officer.id, { ...TEXT, body: '另一段文字。' }),
      );
      expect(await release(paper, chair)).toMatchObject({ because: 'changed-meanwhile' });
    });

    test('gets its number at its release, in a series without gaps, once', async () => {
      const numbers: string[] = [];
      for (const person of [chair, general]) {
        const paper = await draft();
        expect(paper.number).toBeNull();
        const step = await release(paper, person);
        if (step.kind !== 'done') throw new Error(step.because);
        numbers.push(step.paper.number ?? '');
        expect(await release(paper, person)).toMatchObject({ because: 'not-now' });
      }
      const [first, second] = numbers.map((number) =>
        Number(/〔\d{4}〕(\d+)号$/.exec(number)?.[1]),
      );
      expect(numbers[0]).toMatch(/〔\d{4}〕\d+号$/);
      expect(second).toBe(Number(first) + 1);
    });

    test('is asked for by mail, and what was asked for an earlier text asks no more', async () => {
      const paper = await draft();
      await done((scope) => askForRelease(scope, paper.id, officer.id));
      await done((scope) => askForRelease(scope, paper.id, officer.id));
      const asked = async () =>
        (await ledger.inScope(openTasks)).filter(
          (task) => task.kind === 'release' && task.subject === paper.id,
        );
      const [task] = await asked();
      expect(await asked()).toHaveLength(1);
      expect(
        (await ledger.inScope((scope) => mailsOf(scope, { latest: 20 })))
          .filter((mail) => mail.taskId === task?.id)
          .map((mail) => mail.person),
      ).toEqual(expect.arrayContaining([chair.id, general.id]));
      await done((scope) => changeDraft(scope, paper.id, officer.id, TEXT));
      expect(await asked()).toHaveLength(0);
    });

    test('is returned with a reason and stays a draft', async () => {
      const paper = await draft();
      const returned = await release(paper, chair, { reason: '请补充依据' });
      expect(returned).toMatchObject({ kind: 'done', paper: { state: 'draft', number: null } });
    });

    test('is issued by the scan of its sealed copy, then sent and filed, each step once and in its order', async () => {
      const paper = await draft();
      const early = await run((scope) => sealPaper(scope, paper.id, officer.id, scan(scope)));
      expect(early).toMatchObject({ because: 'not-now' });
      await release(paper, chair);
      const sealed = await done((scope) => sealPaper(scope, paper.id, officer.id, scan(scope)));
      expect(sealed).toMatchObject({ state: 'sealed', sealedSha256: sha256('sealed') });
      const again = await run((scope) => sealPaper(scope, paper.id, officer.id, scan(scope)));
      expect(again).toMatchObject({ because: 'not-now' });
      const file = await ledger.inScope((scope) => readFile(scope, sealed.sealedFile ?? ''));
      expect(file).toMatchObject({ paperId: paper.id, document: 'sealed-copy' });
      const found = await ledger.inScope((scope) => paperWithNumber(scope, sealed.number ?? ''));
      expect(found?.id).toBe(paper.id);
      await done((scope) => sendPaper(scope, paper.id, officer.id, '挂号信'));
      const filed = await done((scope) => archivePaper(scope, paper.id, officer.id, '2026年第3册'));
      expect(filed.state).toBe('archived');
      expect(await run((scope) => sendPaper(scope, paper.id, officer.id, '再寄'))).toMatchObject({
        because: 'not-now',
      });
    });
  });
}
