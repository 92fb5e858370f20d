import type { Template } from './draft.ts';
import { organisationName } from './phrases.ts';
import type { Correction, DayCorrected } from './views.ts';

/** 更正: sober, and saying what holds until the body has decided. */
export const correction: Template<Correction> = {
  zh: (view) => ({
    subject: `更正：${organisationName(view.case)}${view.matter.zh}`,
    paragraphs: [
      ...whatHappened(view).map(({ zh }) => zh),
      '原记录、更正理由和凭据均已保存，并由第二人复核。',
    ],
    facts: [
      { label: '事项编号', value: view.case.number },
      ...(view.number ? [{ label: '更正编号', value: view.number }] : []),
      ...(view.certificate
        ? [
            { label: '新证书编号', value: view.certificate.number },
            { label: '证书查验', value: view.certificate.verifyLink },
          ]
        : []),
    ],
    button: { label: '查看', link: view.link },
  }),
  en: (view) => ({
    subject: `Correction: ${view.matter.en} of ${organisationName(view.case)}`,
    paragraphs: [
      ...whatHappened(view).map(({ en }) => en),
      'The original, the reason and the evidence are kept, and a second person has checked them.',
    ],
    facts: [
      { label: 'Case', value: view.case.number },
      ...(view.number ? [{ label: 'Correction', value: view.number }] : []),
      ...(view.certificate
        ? [
            { label: 'New certificate', value: view.certificate.number },
            { label: 'Certificate check', value: view.certificate.verifyLink },
          ]
        : []),
    ],
    button: { label: 'View', link: view.link },
  }),
};

/** A day was set right: what stood there, what stands now, and where to turn. */
export const dayCorrected: Template<DayCorrected> = {
  zh: ({ of, what, was, is, number }) => ({
    subject: `更正：${what.zh}`,
    paragraphs: [
      `${of.zh}的${what.zh}登记有误，已经更正。由此计算的期限和会费随之重新计算。`,
      '更正理由和凭据均已保存，并由第二人复核。如有异议，请与秘书处联系。',
    ],
    facts: [
      { label: '原登记', value: was || '无' },
      { label: '更正为', value: is },
      { label: '更正编号', value: number },
    ],
  }),
  en: ({ of, what, was, is, number }) => ({
    subject: `Correction: ${what.en}`,
    paragraphs: [
      `The ${what.en} of ${of.en} was recorded wrongly and has been corrected. Periods and dues that count from it are computed anew.`,
      'The reason and the evidence are kept, and a second person has checked them. Please tell the secretariat if you object.',
    ],
    facts: [
      { label: 'Recorded before', value: was || 'none' },
      { label: 'Corrected to', value: is },
      { label: 'Correction', value: number },
    ],
  }),
};

function whatHappened(view: Correction): readonly { readonly zh: string; readonly en: string }[] {
  const name = organisationName(view.case);
  const found = {
    zh: `${name}${view.matter.zh}一事的${view.what.zh}有误，已经更正`,
    en: `There was a mistake in ${view.what.en} on the ${view.matter.en} of ${name}. It has been corrected`,
  };
  switch (view.came) {
    case 'unchanged':
      return [{ zh: `${found.zh}，结果不变。`, en: `${found.en}; the result is the same.` }];
    case 'with-body':
      return [
        {
          zh: `${found.zh}。此事项正由${view.body.zh}重新决定，以重新决定的结果为准。`,
          en: `${found.en}. ${view.body.en} is deciding the matter anew, and that decision counts.`,
        },
      ];
    case 'back-to-body':
      return [
        {
          zh: `${found.zh}。更正后的结果与原来不同，此事项交回${view.body.zh}重新决定。`,
          en: `${found.en}. The result is another one now, and the matter goes back to ${view.body.en} for a new decision.`,
        },
        view.member
          ? {
              zh: '重新决定之前，会员资格和证书标注为“更正中”，不作撤销；结果另行告知。给您带来不便，敬请谅解。',
              en: 'Until then the membership and its certificate are marked as under correction; neither is withdrawn. You will be told of the outcome. We apologise for the inconvenience.',
            }
          : {
              zh: '重新决定的结果另行告知。给您带来不便，敬请谅解。',
              en: 'You will be told of the outcome. We apologise for the inconvenience.',
            },
      ];
    case 'reissued':
      return [
        {
          zh: `${name}的会员证书有误，已更正并另发新证，见附件。原证书不再有效，查验时指向新证书。`,
          en: `There was a mistake on the certificate of ${name}. A corrected one is attached. The earlier certificate is no longer valid and points to the new one.`,
        },
      ];
    case 'ended':
      return [
        {
          zh: `${name}${view.matter.zh}一事经更正后由${view.body.zh}重新决定，未予通过。会员资格自作出决定之日起终止，证书相应撤销；此前的会员资格不受影响。如有疑问，请与秘书处联系。`,
          en: `After a correction, ${view.body.en} decided anew on the ${view.matter.en} of ${name} and did not approve it. The membership ends with this decision and the certificate is revoked; the time before is not affected. Please ask the secretariat if anything is unclear.`,
        },
      ];
    case 'stays':
      return [
        {
          zh: `${name}${view.matter.zh}一事经更正后由${view.body.zh}重新决定，本次申请未予通过，依本次申请颁发的证书相应撤销。${name}的会员资格另有依据（${view.ground ?? ''}），继续有效，各项权利不变。`,
          en: `After a correction, ${view.body.en} decided anew on the ${view.matter.en} of ${name} and did not approve this application; a certificate issued by it is revoked. The membership of ${name} rests on another ground (${view.ground ?? ''}) and goes on with all its rights.`,
        },
      ];
  }
}
