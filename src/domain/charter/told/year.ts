import type { Source } from '../../plan.ts';
import { dayInWords, monthDayInWords } from '../../day-in-words.ts';
import { joined, type Wording } from '../../wording.ts';
import { SCHEDULE_PUBLISHED_BY } from '../../working-days.ts';
import { nameIn, valueInWords } from '../in-words.ts';
import { periodInWords } from '../period-in-words.ts';
import { sourceOf, sourcesOf } from '../sources.ts';
import type {
  CadenceClock,
  Charter,
  Clock,
  MandateClock,
  Period,
  RotationClock,
  TermClock,
} from '../type.ts';

/** Something that comes round in an alliance’s year. */
export type YearDuty = {
  /** 1 to 12; null: no day is known. */
  readonly month: number | null;
  /** 12-31 最迟; 每6个月; 由APEC中小企业工作组确定的日期前90日. */
  readonly when: Wording;
  readonly says: Wording;
  readonly sources: readonly Source[];
};

/** What recurs by a charter: meetings, reports, dues, elections and rotations; by the month where a day is known, the others last. */
export function dutiesOf(charter: Charter): readonly YearDuty[] {
  const duties = [
    ...duesDuties(charter),
    ...Object.values(charter.clocks).flatMap((clock) => clockDuties(charter, clock)),
    ...agendaWithoutClock(charter),
    WORKING_DAYS,
  ];
  return duties
    .map((duty, at) => ({ ...duty, at }))
    .toSorted((one, other) => order(one) - order(other) || one.at - other.at)
    .map(({ month, when, says, sources }) => ({ month, when, says, sources }));
}

/** With the day it is sorted by. */
type Dated = YearDuty & { readonly day: string | null };

function order({ day }: Dated): number {
  return day === null ? 10_000 : Number(day.replace('-', ''));
}

/** On or by a day of every year. */
function onDay(
  monthDay: string,
  way: { readonly zh: string; readonly en: string },
  says: Wording,
  sources: readonly Source[],
): Dated {
  const { zh, en } = monthDayInWords(monthDay);
  return {
    month: Number(monthDay.slice(0, 2)),
    day: monthDay,
    when: { zh: way.zh.replace('*', zh), en: way.en.replace('*', en) },
    says,
    sources,
  };
}

function undated(when: Wording, says: Wording, sources: readonly Source[]): Dated {
  return { month: null, day: null, when, says, sources };
}

const FROM = { zh: '*起', en: 'from *' };
const BY = { zh: '*前', en: 'by *' };

function duesDuties({ money: { dues } }: Charter): readonly Dated[] {
  if (!dues) return [];
  const sources = sourcesOf(dues.due);
  return [
    onDay(
      dues.due.notice,
      FROM,
      { zh: '发出会费缴费通知', en: 'Payment notices for the dues go out' },
      sources,
    ),
    onDay(dues.due.day, BY, { zh: '缴清当年会费', en: 'The year’s dues are paid' }, sources),
  ];
}

function clockDuties(charter: Charter, clock: Clock): readonly Dated[] {
  switch (clock.kind) {
    case 'inactivity':
      return [];
    case 'cadence':
      return cadenceDuties(charter, clock);
    case 'term':
      return [termDuty(charter, clock)];
    case 'rotation':
      return [rotationDuty(charter, clock)];
    case 'mandate':
      return mandateDuties(charter, clock);
  }
}

function cadenceDuties(charter: Charter, clock: CadenceClock): readonly Dated[] {
  const does = cadenceDoes(charter, clock);
  const says = {
    zh: `${clock.name.zh}${does.zh}`,
    en: `${clock.name.en}${does.en}`,
  };
  const by = clock.by;
  if (by !== null) {
    const alarm = clock.alarm;
    return [
      onDay(by, BY, says, both(clock, 'by')),
      ...(alarm === null
        ? []
        : [
            onDay(
              alarm,
              FROM,
              {
                zh: `提示：${clock.name.zh}尚未办理的，应着手办理`,
                en: `Pressing where it has not happened yet: ${clock.name.en}`,
              },
              [sourceOf(clock, 'alarm')],
            ),
          ]),
    ];
  }
  if (clock.date) {
    const date = valueInWords(charter, 'date', clock.date);
    return [
      ...dueBefore(charter, clock),
      undated(
        {
          zh: `${date.zh}（日期由${authority(charter, clock.date.authority).zh}确定）`,
          en: `${date.en} (day set by ${authority(charter, clock.date.authority).en})`,
        },
        says,
        both(clock, 'date'),
      ),
    ];
  }
  return [undated(everyInWords(clock.every), says, both(clock, 'every'))];
}

