import type { Wording } from '../../domain/wording.ts';
import type { Recorded, RecordKind } from '../../store/records/records.ts';
import type { Scope } from '../../store/scope.ts';
import type { EntryArea, EntryGroup, Fact, RecordView, Text } from '../../web/views.ts';
import {
  accountDescriber,
  expenseDescriber,
  paymentDescriber,
  reversalDescriber,
  tariffDescriber,
  voucherDescriber,
} from './dues/records.ts';
import { attendanceDescriber } from './attendance-record.ts';
import { correction } from './correction-record.ts';
import { defaultsConfirmed } from './defaults/record.ts';
import type { Visit } from './entrance.tsx';
import { placeOnBehalf } from './places/on-behalf.ts';
import { rosterDescriber } from './roster-record.ts';
import { replyOnPaper } from './reply-record.ts';
import { receiptByLetter } from './receipt-record.ts';
import { showOfHands } from './tally-record.ts';
import { changeOfParticulars, officeOnPaper, substituteByLetter } from './people/records.ts';
import { activityHeld, entryStruck, objectionAnswer, takenPart } from './member-records.ts';
import {
  formalitiesDone,
  leavingOnPaper,
  noticeOnPaper,
  takenBackOnPaper,
} from './leaving-records.ts';
import { voteOnPaper } from './vote-record.ts';

/** How one kind of record is shown and where it is entered. */
export type RecordDescriber = {
  /** 纸质表决票. */
  readonly name: Wording;
  /** What was entered, in words; `about` is one line that tells records apart. */
  describe(
    scope: Scope,
    visit: Visit,
    record: Recorded,
  ): Promise<{
    readonly about: Text;
    readonly facts: readonly Fact[];
    readonly subject?: RecordView['subject'];
  }>;
  /** Why it cannot be entered or has no effect, by the codes of its rules, each with what to do now. */
  readonly reasons: Readonly<Record<string, Wording>>;
  /** What of this kind may be entered now; none where another kind's entry names the way. */
  entries?(scope: Scope, visit: Visit): Promise<EntryGroup>;
};

/** Under which heading of 登记来件 a kind is looked for. */
export const AREAS: Readonly<Record<RecordKind, EntryArea>> = {
  vote: 'votes',
  tally: 'votes',
  receipt: 'letters',
  'objection-answer': 'letters',
  reply: 'letters',
  change: 'people',
  office: 'people',
  substitute: 'people',
  roster: 'people',
  payment: 'dues',
  voucher: 'dues',
  'payment-reversal': 'dues',
  expense: 'dues',
  'dues-tariff': 'dues',
  'payee-account': 'dues',
  activity: 'members',
  attendance: 'members',
  participation: 'members',
  'participation-struck': 'members',
  leaving: 'members',
  'leaving-taken-back': 'members',
  place: 'members',
  'member-notice': 'members',
  formalities: 'members',
  correction: 'corrections',
  'defaults-resolution': 'letters',
};

/** Every kind of record with how it is shown. */
export const DESCRIBERS: Readonly<Record<RecordKind, RecordDescriber>> = {
  vote: voteOnPaper,
  roster: rosterDescriber,
  payment: paymentDescriber,
  'payment-reversal': reversalDescriber,
  voucher: voucherDescriber,
  'dues-tariff': tariffDescriber,
  'payee-account': accountDescriber,
  expense: expenseDescriber,
  correction,
  tally: showOfHands,
  receipt: receiptByLetter,
  change: changeOfParticulars,
  office: officeOnPaper,
  substitute: substituteByLetter,
  activity: activityHeld,
  attendance: attendanceDescriber,
  participation: takenPart,
  'participation-struck': entryStruck,
  leaving: leavingOnPaper,
  'leaving-taken-back': takenBackOnPaper,
  place: placeOnBehalf,
  'member-notice': noticeOnPaper,
  formalities: formalitiesDone,
  'objection-answer': objectionAnswer,
  reply: replyOnPaper,
  'defaults-resolution': defaultsConfirmed,
};

const REASONS: Readonly<Record<string, Wording>> = {
  'not-yours': {
    zh: '只有秘书处人员可以登记和复核。',
    en: 'Only members of the secretariat may enter and check records.',
  },
  'evidence-missing': {
    zh: '请上传凭据（扫描件或照片）。',
    en: 'Upload the evidence (a scan or photo).',
  },
  'in-the-future': {
    zh: '作出时间晚于现在，请核对。',
    en: 'It was entered as done in the future; please check the date and time.',
  },
};

/** Why a record of this kind was refused or came to nothing. */
export function reasonInWords(kind: RecordKind, because: string): Wording {
  return (
    DESCRIBERS[kind].reasons[because] ??
    REASONS[because] ?? {
      zh: `没有产生效力（${because}）。`,
      en: `It has no effect (${because}).`,
    }
  );
}
