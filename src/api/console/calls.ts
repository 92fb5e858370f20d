import { nameIn } from '../../domain/charter/in-words.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Case } from '../../store/cases.ts';
import type { VoteContent } from '../../store/records/vote.ts';
import type { Task } from '../../store/tasks.ts';
import type { Contact, Text } from '../../web/views.ts';
import { scriptFor, whyCalled } from './call-words.ts';
import { applicantContact, applicantsOf, peopleOf, type Desk } from './desk.ts';
import { mailInWords } from './in-words.ts';

/** Somebody the secretariat has to reach by telephone: whom, about what, and where it stands. */
export type Call = {
  readonly task: Task;
  readonly number: string;
  readonly applicant: Text;
  readonly why: Wording;
  readonly about: Wording;
  readonly who: readonly Contact[];
  /** What to say, where one person is called because they do not want to be asked by mail or cannot be. */
  readonly script?: Wording;
  /** The page of the case or the voting round. */
  readonly url: string;
};

/** The calls that still have a reason: what was decided meanwhile needs none. */
export function callsOf(desk: Desk): readonly Call[] {
  return desk.tasks.flatMap((task) => {
    if (task.kind === 'undeliverable') return undeliverable(desk, task) ?? [];
    if (task.kind === 'tell' || task.kind === 'objection') return aboutRecord(desk, task) ?? [];
    if (task.kind !== 'telephone') return [];
    return toTelephone(desk, task) ?? [];
  });
}

function toTelephone(desk: Desk, task: Task): Call | undefined {
  const call = task.votingRound
    ? aboutRound(desk, task)
    : task.caseId
      ? aboutCase(desk, task)
      : aboutRelease(desk, task);
  const [one, ...others] = call?.who ?? [];
  const person = task.subject;
  // A release's subject is its paper while everybody who was asked is to be telephoned.
  if (!call || !one || others.length > 0 || person === null || desk.papers.has(person)) return call;
  return { ...call, script: scriptFor(desk, person, call.about, call.applicant) };
}

const WAITED: Wording = {
  zh: '提醒两次后仍未收到答复，请电话联系',
  en: 'no answer after two reminders: please telephone',
};
const TO_CONFIRM: Wording = { zh: '确认表决结果', en: 'confirming the result' };

/** What a member is asked for in a case about it. */
const OF_MEMBERS: readonly Task['kind'][] = ['reply', 'exit-objection'];

const memberContact = (desk: Desk, one: Case): Contact =>
  desk.members.get(one.id) ?? applicantContact(one);

function aboutCase(desk: Desk, task: Task): Call | undefined {
  const one = desk.cases.get(task.caseId ?? '');
  if (!one) return undefined;
  const base = {
    task,
    number: one.number,
    applicant: one.applicantName,
    url: `${desk.visit.base}/cases/${one.id}`,
  };
  const stage = one.plan.stages.find((candidate) => candidate.name === task.stage);
  if (!stage) {
    if (one.status !== 'open') return undefined;
    const who = [task.subject ? desk.roster.contact(task.subject) : memberContact(desk, one)];
    const confirms = desk.tasks.some(
      (other) => other.kind === 'confirm' && other.caseId === one.id && asks(other, task.subject),
    );
    return {
      ...base,
      why: whyCalled(desk, task.subject),
      about: confirms ? TO_CONFIRM : one.plan.name,
      who,
    };
  }
  const waited = desk.tasks.find(
    (other) =>
      other.caseId === one.id &&
      other.stage === task.stage &&
      (other.round === task.round || other.kind === 'filing') &&
      ['review', 'supplement', 'filing', 'confirm', ...OF_MEMBERS].includes(other.kind),
  );
  if (!waited) return undefined;
  const who = OF_MEMBERS.includes(waited.kind)
    ? [memberContact(desk, one)]
    : waited.kind === 'supplement'
      ? [applicantContact(one)]
      : peopleOf(desk, waited);
  const about =
    waited.kind === 'supplement'
      ? { zh: '补正材料', en: 'correcting the documents' }
      : waited.kind === 'confirm'
        ? TO_CONFIRM
        : stage.title;
  return { ...base, why: WAITED, about, who };
}

