import { attendStage } from '../dist/activities/attend-stage.js';
import { submitApplication } from '../dist/store/decide/submit.js';
import { decideReview } from '../dist/store/decide/review.js';
import { decideOrder, proposeRound } from '../dist/store/decide/voting-order.js';
import { addFile } from '../dist/store/files.js';
import { issueToken, linkFor } from '../dist/store/links.js';
import { holdersOf } from '../dist/store/persons.js';
import { inScope } from '../dist/store/scope.js';
import { startDraft } from '../dist/store/drafts.js';
import { tasksOfRound, tasksOfStage } from '../dist/store/tasks.js';
import { ballotsOfRound } from '../dist/store/voting-rounds.js';
import { workflowId } from '../dist/workflows/messages.js';

const week = 7 * 86_400_000;
const seats = ['chair', 'executive-chair', 'vice-chair', 'secretary-general'];
const link = 'own-link';
const documents = ['commitment-letter', 'legal-person-proof', 'unit-profile'];

/**
 * A case brought to an open vote as the workflows would, without them: one item, its electors, and a link for each.
 * @returns {Promise<readonly {link: string, token: string, ballot: string}[]>} one per elector
 */
export async function openRound(context, number) {
  const scoped = (work) => inScope(context, 'listing', work);
  const one = await scoped((scope) => submit(scope, number));
  const run = { workflowId: workflowId('listing', one.process, one.number), runId: 'bench' };
  const attend = (stage) =>
    attendStage(context, {
      alliance: 'listing',
      caseId: one.id,
      stage,
      round: 1,
      plan: one.plan,
      run,
    });
  const review = one.plan.stages.find((stage) => stage.kind === 'review').name;
  await attend(review);
  await scoped(async (scope) => {
    const [task] = await tasksOfStage(scope, one.id, review, 1);
    const [officer] = await holdersOf(scope, ['case-officer']);
    const checks = Object.fromEntries(documents.map((document) => [document, 'fit']));
    const act = { decision: 'approve', reason: '', remark: '', handOverTo: '', checks };
    const actor = { person: officer.person.id, channel: link };
    await decideReview(scope, task.id, actor, act, one.formHash);
  });
  await attend(review);
  await attend(one.plan.stages.find((stage) => stage.kind === 'ballot').name);
  return scoped((scope) => order(scope, one));
}

async function submit(scope, number) {
  const { id } = await startDraft(scope, 'enterprise', 'zh');
  const file = { name: 'a.pdf', type: 'application/pdf', size: 100, sha256: 'a'.repeat(64) };
  for (const document of documents)
    await addFile(scope, { ...file, id: scope.context.ids.next(), draftId: id, document });
  const name = `企业${number}有限公司`;
  return submitApplication(scope, {
    draft: id,
    procedure: 'admission',
    kind: 'enterprise',
    language: 'zh',
    applicantName: name,
    applicantCode: `CODE${number}`,
    applicantEmail: `applicant${number}@example.com`,
    contactName: '张三',
    form: { 'organisation-name': name, 'liaison-name': '张三' },
  });
}

async function order(scope, one) {
  const [officer] = await holdersOf(scope, ['case-officer']);
  const [chair] = await holdersOf(scope, ['chair']);
  const closesAt = new Date(scope.now.getTime() + 2 * week);
  const { votingRound } = await proposeRound(scope, {
    body: 'chairs-office',
    cases: [one.id],
    reason: '近期无会议安排',
    closesAt,
    by: officer.person.id,
  });
  const [task] = await tasksOfRound(scope, votingRound);
  const act = { order: 'order', reason: '同意', closesAt, shortNoticeReason: '' };
  await decideOrder(scope, task.id, { person: chair.person.id, channel: link }, act);
  const [ballot] = await ballotsOfRound(scope, votingRound);
  const electors = [];
  for (const { person } of await holdersOf(scope, seats)) {
    const id = await linkFor(scope, 'voting-round', votingRound, person.id);
    electors.push({ link: id, token: await issueToken(scope, id), ballot: ballot.id });
  }
  return electors;
}
