import type { Request, Response } from 'express';
import { dayOf } from '../../domain/calendar.ts';
import { dayInWords } from '../../domain/day-in-words.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { wayOutOf } from '../../domain/leaving.ts';
import { leavingNames } from '../../domain/leaving-in-words.ts';
import { PARTICIPATION_NAMES } from '../../domain/participation.ts';
import { objectionCloses, type StageRow } from '../../domain/position.ts';
import { inOwnWords } from '../../domain/charter/own-words.ts';
import { general, type Wording } from '../../domain/wording.ts';
import { receiveForm } from '../../documents/receive.ts';
import { readCase, stagesOf, type Case } from '../../store/cases.ts';
import { charterOfVersion } from '../../store/charters.ts';
import { decisionsOfCase, type Decided } from '../../store/decide/decisions.ts';
import { declareLoss, objectToExit } from '../../store/decide/leaving.ts';
import { formalitiesOf, isLossDeclared } from '../../store/formalities.ts';
import { readMember } from '../../store/members.ts';
import { mayTakeBack, takeBackLeaving } from '../../store/decide/take-back-leaving.ts';
import { whyNotApproved } from '../../store/decide/why-not-approved.ts';
import { mayExcuse } from '../../store/records/leaving.ts';
import { ledgerOf } from '../../store/participation.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { workingCalendar } from '../../store/working-years.ts';
import { MemberCasePage } from '../../web/pages/member-case.tsx';
import type { MemberCaseView } from '../../web/views.ts';
import { aboutMemberView, currentFiles, replyWithPapers, type ReplyAnswer } from './reply.ts';
import { textIn } from '../body.ts';
import { shownState } from '../case-state.ts';
import { sendFile } from '../files.ts';
import { EVIDENCE_LIMITS, evidenceIn, withFiles, type SoundFile } from '../console/evidence.ts';
import { HttpProblem } from '../errors.tsx';
import { pathBelow, type LinkPages, type OpenedLink } from '../link-pages.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { timelineOf } from '../timeline.ts';

type Answer = {
  readonly reason?: string;
  readonly problem?: Wording;
  readonly evidence?: Wording;
  readonly reply?: ReplyAnswer;
};

/** A member's pages of a case of leaving: what happens, the objection, the declaration of loss. */
export function memberCasePages(site: Site): LinkPages {
  return {
    async show(request, response, opened) {
      const file = /^file\/([\w-]+)(?:\/preview)?$/.exec(pathBelow(request, opened))?.[1];
      if (file) return sendPaper(site, request, response, opened, file);
      if (pathBelow(request, opened) !== '') return response.redirect(303, opened.base);
      return sendCase(site, request, response, opened);
    },
    forms: {
      async loss(_request, response, opened) {
        await inScope(site.context, opened.alliance.id, (scope) =>
          declareLoss(scope, opened.link.subject, { person: null, channel: 'own-link' }),
        );
        site.nudge();
        response.redirect(303, opened.base);
      },
      objection: (request, response, opened) => takeObjection(site, request, response, opened),
      reply: (request, response, opened) => takeReply(site, request, response, opened),
      async 'take-back'(_request, response, opened) {
        await inScope(site.context, opened.alliance.id, (scope) =>
          takeBackLeaving(scope, opened.link.subject, { person: null, channel: 'own-link' }),
        );
        site.nudge();
        response.redirect(303, opened.base);
      },
    },
  };
}

/** A paper of the case, for the member it is about. */
async function sendPaper(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  id: string,
): Promise<void> {
  const file = await inScope(site.context, opened.alliance.id, async (scope) => {
    const one = await readCase(scope, opened.link.subject);
    return one && (await currentFiles(scope, one)).find((candidate) => candidate.id === id);
  });
  if (!file) throw new HttpProblem(404);
  await sendFile(site, request, response, file);
}

