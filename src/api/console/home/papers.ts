import type { Wording } from '../../../domain/wording.ts';
import { signatories } from '../../../store/outgoing/signatories.ts';
import { papersUnderway, type Paper } from '../../../store/outgoing/papers.ts';
import type { Scope } from '../../../store/scope.ts';
import type { HomeRow } from '../../../web/views.ts';
import { daysSince, type Desk } from '../desk.ts';
import { PAPER_KINDS } from '../outgoing/words.ts';

type Step = { readonly since: Date; readonly asked: Wording; readonly act: Wording };

/** 待签发·待用印·待寄发·待归档: what becomes of a paper next. */
export async function papersToHandle(scope: Scope, desk: Desk): Promise<readonly HomeRow[]> {
  const people = await signatories(scope);
  return (await papersUnderway(scope)).map((paper) => {
    const { since, asked, act } = stepOf(paper);
    const kind = PAPER_KINDS[paper.kind];
    return {
      url: `${desk.visit.base}/papers/${paper.id}`,
      ...(paper.number ? { number: paper.number } : {}),
      what: paper.title,
      asked: { zh: `${kind.zh}：${asked.zh}`, en: `${kind.en}: ${asked.en}` },
      who: paper.state === 'draft' ? people.map(({ id }) => desk.roster.contact(id)) : [],
      since: since.getTime(),
      days: daysSince(since, desk.now),
      act,
    };
  });
}

function stepOf(paper: Paper): Step {
  switch (paper.state) {
    case 'released':
      return {
        since: paper.releasedAt ?? paper.draftedAt,
        asked: { zh: '已签发，待用印', en: 'released, to be sealed' },
        act: { zh: '用印', en: 'Seal' },
      };
    case 'sealed':
      return {
        since: paper.sealedAt ?? paper.draftedAt,
        asked: { zh: '已用印，待寄发', en: 'sealed, to be sent' },
        act: { zh: '寄发', en: 'Send' },
      };
    case 'sent':
      return {
        since: paper.sentAt ?? paper.draftedAt,
        asked: { zh: '已寄发，待归档', en: 'sent, to be filed' },
        act: { zh: '归档', en: 'File' },
      };
    default:
      return {
        since: paper.draftedAt,
        asked: { zh: '待签发', en: 'to be released' },
        act: { zh: '查看', en: 'See' },
      };
  }
}
