import type { Wording } from '../../domain/wording.ts';
import type { MailView } from '../../mail/templates/views.ts';
import { readPaper, type PaperKind } from '../../store/outgoing/papers.ts';
import type { MailContext } from './context.ts';

const KINDS: Readonly<Record<PaperKind, Wording>> = {
  notice: { zh: '结果通知', en: 'Notice of the result' },
  'filing-letter': { zh: '备案函', en: 'Filing letter' },
  resolution: { zh: '决议', en: 'Resolution' },
};

/** The mail that asks for a paper's release. */
export async function releaseView({ scope, mail, frame, link }: MailContext): Promise<MailView> {
  const paper = await readPaper(scope, String(mail.extra['paper']));
  if (!paper) throw new Error(`mail ${mail.id} is about no paper`);
  return {
    template: 'release-wanted',
    ...frame,
    kind: KINDS[paper.kind],
    title: paper.title,
    lastReminder: mail.extra['sequence'] === 2,
    link,
  };
}
