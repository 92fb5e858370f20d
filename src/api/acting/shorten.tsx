import { nameIn } from '../../domain/charter/in-words.ts';
import type { Wording } from '../../domain/wording.ts';
import { readCase } from '../../store/cases.ts';
import { decideShortening, ordinaryDayFor } from '../../store/decide/convene.ts';
import { readSitting } from '../../store/sittings.ts';
import { ballotsOfRound, readRound } from '../../store/voting-rounds.ts';
import { day, moment } from '../../web/format.ts';
import { ruleSources } from '../sources.ts';
import type { StatementKind } from './statement.tsx';

const STATED: Readonly<Record<'shorten' | 'keep', Wording>> = {
  shorten: { zh: '同意缩短通知期', en: 'Shorter notice agreed' },
  keep: { zh: '不缩短，会议不按此时间召开', en: 'Not shortened; no meeting at that time' },
};

/** X-Q8: whoever chairs the body may shorten the notice of its meeting, with a recorded reason. */
export const shortening: StatementKind = {
  async read(scope, task, charter) {
    const round = task.votingRound ? await readRound(scope, task.votingRound) : undefined;
    const sitting = round && (await readSitting(scope, round.id));
    if (!round || !sitting) return undefined;
    const ballots = await ballotsOfRound(scope, round.id);
    const cases = [];
    for (const ballot of ballots) {
      const one = await readCase(scope, ballot.caseId);
      if (one) cases.push(one);
    }
    const ordinary = await ordinaryDayFor(
      scope,
      cases.map((one) => one.id),
    );
    const first = Date.parse(`${ordinary}T00:00:00+08:00`);
    const notices = cases.flatMap((one) =>
      one.plan.stages.flatMap((stage) => (stage.kind === 'ballot' ? [stage.notice.source] : [])),
    );
    const at = sitting.meetsAt.getTime();
    return {
      title: { zh: '请您决定是否缩短会议通知期', en: 'A shorter notice of the meeting?' },
      lead: {
        zh: '会议时间短于通常的通知期。同意后，会议通知发给应到和列席人员。',
        en: 'The meeting would be held with less than the ordinary notice. Once you agree, the notice goes out.',
      },
      body: nameIn(charter, round.body),
      about: { zh: `会议 ${round.number}`, en: `Meeting ${round.number}` },
      facts: [
        {
          label: { zh: '会议时间', en: 'Time of the meeting' },
          value: { zh: moment('zh', at), en: moment('en', at) },
        },
        { label: { zh: '地点', en: 'Place' }, value: sitting.place },
        {
          label: { zh: '通常的通知期：最早', en: 'Ordinary notice: at the earliest' },
          value: { zh: day('zh', first), en: day('en', first) },
        },
        {
          label: { zh: '秘书处的理由', en: 'The secretariat’s reason' },
          value: round.shortNoticeReason ?? '',
        },
        ...cases.map((one, index) => ({
          label: { zh: `议题${index + 1}`, en: `Item ${index + 1}` },
          value: `${one.applicantName} · ${one.number}`,
        })),
      ],
      sources: ruleSources(charter, notices.slice(0, 1)),
      options: [
        { value: 'shorten', label: STATED.shorten },
        {
          value: 'keep',
          label: STATED.keep,
          note: { zh: '议题仍待上会', en: 'The items wait on' },
        },
      ],
      reasonWhen: { zh: '必填，写入会议通知', en: 'needed; it goes into the notice' },
    };
  },
  needsReason: () => true,
  decide: (scope, task, actor, { choice, reason }) =>
    decideShortening(scope, task, actor, {
      shorten: choice === 'shorten' ? 'shorten' : 'keep',
      reason,
    }),
  receipt: (asked, decision) => ({
    about: asked.about,
    lines: [
      {
        title: asked.about,
        outcome: STATED[decision.choice === 'shorten' ? 'shorten' : 'keep'],
        tone: decision.choice === 'shorten' ? 'good' : 'plain',
        ...(decision.reason ? { reason: decision.reason } : {}),
      },
    ],
    sources: asked.sources,
  }),
};
