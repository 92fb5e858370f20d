import type { OwnWords } from '../../domain/charter/own-words.ts';
import { cite } from '../../domain/charter/cite.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { Source } from '../../domain/plan.ts';
import { surnameOf } from '../../domain/names.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Addressee, CaseView } from '../../mail/templates/views.ts';
import { readCase, type Case } from '../../store/cases.ts';
import { allianceOf, charterInForce, charterOfVersion } from '../../store/charters.ts';
import type { Mail } from '../../store/mails.ts';
import { titleHere } from '../../store/form-of-address.ts';
import { personOf } from '../../store/persons.ts';
import type { Scope } from '../../store/scope.ts';

/** What every mail of an alliance shares, and the ways to say what it is about. */
export type MailContext = {
  readonly scope: Scope;
  readonly mail: Mail;
  /** The link with its fresh token; empty for mails without one. */
  readonly link: string;
  readonly baseUrl: string;
  readonly frame: {
    readonly alliance: Wording;
    readonly phone: string;
    readonly to: Addressee;
    readonly inPlaceOf?: string;
    readonly words?: OwnWords | null;
  };
};

export async function mailContext(
  scope: Scope,
  mail: Mail,
  link: string,
  baseUrl: string,
): Promise<MailContext> {
  const alliance = await allianceOf(scope);
  const charter = await charterInForce(scope);
  return {
    scope,
    mail,
    link,
    baseUrl,
    frame: {
      alliance: charter.short,
      phone: alliance.phone,
      ...(alliance.words ? { words: alliance.words } : {}),
      to: await addresseeOf(scope, charter, mail),
      ...(await inWhosePlace(scope, mail)),
    },
  };
}

async function inWhosePlace(scope: Scope, mail: Mail): Promise<{ readonly inPlaceOf?: string }> {
  const person = mail.extra['inPlaceOf'];
  return typeof person === 'string' ? { inPlaceOf: (await personOf(scope, person)).name } : {};
}

async function addresseeOf(scope: Scope, charter: Charter, mail: Mail): Promise<Addressee> {
  if (!mail.person) return { name: mail.addressName };
  const person = await personOf(scope, mail.person);
  const surname = surnameOf(person.name);
  const title = await titleHere(scope, charter, person);
  return {
    name: person.name,
    ...(surname && title ? { surname, title: { zh: title, en: '' } } : {}),
  };
}

/** The case a mail is about; a mail of a case without one is a bug. */
export async function caseOfMail({ scope, mail }: MailContext): Promise<Case> {
  const one = mail.caseId ? await readCase(scope, mail.caseId) : undefined;
  if (!one) throw new Error(`mail ${mail.id} belongs to no case`);
  return one;
}

export function caseView(charter: Charter, one: Case): CaseView {
  return {
    number: one.number,
    organisation: one.applicantName,
    class: charter.members.kinds[one.kind]?.name ?? { zh: one.kind, en: one.kind },
  };
}

/** The article that commands it; of several sources the charter's own text comes first. */
export function articleOf(charter: Charter, sources: readonly Source[]): Wording {
  const source = sources.find((candidate) => candidate.from === 'charter') ?? sources[0];
  return source ? cite(charter, source).label : { zh: '', en: '' };
}

export const charterOfCase = (scope: Scope, one: Case): Promise<Charter> =>
  charterOfVersion(scope, one.charterVersion);
