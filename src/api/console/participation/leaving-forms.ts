import type { Request } from 'express';
import { dayOf } from '../../../domain/calendar.ts';
import { resolvePlan } from '../../../domain/charter/plan.ts';
import { nameIn } from '../../../domain/charter/in-words.ts';
import { sourcesOf } from '../../../domain/charter/sources.ts';
import type { Procedure } from '../../../domain/charter/type.ts';
import { wayOutOf } from '../../../domain/leaving.ts';
import { leavingNames } from '../../../domain/leaving-in-words.ts';
import type { FormalitiesStage } from '../../../domain/plan.ts';
import { general, type Wording } from '../../../domain/wording.ts';
import { readCase } from '../../../store/cases.ts';
import { leavingProcedure } from '../../../store/decide/leaving.ts';
import { formalitiesOf } from '../../../store/formalities.ts';
import { readMember } from '../../../store/members.ts';
import type { FormalitiesContent } from '../../../store/records/formalities.ts';
import { noticesOf, type NoticeContent } from '../../../store/records/member-notice.ts';
import type { Scope } from '../../../store/scope.ts';
import type { RegisterField } from '../../../web/views.ts';
import { ruleSources } from '../../sources.ts';
import { idIn } from '../entered.ts';
import type { Visit } from '../entrance.tsx';
import type { EntryForm, Found, Typed } from './entry.tsx';

const say = (zh: string, en: string): Wording => ({ zh, en });
const CERTIFICATE = general('会员证书', 'Certificate of membership');
const FATES = [
  { value: 'return', label: say('将交回', 'Will be returned') },
  { value: 'lost', label: say('书面声明遗失', 'Declared lost in the notice') },
] as const;

/** 书面退会申请: the notice on paper. */
export const leavingForm: EntryForm = {
  async view(scope, visit, request, typed, found) {
    const member = await readMember(scope, idIn(request.params, 'member'));
    const id = leavingProcedure(visit.charter);
    if (!member || !id) return undefined;
    const plan = resolvePlan(visit.charter, id);
    const way = wayOutOf(plan);
    const { procedure, notice } = leavingNames(visit.charter, plan);
    const revoked = way.formalities?.returns
      ? say('；电子证书随即作废', '; the electronic certificate is revoked at once')
      : say('', '');
    return {
      title: say(
        `登记书面${notice.zh}：${member.name}`,
        `Notice of leaving on paper: ${member.name}`,
      ),
      lead: way.atOnce
        ? say(
            `复核后，${procedure.zh}自收到通知之日起生效，任何人不能不予同意；职务、待办和证书随即终止。`,
            'Once it was checked, leaving takes effect as of the day on which the notice was received; nobody can refuse it. Offices, tasks and certificate end with it.',
          )
        : say(
            `复核后即开始办理，任何人不能不予同意${revoked.zh}。`,
            `It takes its course once it was checked, and nobody can refuse it${revoked.en}.`,
          ),
      back: { url: `${visit.base}/participation/${member.id}`, label: member.name },
      fields: [
        ...(way.formalities?.returns ? [fateField(typed)] : []),
        receivedField(typed, found),
        reasonField(typed, found),
      ],
      sources: ruleSources(visit.charter, sourcesOf(visit.charter.procedures[id] as Procedure)),
    };
  },
  entry: (request, { choice, reason }) => ({
    kind: 'leaving',
    subject: idIn(request.params, 'member'),
    content: {
      // Absent where the form did not ask.
      ...(choice ? { certificate: choice === 'lost' ? 'lost' : 'return' } : {}),
      reason,
    },
  }),
};

/** 书面通知 of a member that takes effect by itself, such as that it leaves a class. */
export const noticeForm: EntryForm = {
  async view(scope, visit, request, typed, found) {
    const member = await readMember(scope, idIn(request.params, 'member'));
    const rule =
      member &&
      (await noticesOf(scope, member)).find(({ id }) => id === idIn(request.params, 'procedure'));
    if (!rule) return undefined;
    const notice = nameIn(visit.charter, rule.form);
    return {
      title: say(`登记书面${notice.zh}：${member.name}`, `${notice.en}, on paper: ${member.name}`),
      lead: say(
        '复核后，自收到通知之日起生效，任何人不能不予同意；随原等次担任的席位同时终止。',
        'Once it was checked, it takes effect as of the day on which the notice was received; nobody can refuse it. The seats that came with the class end with it.',
      ),
      back: { url: `${visit.base}/participation/${member.id}`, label: member.name },
      fields: [receivedField(typed, found), reasonField(typed, found)],
      sources: ruleSources(visit.charter, rule.sources),
    };
  },
  entry: (request, { reason }) => ({
    kind: 'member-notice',
    subject: idIn(request.params, 'member'),
    content: { procedure: idIn(request.params, 'procedure'), reason } satisfies NoticeContent,
  }),
};

function receivedField({ day }: Typed, found: Found): RegisterField {
  return {
    name: 'day',
    label: say('收到日期', 'Received on'),
    hint: say('不填的，以现在为准', 'Empty: now'),
    value: day,
    problem: found.day,
    required: false,
    as: 'day',
  };
}

