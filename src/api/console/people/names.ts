import { nameIn } from '../../../domain/charter/in-words.ts';
import { everySeat } from '../../../domain/charter/people.ts';
import type { Charter } from '../../../domain/charter/type.ts';
import type { Wording } from '../../../domain/wording.ts';
import { readCase } from '../../../store/cases.ts';
import { contactSeat } from '../../../store/filings.ts';
import type { Scope } from '../../../store/scope.ts';
import type { Task } from '../../../store/tasks.ts';
import { readRound } from '../../../store/voting-rounds.ts';

/** The name of a seat, or of the contact of an authority. */
export function officeName(charter: Charter, seat: string): Wording {
  const authority = Object.entries(charter.authorities).find(([id]) => contactSeat(id) === seat);
  return authority
    ? {
        zh: `${authority[1].short.zh}联系人`,
        en: `Contact of ${authority[1].short.en}`,
      }
    : nameIn(charter, seat);
}

/** Every seat somebody may hold here, with its name, in order of rank. */
export function officesOf(
  charter: Charter,
): readonly { readonly id: string; readonly name: Wording }[] {
  return [
    ...everySeat(charter).map(({ id }) => id),
    ...Object.keys(charter.authorities).map(contactSeat),
  ].map((id) => ({ id, name: officeName(charter, id) }));
}

const KINDS: Readonly<Partial<Record<Task['kind'], Wording>>> = {
  order: { zh: '决定是否进行通讯表决', en: 'Order of a correspondence vote' },
  vote: { zh: '表决', en: 'Vote' },
  advice: { zh: '提供意见', en: 'Advice' },
  shorten: { zh: '决定是否缩短会议通知期', en: 'Decision on a shorter notice of a meeting' },
  confirm: { zh: '确认表决结果', en: 'Confirmation of a result' },
  release: { zh: '签发文件', en: 'Release of a paper' },
  answer: { zh: '答复异议', en: 'Answer to an objection' },
};

/** What a task asks, and about what. */
export async function taskInWords(
  scope: Scope,
  task: Task,
): Promise<{ readonly title: Wording; readonly about: string }> {
  const one = task.caseId ? await readCase(scope, task.caseId) : undefined;
  const stage = one?.plan.stages.find(({ name }) => name === task.stage);
  const title = KINDS[task.kind] ?? stage?.title ?? { zh: '待办', en: 'Task' };
  if (one) return { title, about: `${one.number} ${one.applicantName}` };
  const round = task.votingRound ? await readRound(scope, task.votingRound) : undefined;
  return { title, about: round?.number ?? '' };
}
