import { sql } from 'kysely';
import { normalisePhone } from '../../domain/particulars/normalise.ts';
import { knowsPerson } from '../register/known.ts';
import { newPerson, newPersonVersion, versionsOfPerson } from '../register/persons.ts';
import type { ChannelToPerson } from '../persons.ts';
import type { Scope } from '../scope.ts';
import { refuse, type ImportBasis, type RowOutcome } from './outcome.ts';

type Values = Readonly<Record<string, string>>;

export type PersonOfRow =
  | { readonly person: string; readonly state: 'added' | 'changed' | 'same' }
  | { readonly refused: RowOutcome };

/** A row of 人员. */
export async function importPerson(
  scope: Scope,
  values: Values,
  basis: ImportBasis,
): Promise<RowOutcome> {
  const entered = await enterPerson(scope, values, basis);
  if ('refused' in entered) return entered.refused;
  const { person: subject, state } = entered;
  const unknownEmployer = values['employer'] && !(await employerCode(scope, values));
  return unknownEmployer
    ? {
        state,
        subject,
        says: {
          zh: `工作单位“${values['employer']}”没有信用代码可对应，未登记，不能据此自动回避`,
          en: `The employer “${values['employer']}” has no credit code here and was not recorded: nobody is kept from deciding its cases by it`,
        },
      }
    : { state, subject };
}

/** The person a row means, entered or brought up to date; somebody of the same name without a contact is taken for the same. */
export async function enterPerson(
  scope: Scope,
  values: Values,
  basis: ImportBasis,
): Promise<PersonOfRow> {
  const alike = await personAlike(scope, values);
  if (alike === 'several') return { refused: SEVERAL };
  if (alike !== undefined) return update(scope, alike.person, values, basis);
  const { name = '', title = '', email = null, phone = null } = values;
  const entered = await newPerson(
    scope,
    {
      name,
      title,
      email,
      phone,
      language: 'zh',
      preferredChannel: channelFor(email, phone),
      employerCode: (await employerCode(scope, values)) ?? null,
    },
    { evidence: basis.evidence, by: basis.by },
  );
  if (entered.kind === 'address-taken') return { refused: ADDRESS_TAKEN };
  if (entered.kind === 'entered') return { person: entered.person, state: 'added' };
  const changed = await update(scope, entered.person, values, basis);
  return entered.kind === 'linked' && !('refused' in changed)
    ? { ...changed, state: 'added' }
    : changed;
}

const SEVERAL = refuse(
  '有几位同名的人，请填写手机或邮箱，以便确认是哪一位',
  'There are several people of that name; add a telephone number or address to tell which',
);
const ADDRESS_TAKEN = refuse(
  '这个邮箱已属于另一人，邮箱须一人一个，请核对',
  'This address is another person’s; one address belongs to one person, please check',
);

function channelFor(email: string | null, phone: string | null): ChannelToPerson {
  if (email) return 'mail';
  return phone ? 'telephone' : 'paper';
}

/**
 * Who is meant among those the alliance knows: the same name with the same address or number; without either on one
 * side, the one person of that name.
 */
export async function personAlike(
  scope: Scope,
  { name = '', email, phone }: Values,
): Promise<{ readonly person: string } | 'several' | undefined> {
  const { rows } = await sql<{ person: string; email: string | null; phone: string | null }>`
    select * from (
      select distinct on (person) person, name, email, phone from person_versions
      where valid_from <= ${scope.now} order by person, valid_from desc) v
    where v.name = ${name}`.execute(scope.tx);
  const by = rows.find(
    (row) =>
      (email && row.email?.toLowerCase() === email) ||
      (phone && row.phone !== null && normalisePhone(row.phone) === phone),
  );
  if (by) return by;
  const open = email || phone ? rows.filter((row) => !row.email && !row.phone) : rows;
  const [only, ...more] = open;
  return more.length > 0 ? 'several' : only;
}

async function update(
  scope: Scope,
  person: string,
  values: Values,
  basis: ImportBasis,
): Promise<PersonOfRow> {
  if (!(await knowsPerson(scope, person))) throw new Error(`person ${person} is not known here`);
  const versions = await versionsOfPerson(scope, person);
  const latest = versions.at(-1);
  if (!latest) throw new Error(`person ${person} has no version`);
  const employer = await employerCode(scope, values);
  // 010-6820 0012 and 01068200012 are one number.
  const phone =
    latest.phone !== null && normalisePhone(latest.phone) === values['phone']
      ? values['phone']
      : latest.phone;
  const merged = {
    name: latest.name,
    title: values['title'] ?? latest.title,
    email: values['email'] ?? latest.email,
    phone: values['phone'] ?? phone,
    language: latest.language,
    preferredChannel: latest.preferredChannel,
    employerCode: employer ?? latest.employerCode,
  };
  const news =
    merged.title !== latest.title ||
    merged.email?.toLowerCase() !== latest.email?.toLowerCase() ||
    merged.phone !== phone ||
    merged.employerCode !== latest.employerCode;
  if (!news) return { person, state: 'same' };
  const preferredChannel =
    latest.preferredChannel === channelFor(latest.email, latest.phone)
      ? channelFor(merged.email, merged.phone)
      : latest.preferredChannel;
  const changed = await newPersonVersion(
    scope,
    person,
    { ...merged, preferredChannel },
    {
      evidence: basis.evidence,
      by: basis.by,
      // What one import adds twice in an instant stands after what it added before.
      validFrom: new Date(Math.max(scope.now.getTime(), latest.validFrom.getTime() + 1)),
      expected: versions.length,
    },
  );
  return changed.kind === 'address-taken'
    ? { refused: ADDRESS_TAKEN }
    : { person, state: 'changed' };
}

/** The credit code of the unit a person works at: as it is given, or of the organisation of that name. */
async function employerCode(scope: Scope, values: Values): Promise<string | undefined> {
  if (values['employer-code']) return values['employer-code'];
  if (!values['employer']) return undefined;
  const { rows } = await sql<{ credit_code: string | null }>`
    select v.credit_code from (
      select distinct on (organisation) organisation, name, credit_code from organisation_versions
      where valid_from <= ${scope.now} order by organisation, valid_from desc) v
    where v.name = ${values['employer']}`.execute(scope.tx);
  return rows[0]?.credit_code ?? undefined;
}