function reasonField({ reason }: Typed, found: Found): RegisterField {
  return {
    name: 'reason',
    label: say('理由', 'Reason'),
    value: reason,
    problem: found.reason,
    required: false,
    as: 'lines',
    longest: 1000,
  };
}

function fateField(typed: Typed): RegisterField {
  return {
    name: 'choice',
    label: CERTIFICATE,
    value: typed.choice || 'return',
    required: true,
    as: 'choice',
    options: FATES,
  };
}

/** 收回退会申请 on paper. */
export const takingBackForm: EntryForm = {
  async view(scope, visit, request, typed, found) {
    const about = await aboutFormalities(scope, visit, request);
    if (!about) return undefined;
    const { notice } = leavingNames(visit.charter, about.one.plan);
    return {
      title: say(`登记书面收回${notice.zh}`, 'The notice is taken back on paper'),
      lead: general(
        '手续完成前，会员可以书面收回。复核后视同没有提出。',
        'Until the formalities are done the member may take its notice back on paper. Once it was checked it is as if none had been given.',
      ),
      back: about.back,
      fields: [receivedField(typed, found)],
      sources: ruleSources(visit.charter, [{ from: 'default', question: 'X-Q30' }]),
    };
  },
  entry: (request) => ({
    kind: 'leaving-taken-back',
    subject: idIn(request.params, 'case'),
    caseId: idIn(request.params, 'case'),
    content: {},
  }),
};

/** 退会手续: what the charter asks for is ticked off; the certificate, where it is to be handed back. */
export const formalitiesForm: EntryForm = {
  found: true,
  async view(scope, visit, request, typed, found) {
    const about = await aboutFormalities(scope, visit, request);
    if (!about) return undefined;
    const { one, stage, back } = about;
    const { closes, ticked } = await formalitiesOf(scope, one, stage);
    const procedure = one.plan.name;
    const latest = closes ? dayOf(closes.getTime() - 1) : undefined;
    return {
      title: say(
        `登记${procedure.zh}手续：${one.applicantName}`,
        `Formalities: ${one.applicantName}`,
      ),
      lead: latest
        ? say(
            `全部办完并经复核，${procedure.zh}即生效；没有办完的，也于${latest}自动生效。`,
            `Once everything is done and checked, leaving takes effect; whatever is not done, it does so by itself on ${latest}.`,
          )
        : say(
            `复核后${procedure.zh}即生效。`,
            'Once it was checked, leaving takes effect at once.',
          ),
      back,
      fields: [
        ...(stage.returns ? [returnField(typed)] : []),
        ...(stage.items && stage.items.length > 0
          ? [itemsField(stage.items, ticked, typed, found)]
          : []),
      ],
      sources: ruleSources(visit.charter, stage.sources),
    };
  },
  entry: (request, { choice, item }) => ({
    kind: 'formalities',
    subject: idIn(request.params, 'case'),
    caseId: idIn(request.params, 'case'),
    content: { how: howIn(choice), items: item.map(Number) } satisfies FormalitiesContent,
  }),
};

function returnField(typed: Typed): RegisterField {
  return {
    name: 'choice',
    label: CERTIFICATE,
    value: typed.choice || 'returned',
    required: true,
    as: 'choice',
    options: [
      { value: 'returned', label: say('已交回', 'Returned') },
      { value: 'lost', label: say('书面声明遗失', 'Declared lost on paper') },
      { value: 'never-issued', label: say('未领取过纸质证书', 'Never had one on paper') },
    ],
  };
}

/** What is left to tick off. */
function itemsField(
  items: NonNullable<FormalitiesStage['items']>,
  done: ReadonlySet<number>,
  { item }: Typed,
  found: Found,
): RegisterField {
  const before = items.filter((_, at) => done.has(at));
  const names = (language: 'zh' | 'en', between: string) =>
    before.map((one) => one[language]).join(between);
  return {
    name: 'item',
    label: say('已办理的手续', 'What is done'),
    ...(before.length > 0
      ? { hint: say(`此前已登记：${names('zh', '、')}`, `Entered before: ${names('en', ', ')}`) }
      : {}),
    value: '',
    problem: found.item,
    required: true,
    as: 'ticks',
    ticked: item,
    options: items.flatMap((label, at) => (done.has(at) ? [] : [{ value: String(at), label }])),
  };
}

function howIn(choice: string): FormalitiesContent['how'] {
  return choice === 'returned' || choice === 'lost' || choice === 'never-issued' ? choice : 'done';
}

async function aboutFormalities(scope: Scope, visit: Visit, request: Request) {
  const one = await readCase(scope, idIn(request.params, 'case'));
  const stage = one?.plan.stages.find((candidate) => candidate.kind === 'formalities');
  if (!one?.member || !stage) return undefined;
  return {
    one,
    stage,
    back: { url: `${visit.base}/cases/${one.id}`, label: `${one.applicantName} ${one.number}` },
  };
}