function aboutRound(desk: Desk, task: Task): Call | undefined {
  const standing = desk.rounds.find(({ round }) => round.id === task.votingRound);
  if (!standing) return undefined;
  const { round, voters, returned } = standing;
  const body = nameIn(desk.visit.charter, round.body);
  const order = desk.tasks.find(
    (other) =>
      (other.kind === 'order' || other.kind === 'shorten') && other.votingRound === round.id,
  );
  const missing = voters.filter((seat) => !returned.has(seat.person)).map((seat) => seat.person);
  const asked = task.subject ? missing.filter((person) => person === task.subject) : missing;
  const who =
    round.state === 'proposed'
      ? order
        ? peopleOf(desk, order)
        : []
      : round.way === 'meeting'
        ? task.subject
          ? [desk.roster.contact(task.subject)]
          : []
        : asked.map((person) => desk.roster.contact(person));
  if (who.length === 0) return undefined;
  return {
    task,
    number: round.number,
    applicant: applicantsOf(desk, standing),
    url: `${desk.visit.base}/rounds/${round.id}`,
    why: task.subject ? whyCalled(desk, task.subject) : WAITED,
    about:
      round.way === 'meeting'
        ? round.state === 'proposed'
          ? { zh: '是否缩短会议通知期', en: 'whether to shorten the notice of a meeting' }
          : { zh: `${body.zh}开会通知`, en: `the meeting of the ${body.en}` }
        : round.state === 'proposed'
          ? { zh: '是否进行通讯表决', en: 'whether to hold a correspondence vote' }
          : { zh: `${body.zh}表决`, en: `the vote of the ${body.en}` },
    who,
  };
}

const asks = ({ assignee, addressees }: Task, person: string | null): boolean =>
  person !== null && (assignee === null ? addressees.includes(person) : assignee === person);

/** A paper's release is waited for: of everybody who was asked, or of one who has to be asked by telephone. */
function aboutRelease(desk: Desk, task: Task): Call | undefined {
  const release = desk.tasks.find(
    (other) =>
      other.kind === 'release' &&
      (other.subject === task.subject || other.addressees.includes(task.subject ?? '')),
  );
  const paper = desk.papers.get(release?.subject ?? '');
  if (!release || !paper) return undefined;
  const ofAll = release.subject === task.subject;
  return {
    task,
    number: '',
    applicant: paper.title,
    url: `${desk.visit.base}/papers/${paper.id}`,
    why: ofAll ? WAITED : whyCalled(desk, task.subject),
    about: { zh: '签发', en: 'the release of a paper' },
    who: ofAll ? peopleOf(desk, release) : [desk.roster.contact(task.subject ?? '')],
  };
}

/** A record of a vote: its voter has to be told, or has said that it is not theirs. */
function aboutRecord(desk: Desk, task: Task): Call | undefined {
  const record = desk.records.get(task.subject ?? '');
  const standing = desk.rounds.find(({ round }) => round.id === task.votingRound);
  if (!record || !standing) return undefined;
  const { person } = record.content as unknown as VoteContent;
  return {
    task,
    number: record.number,
    applicant: applicantsOf(desk, standing),
    url: `${desk.visit.base}/rounds/${standing.round.id}/electors/${person}`,
    why:
      task.kind === 'tell'
        ? {
            zh: '没有登记邮箱：请告知本人已登记其表决票，并转发链接，本人可提出异议',
            en: 'no address on record: tell them of the recorded vote and pass the link on, by which they may object',
          }
        : {
            zh: '本人提出：登记的表决票不是其意思。该票已不计入，请核对凭据',
            en: 'they say that the recorded vote is not theirs. It does not count any more: please look at the evidence',
          },
    about:
      task.kind === 'tell'
        ? { zh: `告知登记${record.number}`, en: `record ${record.number}` }
        : { zh: `对登记${record.number}的异议`, en: `the objection to record ${record.number}` },
    who: [desk.roster.contact(person)],
  };
}

function undeliverable(desk: Desk, task: Task): Call | undefined {
  const mail = desk.mails.get(task.subject ?? '');
  if (!mail) return undefined;
  const one = desk.cases.get(task.caseId ?? '');
  const standing = desk.rounds.find(({ round }) => round.id === task.votingRound);
  const who = mail.person
    ? desk.roster.contact(mail.person)
    : one
      ? applicantContact(one)
      : { name: mail.addressName };
  return {
    task,
    number: one?.number ?? standing?.round.number ?? '',
    applicant: one?.applicantName ?? (standing ? applicantsOf(desk, standing) : mail.addressName),
    why: {
      zh: `发往 ${mail.address} 的邮件被退回（${mail.lastCode ?? ''}），请核对地址或另行联系`,
      en: `the mail to ${mail.address} was refused (${mail.lastCode ?? ''}): check the address or reach them otherwise`,
    },
    about: mailInWords(mail.template),
    who: [who],
    url: one
      ? `${desk.visit.base}/cases/${one.id}`
      : standing
        ? `${desk.visit.base}/rounds/${standing.round.id}`
        : `${desk.visit.base}/mail`,
  };
}
