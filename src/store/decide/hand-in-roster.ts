import { hashOfRows, markImport, readImport } from '../roster/imports.ts';
import type { Scope } from '../scope.ts';
import { enterRecord, type Entered, type Evidence } from './enter-record.ts';

/** Hands an import in for the second person, with its file and the documents it rests on. */
export async function handIn(
  scope: Scope,
  id: string,
  person: string,
  documents: readonly Evidence[],
): Promise<Entered> {
  const one = await readImport(scope, id);
  if (!one) return { kind: 'refused', because: 'unknown' };
  if (documents.length === 0) return { kind: 'refused', because: 'evidence-missing' };
  const file: Evidence = {
    id: one.file,
    document: 'roster',
    name: one.fileName,
    type: one.fileType,
    size: one.fileSize,
    sha256: one.sha256,
  };
  const entered = await enterRecord(
    scope,
    person,
    {
      kind: 'roster',
      subject: id,
      channel: 'paper',
      content: { file: one.sha256, rows: await hashOfRows(scope, id) },
      actedAt: one.enteredAt,
    },
    [file, ...documents],
  );
  if (entered.kind === 'entered')
    await markImport(scope, id, {
      state: 'handed-in',
      record: entered.record.id,
      number: entered.record.number,
    });
  return entered;
}
