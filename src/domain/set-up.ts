import { electorsOf, everySeat, checkSeating, type SeatingProblem } from './charter/people.ts';
import type { Charter, Confirmation } from './charter/type.ts';
import type { Day } from './working-days.ts';
import type { Language, Wording } from './wording.ts';

/** The body whose people work at the console. */
export const SECRETARIAT = 'secretariat';
/** Whatever is entered on somebody's behalf is checked by a second person. */
export const FEWEST_IN_SECRETARIAT = 2;

/** A file that was uploaded at the set-up and lies in the file storage. */
export type SetUpFile = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
};

/** Somebody in office, as entered; `since` null: the day is not known. */
export type SetUpPerson = {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: Language;
  readonly employerCode: string | null;
  readonly preferredChannel: 'mail' | 'telephone' | 'forwarded' | 'paper';
  readonly seats: readonly string[];
  readonly since: Day | null;
};

export type SetUpResolution = Confirmation & {
  /** Of the sheet of defaults it was passed on: of another sheet it says nothing. */
  readonly sheet: string;
  readonly scans: readonly SetUpFile[];
};

/** Everything answered so far, beside the charter's file. */
export type SetUpAnswers = {
  readonly alliance: {
    readonly code: string;
    readonly language: Language;
    readonly phone: string;
    readonly address: string;
    readonly addressEn: string;
  } | null;
  /** `later`: the secretariat will record it from the console. */
  readonly resolution: SetUpResolution | 'later' | null;
  readonly people: readonly SetUpPerson[];
  /** The documents by which they are in office. */
  readonly documents: readonly SetUpFile[];
  readonly firstDay: Day | null;
};

export const NOTHING_ANSWERED: SetUpAnswers = {
  alliance: null,
  resolution: null,
  people: [],
  documents: [],
  firstDay: null,
};

export const SET_UP_STEPS = ['charter', 'defaults', 'people', 'first-day', 'start'] as const;
export type SetUpStep = (typeof SET_UP_STEPS)[number];
/** open: nothing was entered · wrong: something is to be mended · later: it need not be now · done. */
export type StepState = 'open' | 'wrong' | 'later' | 'done';

/** How far a set-up is. `sheet`: the hash of its sheet of defaults; no charter: none was uploaded, or it is not sound. */
export function stepsOf(
  answers: SetUpAnswers,
  facts: {
    readonly uploaded: boolean;
    readonly charter: Charter | undefined;
    readonly refused: boolean;
    readonly sheet: string;
    readonly contacts: readonly string[];
    readonly today: Day;
  },
): Readonly<Record<Exclude<SetUpStep, 'start'>, StepState>> {
  const { charter } = facts;
  const people = charter ? peopleFaults(charter, answers, facts.contacts) : [];
  const { resolution, firstDay } = answers;
  return {
    charter:
      !facts.uploaded || (charter && !facts.refused && answers.alliance === null)
        ? 'open'
        : charter && !facts.refused
          ? 'done'
          : 'wrong',
    defaults: defaultsState(resolution, facts.sheet),
    people:
      answers.people.length === 0 && answers.documents.length === 0
        ? 'open'
        : people.length > 0
          ? 'wrong'
          : 'done',
    'first-day': firstDay === null ? 'open' : firstDay < facts.today ? 'wrong' : 'done',
  };
}

function defaultsState(resolution: SetUpAnswers['resolution'], sheet: string): StepState {
  if (resolution === null) return 'open';
  if (resolution === 'later') return 'later';
  return resolution.sheet === sheet ? 'done' : 'wrong';
}

/** Whether an alliance can begin with what was entered. */
export function mayStart(steps: Readonly<Record<Exclude<SetUpStep, 'start'>, StepState>>): boolean {
  return Object.values(steps).every((state) => state === 'done' || state === 'later');
}

/** The seats that people are entered for at the set-up; whom a member sends, the member designates later. */
export function seatsToFill(charter: Charter): readonly string[] {
  return everySeat(charter).flatMap(({ id, seat }) => (seat.each.length > 0 ? [] : [id]));
}

/** What must be mended about the people in office before the alliance can begin. `contacts`: seats of authorities. */
export function peopleFaults(
  charter: Charter,
  { people, documents }: Pick<SetUpAnswers, 'people' | 'documents'>,
  contacts: readonly string[],
): readonly Wording[] {
  const known = [...seatsToFill(charter), ...contacts];
  const gone = people.filter(({ seats }) => seats.some((seat) => !known.includes(seat)));
  const secretariat = charter.bodies[SECRETARIAT] ? electorsOf(charter, SECRETARIAT) : [];
  const reachable = people.filter(
    ({ seats, email }) => email !== null && seats.some((seat) => secretariat.includes(seat)),
  );
  return [
    ...(reachable.length < FEWEST_IN_SECRETARIAT
      ? [
          {
            zh: `秘书处至少登记${FEWEST_IN_SECRETARIAT}位有邮箱的人员，现有${reachable.length}位：登录凭邮箱，登记须由第二人复核。`,
            en: `Enter at least ${FEWEST_IN_SECRETARIAT} people of the secretariat with an e-mail address; there are ${reachable.length}. They sign in by mail, and what one enters another checks.`,
          },
        ]
      : []),
    ...doubles(people),
    ...gone.map(({ name }) => ({
      zh: `${name}的职务在现在的章程文件中已不存在，请修改。`,
      en: `The charter’s file no longer has an office of ${name}; please change it.`,
    })),
    ...seating(charter, people)
      .filter(({ grade, seat }) => grade === 'error' && isTooMany(charter, people, seat))
      .map(({ message }) => message),
    ...(documents.length === 0
      ? [
          {
            zh: '请上传任职文件（选举决议、任命文件等的扫描件）。',
            en: 'Upload the documents by which they are in office (scans of the election or appointment).',
          },
        ]
      : []),
  ];
}

/** Offices the charter asks for that nobody holds yet: the alliance can begin, and enters them when they are filled. */
export function vacancies(
  charter: Charter,
  people: readonly SetUpPerson[],
): readonly SeatingProblem[] {
  const toFill = seatsToFill(charter);
  return seating(charter, people).filter(
    ({ seat, grade }) =>
      grade === 'error' && toFill.includes(seat) && !isTooMany(charter, people, seat),
  );
}

function seating(charter: Charter, people: readonly SetUpPerson[]): readonly SeatingProblem[] {
  const held: Record<string, number> = {};
  for (const seat of people.flatMap(({ seats }) => seats)) held[seat] = (held[seat] ?? 0) + 1;
  return checkSeating(charter, held);
}

function isTooMany(charter: Charter, people: readonly SetUpPerson[], seat: string): boolean {
  const atMost = everySeat(charter).find(({ id }) => id === seat)?.seat.count.atMost ?? null;
  return atMost !== null && people.filter(({ seats }) => seats.includes(seat)).length > atMost;
}

/** Nobody is entered twice, and an address belongs to one person. */
function doubles(people: readonly SetUpPerson[]): readonly Wording[] {
  const seen = new Set<string>();
  return people.flatMap(({ name, email, phone }) => {
    const key = email?.toLowerCase() ?? `${name} ${phone ?? ''}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      {
        zh: `${name}登记了两次，或邮箱与他人相同；一人只登记一次，可以任几个职务。`,
        en: `${name} is entered twice, or shares an address; enter a person once, with every office they hold.`,
      },
    ];
  });
}