/** What must be done before the date that somebody else sets, stage by stage. */
function dueBefore(charter: Charter, { opens }: CadenceClock): readonly Dated[] {
  const procedure = opens === null ? undefined : charter.procedures[opens];
  return (procedure?.stages ?? []).flatMap((stage) => {
    if (!stage.due || !procedure) return [];
    const title = stage.title ?? procedure.name;
    return [
      undated(
        valueInWords(charter, 'due', stage.due),
        { zh: `${procedure.name.zh}：${title.zh}`, en: `${procedure.name.en}: ${title.en}` },
        [sourceOf(stage, 'due')],
      ),
    ];
  });
}

const authority = (charter: Charter, id: string): Wording =>
  charter.authorities[id]?.short ?? nameIn(charter, id);

/** What a meeting takes up, or what is begun. */
function cadenceDoes(charter: Charter, { name, meets, opens }: CadenceClock): Wording {
  if (opens !== null) {
    const { zh, en } = nameIn(charter, opens);
    return zh === name.zh ? { zh: '', en: '' } : { zh: `（${zh}）`, en: ` (${en})` };
  }
  const agenda = (charter.bodies[meets ?? '']?.meetings?.agenda ?? []).filter(
    ({ required }) => required,
  );
  if (agenda.length === 0) return { zh: '', en: '' };
  const { zh, en } = joined(
    agenda.map(({ item }) => item),
    '；',
    '; ',
  );
  return { zh: `，必议：${zh}`, en: `; must take up: ${en}` };
}

function everyInWords(every: Period): Wording {
  const { zh, en } = periodInWords(every);
  return every.count === 1
    ? { zh: `每${zh.slice(1)}一次，日期未定`, en: `once a ${en.slice(2)}, no day is set` }
    : { zh: `每${zh}一次，日期未定`, en: `once in ${en}, no day is set` };
}

function both(clock: Clock, field: string): readonly Source[] {
  const whole = clock.articles.map((article): Source => ({ from: 'charter', article }));
  const own = sourceOf(clock, field);
  return own.from === 'charter' ? whole : [...whole, own];
}

function termDuty(charter: Charter, clock: TermClock): Dated {
  const { zh, en } = periodInWords(clock.lasts);
  const [of, opens] = [nameIn(charter, clock.of), nameIn(charter, clock.opens)];
  const first = clock.warn[0] ?? 0;
  return undated(
    {
      zh: `每${zh}一次，届满前${first}日开始`,
      en: `every ${en}, from ${first} days before the end`,
    },
    { zh: `${of.zh}换届：${opens.zh}`, en: `${of.en}: ${opens.en}` },
    both(clock, 'warn'),
  );
}

function rotationDuty(charter: Charter, clock: RotationClock): Dated {
  const { zh, en } = periodInWords(clock.every);
  const of = nameIn(charter, clock.of);
  return undated(
    { zh: `每${zh}一次`, en: `once in ${en}` },
    { zh: `${of.zh}轮换`, en: `${of.en} passes on` },
    both(clock, 'every'),
  );
}

/** The end of the alliance itself comes once; it stands in its month with its year. */
function mandateDuties(charter: Charter, clock: MandateClock): readonly Dated[] {
  const until = dayInWords(clock.until);
  const before = periodInWords(clock.before);
  const opens = nameIn(charter, clock.opens);
  return [
    {
      month: Number(clock.until.slice(5, 7)),
      day: clock.until.slice(5),
      when: until,
      says: {
        zh: `${clock.name.zh}届满，未获延期的终止`,
        en: `${clock.name.en} ends unless it was extended`,
      },
      sources: both(clock, 'until'),
    },
    undated(
      { zh: `${until.zh}前${before.zh}`, en: `${before.en} before ${until.en}` },
      opens,
      both(clock, 'before'),
    ),
  ];
}

/** What must be taken up in the yearly meeting of a body for which no clock runs. */
function agendaWithoutClock(charter: Charter): readonly Dated[] {
  const meeting = Object.values(charter.clocks).flatMap((clock) =>
    clock.kind === 'cadence' && clock.meets !== null ? [clock.meets] : [],
  );
  return Object.entries(charter.bodies).flatMap(([id, body]) =>
    meeting.includes(id)
      ? []
      : (body.meetings?.agenda ?? [])
          .filter(({ required }) => required)
          .map((item) =>
            undated(
              { zh: `${body.name.zh}年度会议`, en: `yearly meeting: ${body.name.en}` },
              item.item,
              sourcesOf(item),
            ),
          ),
  );
}

/** Working days of the next year come from outside; deadlines that fall there need them (decision 0015). */
const WORKING_DAYS: Dated = onDay(
  SCHEDULE_PUBLISHED_BY,
  FROM,
  {
    zh: '导入次年的节假日安排（国务院办公厅公布后，由秘书处办理）',
    en: 'Next year’s holidays are entered once the State Council has published them (secretariat)',
  },
  [],
);
