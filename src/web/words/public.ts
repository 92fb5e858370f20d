import type { Language } from '../../domain/wording.ts';

const zh = {
  listTitle: '各联盟',
  listLead:
    '每个联盟都按自己的章程办事：谁可以加入、由谁审核、由哪个机构以多少票通过，页面上逐条写明出处。',
  enter: '进入联盟首页',
  taking: '接受申请',
  notTaking: '暂不接受申请',
  opens: (day: string) => `自${day}起受理入会申请。`,
  noAlliances: '还没有联盟。请管理员先导入一份章程。',
  verify: '证书查验',
  verifyLead: '手里有会员证书或决议？输入编号，查看真伪和当前效力。',
  console: '秘书处工作台',
  processes: '各联盟流程对照',
  readCharter: '阅读章程',
  apply: (matter: string) => `申请${matter}`,
  status: '查询进度',
  charter: (name: string, version: string) => `${name} 第${version}版`,
  kindsTitle: '会员类别',
  kindsLead: '各类会员需要的材料和会费。每一项都注明依据。',
  documents: '需要的材料',
  dues: '会费',
  applyAs: (kind: string) => `申请：${kind}`,
  stagesTitle: '申请怎样办理',
  stagesLead:
    '每个环节由谁办理、依据章程哪一条，都在这里。未答复不等于同意：每一步都要有人作出决定。',
  chooseLead: '请选择要申请的会员类别。材料可以先拍照，填写中途可以保存，以后接着填。',
  choose: '选择',
  haveApplied: '已经提交过申请？',
};
const en: typeof zh = {
  listTitle: 'Alliances',
  listLead:
    'Every alliance acts by its own charter: who may join, who reviews, which body decides by how many votes. Each rule is shown with its source.',
  enter: 'Go to the alliance',
  taking: 'Taking applications',
  notTaking: 'Not taking applications',
  opens: (day) => `Applications are taken from ${day} on.`,
  noAlliances: 'There is no alliance yet. Ask the administrator to load a charter.',
  verify: 'Certificate check',
  verifyLead:
    'Have a certificate or resolution in hand? Enter its number to see whether it is genuine and valid today.',
  console: 'Secretariat console',
  processes: 'Processes of all alliances compared',
  readCharter: 'Read the charter',
  apply: (matter) => `Apply for ${matter}`,
  status: 'Check the progress',
  charter: (name, version) => `${name}, version ${version}`,
  kindsTitle: 'Classes of member',
  kindsLead: 'What each class needs: documents and dues, each with its source.',
  documents: 'Documents needed',
  dues: 'Dues',
  applyAs: (kind) => `Apply: ${kind}`,
  stagesTitle: 'How an application goes',
  stagesLead:
    'Who acts at each stage, under which article. Silence is never approval: at every step a person decides.',
  chooseLead:
    'Choose the class you apply for. Photos of the documents will do; you can save on the way and go on later.',
  choose: 'Choose',
  haveApplied: 'Already applied?',
};
export const publicWords: Readonly<Record<Language, typeof zh>> = { zh, en };