async function takeReply(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
): Promise<void> {
  await receiveForm(request, response, EVIDENCE_LIMITS);
  const text = textIn(request, 'reply', 4000);
  const { files, problem } = await evidenceIn(request, 'optional');
  if (text.trim() === '' || problem)
    return sendCase(site, request, response, opened, {
      reply: {
        text,
        ...(problem ? { evidence: problem } : {}),
        ...(text.trim() === ''
          ? { problem: { zh: '请写明陈述意见。', en: 'Please write your reply.' } }
          : {}),
      },
    });
  const decided = await replyWithPapers(site, opened, text, files);
  if (decided.kind === 'refused')
    return sendCase(site, request, response, opened, {
      reply: { text, problem: { zh: '陈述期已满。', en: 'The time to reply is over.' } },
    });
  site.nudge();
  response.redirect(303, opened.base);
}

async function takeObjection(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
): Promise<void> {
  await receiveForm(request, response, EVIDENCE_LIMITS);
  const reason = textIn(request, 'reason', 1000);
  const { files, problem } = await evidenceIn(request, 'optional');
  if (reason.trim() === '' || problem)
    return sendCase(site, request, response, opened, {
      reason,
      ...(problem ? { evidence: problem } : {}),
      ...(reason.trim() === ''
        ? {
            problem: {
              zh: '请写明漏记的参加情况，或没有参加的理由。',
              en: 'Say which participation was missed, or why you took no part.',
            },
          }
        : {}),
    });
  await objectWithEvidence(site, opened, reason, files);
  site.nudge();
  response.redirect(303, opened.base);
}

/** The objection with its evidence, which is stored first; of an objection that was not taken no file is kept. */
export function objectWithEvidence(
  site: Site,
  { alliance, link }: Pick<OpenedLink, 'alliance' | 'link'>,
  reason: string,
  files: readonly SoundFile[],
): Promise<Decided> {
  const as = { as: 'evidence', taken: 'recorded' } as const;
  return withFiles(site, alliance.id, files, as, (scope, evidence) =>
    objectToExit(scope, link.subject, reason, evidence),
  );
}

async function sendCase(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  answer?: Answer,
): Promise<void> {
  const view = await inScope(site.context, opened.alliance.id, (scope) =>
    viewOf(scope, opened, answer),
  );
  sendPage(site, request, response, {
    title: general('会员事项', 'Your membership'),
    alliance: opened.alliance,
    ...(answer ? { status: 422, path: opened.base } : {}),
    page: <MemberCasePage view={view} />,
  });
}

/** What a member may still say in a case of leaving, and what it has said. */
export async function openToMember(
  scope: Scope,
  one: Case,
  rows: Awaited<ReturnType<typeof stagesOf>>,
) {
  const at = (kind: string): boolean =>
    one.status === 'open' && rows.some((row) => row.kind === kind && row.outcome === null);
  const objected = (await decisionsOfCase(scope, one.id)).some(({ choice }) => choice === 'object');
  const returns = at('formalities') && Boolean(wayOutOf(one.plan).formalities?.returns);
  const lost = returns && (await isLossDeclared(scope, one.id));
  return {
    at,
    objected,
    lost,
    objection: at('objection') && !objected,
    loss: returns && !lost,
  };
}

async function viewOf(
  scope: Scope,
  opened: OpenedLink,
  answer: Answer | undefined,
): Promise<MemberCaseView> {
  const one = await readCase(scope, opened.link.subject);
  if (!one?.member) throw new HttpProblem(404);
  const rows = await stagesOf(scope, one.id);
  const charter = await charterOfVersion(scope, one.charterVersion);
  const { at, objected, lost, ...open } = await openToMember(scope, one, rows);
  const closes = objectionCloses(await workingCalendar(scope), one.plan, rows);
  const about = await aboutMemberView(scope, charter, one, opened.base, answer?.reply);
  const until =
    about?.reply?.until ?? (at('objection') && !objected && closes !== null ? closes : undefined);
  const said = objected
    ? at('objection')
      ? {
          zh: '已收到，秘书处核对后答复。',
          en: 'It is in; the secretariat answers.',
        }
      : undefined
    : lost
      ? { zh: '已收到证书遗失声明。', en: 'Your declaration of loss is in.' }
      : ((await tookEffect(scope, charter, one)) ?? (await notApproved(scope, charter, one, rows)));
  const note = answer?.reply && !about?.reply ? answer.reply.problem : said;
  return {
    caseNumber: one.number,
    member: one.applicantName,
    procedure: one.plan.name,
    state: shownState(one),
    ...(note ? { note } : {}),
    ...(about ? { about } : {}),
    stages: timelineOf(charter, one, rows, until === undefined ? {} : { until }),
    ...(one.plan.stages[0]?.kind === 'warning'
      ? { ledger: await ledgerView(scope, one.member) }
      : {}),
    ...(open.objection
      ? {
          objection: {
            form: { action: `${opened.base}/objection` },
            excuses: mayExcuse(one),
            reason: answer?.reason ?? '',
            ...(answer?.problem ? { problem: answer.problem } : {}),
            ...(answer?.evidence ? { evidence: answer.evidence } : {}),
          },
        }
      : {}),
    ...(at('formalities') ? await formalitiesView(scope, charter, one, opened) : {}),
    ...(open.loss ? { loss: { action: `${opened.base}/loss` } } : {}),
  };
}

