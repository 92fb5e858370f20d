import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Wording } from '../../../domain/wording.ts';
import { newPerson } from '../../../store/register/persons.ts';
import { inScope } from '../../../store/scope.ts';
import { problems } from '../../../web/words/problems.ts';
import type { Site } from '../../site.ts';
import { entered, text } from '../entered.ts';
import { visitOf } from '../entrance.tsx';
import { showForm } from './form.tsx';
import { personFields, personFrom } from './particulars.ts';

const Form = z.object({
  name: text(100),
  title: text(100),
  preferredChannel: text(20),
  email: text(300),
  phone: text(100),
  language: text(5),
  employerCode: text(100),
  source: text(200),
});
type Typed = z.output<typeof Form>;

const SOURCE: Wording = { zh: '凭据', en: 'Evidence' };

export async function showNewPerson(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  await sendNew(site, request, response, Form.parse({}), {});
}

/** 新增人员. A person alone decides nothing: offices need evidence and a second person. */
export async function postNewPerson(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  const typed = entered(Form, request.body);
  const made = personFrom(typed);
  const missing = typed.source.trim() === '' ? { source: problems.missing(SOURCE) } : {};
  if ('problems' in made || 'source' in missing)
    return sendNew(site, request, response, typed, {
      ...('problems' in made ? made.problems : {}),
      ...missing,
    });
  const done = await inScope(site.context, visit.alliance.id, (scope) =>
    newPerson(scope, made.details, { evidence: typed.source.trim(), by: visit.person.id }),
  );
  if (done.kind === 'address-taken')
    return sendNew(site, request, response, typed, {
      email: {
        zh: '这个邮箱已登记在另一位人员名下，请核对姓名或换一个邮箱',
        en: 'Somebody else is on record with this address; check the name, or use another address',
      },
    });
  const said = { entered: 'person-entered', known: 'person-known', linked: 'person-linked' };
  response.redirect(303, `${visit.base}/people/${done.person}?done=${said[done.kind]}`);
}

function sendNew(
  site: Site,
  request: Request,
  response: Response,
  typed: Typed,
  found: Readonly<Partial<Record<string, Wording>>>,
): Promise<void> {
  const base = `${visitOf(response).base}/people`;
  return showForm(
    site,
    request,
    response,
    async () => ({
      title: { zh: '新增人员', en: 'Add a person' },
      lead: {
        zh: '已在本联盟或其他联盟登记的人员，按邮箱和姓名识别，不会重复登记。任职另行登记。',
        en: 'Whoever is on record here or in another alliance is recognised by address and name and not entered twice. Offices are recorded separately.',
      },
      back: { url: base, label: { zh: '人员与单位', en: 'People and organisations' } },
      form: { action: base },
      fields: [
        ...personFields(typed, found),
        {
          name: 'source',
          label: SOURCE,
          hint: {
            zh: '例如：理事单位推荐函，2026年11月3日',
            en: 'For example: letter of 3 November 2026',
          },
          value: typed.source,
          problem: found['source'],
          required: true,
          as: 'line',
          longest: 200,
        },
      ],
      sources: [],
      submit: { zh: '登记', en: 'Enter' },
    }),
    Object.keys(found).length > 0 ? { status: 422 } : undefined,
  );
}
