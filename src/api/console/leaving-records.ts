import { nameIn } from '../../domain/charter/in-words.ts';
import { wayOutOf } from '../../domain/leaving.ts';
import { general, type Wording } from '../../domain/wording.ts';
import { readCase } from '../../store/cases.ts';
import type { FormalitiesContent } from '../../store/records/formalities.ts';
import type { NoticeContent } from '../../store/records/member-notice.ts';
import type { LeavingContent } from '../../store/records/leaving.ts';
import type { Scope } from '../../store/scope.ts';
import type { Fact } from '../../web/views.ts';
import { aboutCase, memberPage, REASONS } from './member-records.ts';
import { casesAt } from './member-rows.ts';
import type { RecordDescriber } from './record-kinds.ts';

const say = (zh: string, en: string): Wording => ({ zh, en });
const CERTIFICATE = general('会员证书', 'Certificate of membership');

const OF_LEAVING: RecordDescriber['reasons'] = {
  ...REASONS,
  'in-effect': say(
    '已经生效或者手续已经办完，不能收回；可以重新申请加入。',
    'It has taken effect, or the formalities are done: it cannot be taken back. The unit may apply again.',
  ),
  'taken-back-before': say('此前已经收回。', 'It was taken back before.'),
  'item-missing': say('请勾选已办理的手续。', 'Tick what is done.'),
  'item-unknown': say('没有这项手续，请重新勾选。', 'There is no such item. Please tick again.'),
  'ticked-before': say('这几项此前已经登记。', 'These were entered before.'),
  'how-wrong': general('请说明会员证书如何处理。', 'Say what became of the certificate.'),
};

/** 书面退会申请 on paper. */
export const leavingOnPaper: RecordDescriber = {
  name: say('书面退会（退出）通知', 'Notice of leaving on paper'),
  async describe(scope, visit, record) {
    const { certificate, reason } = record.content as unknown as LeavingContent;
    const { name, subject } = await memberPage(scope, visit, record.subject);
    return {
      about: name,
      facts: [
        ...(certificate
          ? [
              {
                label: CERTIFICATE,
                value:
                  certificate === 'lost'
                    ? say('声明遗失', 'declared lost')
                    : say('将交回', 'will be returned'),
              },
            ]
          : []),
        ...(reason.trim() ? [{ label: say('理由', 'Reason'), value: reason }] : []),
      ],
      subject,
    };
  },
  reasons: OF_LEAVING,
};

/** 书面通知 that takes effect by itself. */
export const noticeOnPaper: RecordDescriber = {
  name: general('会员书面通知', 'Notice of a member on paper'),
  async describe(scope, visit, record) {
    const { procedure, reason } = record.content as unknown as NoticeContent;
    const { name, subject } = await memberPage(scope, visit, record.subject);
    return {
      about: name,
      facts: [
        { label: say('事项', 'Matter'), value: nameIn(visit.charter, procedure) },
        ...(reason.trim() ? [{ label: say('理由', 'Reason'), value: reason }] : []),
      ],
      subject,
    };
  },
  reasons: {
    ...OF_LEAVING,
    'not-your-class': general(
      '该会员现在的等次不能提出这一事项。',
      'A member of this class cannot bring this about.',
    ),
    'open-before': say('这一事项已在办理中。', 'This is under way already.'),
  },
};

/** 收回退会申请 on paper. */
export const takenBackOnPaper: RecordDescriber = {
  name: say('书面收回退会（退出）通知', 'A notice of leaving taken back on paper'),
  async describe(scope, visit, record) {
    return { ...(await aboutCase(scope, visit, record.subject)), facts: [] };
  },
  reasons: OF_LEAVING,
};

const HOW: Readonly<Record<Exclude<FormalitiesContent['how'], 'done'>, Wording>> = {
  returned: say('已交回', 'returned'),
  lost: say('声明遗失（书面）', 'declared lost on paper'),
  'never-issued': say(
    '未领取过纸质证书，电子证书已作废',
    'never had one on paper; the electronic one is revoked',
  ),
};

/** 退会手续. */
export const formalitiesDone: RecordDescriber = {
  name: say('退会手续', 'Formalities of leaving'),
  async describe(scope, visit, record) {
    return {
      ...(await aboutCase(scope, visit, record.subject)),
      facts: await factsOf(scope, record.subject, record.content as unknown as FormalitiesContent),
    };
  },
  reasons: OF_LEAVING,
  entries: async (scope, visit) => ({
    title: say('退会手续', 'Formalities of leaving'),
    lead: general(
      '退会的会员交回证书、书面声明遗失或办完手续的，在事项中登记。',
      'A certificate returned or declared lost and what else is done are entered at the case of the member who leaves.',
    ),
    links: await casesAt(scope, visit, 'formalities', 'formalities'),
    empty: say('没有等待办理手续的退会事项。', 'No case waits for formalities.'),
  }),
};

async function factsOf(
  scope: Scope,
  caseId: string,
  { how, items = [] }: FormalitiesContent,
): Promise<readonly Fact[]> {
  const one = await readCase(scope, caseId);
  const asked = (one && wayOutOf(one.plan).formalities?.items) ?? [];
  const done = asked.filter((_, at) => items.includes(at));
  return [
    ...(how === 'done' ? [] : [{ label: CERTIFICATE, value: HOW[how] }]),
    ...(done.length > 0
      ? [
          {
            label: say('已办理', 'Done'),
            value: say(done.map(({ zh }) => zh).join('、'), done.map(({ en }) => en).join(', ')),
          },
        ]
      : []),
  ];
}