/** By this case the membership has ended; what has ended it by its own wish cannot be taken back (X-Q30). */
async function tookEffect(scope: Scope, charter: Charter, one: Case): Promise<Wording | undefined> {
  const member = await readMember(scope, one.member ?? '');
  if (member?.endedCase !== one.id || !member.until) return undefined;
  const day = dayInWords(dayOf(member.until.getTime() - 1));
  return member.endedBecause === 'withdrawn'
    ? {
        zh: `${one.plan.name.zh}已于${day.zh}生效，生效后不能收回；以后可以重新申请加入。`,
        en: `It took effect on ${day.en} and cannot be taken back any more; your unit may apply again.`,
      }
    : {
        zh: `${inOwnWords(charter.words, '会员')}资格已于${day.zh}终止（${one.plan.name.zh}）。`,
        en: `The membership ended on ${day.en} (${one.plan.name.en}).`,
      };
}

/** Of a case somebody else opened that was not approved: that nothing has changed, and why. */
async function notApproved(
  scope: Scope,
  charter: Charter,
  one: Case,
  rows: readonly StageRow[],
): Promise<Wording | undefined> {
  if (one.openedBy === null || one.status !== 'refused') return undefined;
  const last = rows.findLast(({ outcome }) => outcome === 'rejected' || outcome === 'failed');
  const reason = last && (await whyNotApproved(scope, one, last.name));
  return {
    zh: `未予通过，${inOwnWords(charter.words, '会员')}资格和各项权利不受影响。${reason ? `理由：${reason}` : ''}`,
    en: `Not approved: the membership and all its rights are unchanged.${reason ? ` The reason given: ${reason}` : ''}`,
  };
}

async function ledgerView(
  scope: Scope,
  member: string,
): Promise<NonNullable<MemberCaseView['ledger']>> {
  return (await ledgerOf(scope, member))
    .filter((entry) => entry.struck === null)
    .map((entry) => ({
      day: entry.day,
      what: {
        zh: `${PARTICIPATION_NAMES[entry.kind].zh} ${entry.what}`,
        en: `${PARTICIPATION_NAMES[entry.kind].en} ${entry.what}`,
      },
    }));
}

/** What the secretariat ticks off, by when it ends at the latest, and the way back. */
async function formalitiesView(
  scope: Scope,
  charter: Charter,
  one: Case,
  opened: OpenedLink,
): Promise<Pick<MemberCaseView, 'formalities' | 'takeBack'>> {
  const stage = wayOutOf(one.plan).formalities;
  if (!stage) return {};
  const { ticked, closes } = await formalitiesOf(scope, one, stage);
  const items = stage.items ?? [];
  return {
    ...(items.length > 0 || closes
      ? {
          formalities: {
            items: items.map((name, index) => ({ name, done: ticked.has(index) })),
            ...(closes ? { latest: dayOf(closes.getTime() - 1) } : {}),
            sources: ruleSources(charter, stage.sources),
          },
        }
      : {}),
    ...((await mayTakeBack(scope, one))
      ? {
          takeBack: {
            notice: leavingNames(charter, one.plan).notice,
            certificate: stage.returns !== null,
            form: { action: `${opened.base}/take-back` },
            sources: ruleSources(charter, [{ from: 'default', question: 'X-Q30' }]),
          },
        }
      : {}),
  };
}
