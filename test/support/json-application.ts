import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const PICTURE = readFileSync(
  join(import.meta.dirname, '..', 'documents', 'samples', 'photo.jpg'),
);
export const UPLOADS = ['commitment-letter', 'legal-person-proof', 'unit-profile'];
export const ANSWERS = {
  'organisation-name': '接口测试科技有限公司',
  'credit-code': '91350100M000100Y43',
  'legal-representative': '赵一',
  address: '北京市海淀区1号',
  profile: '从事中小企业软件开发和信息技术服务，现有员工五十人。',
  capacity: 'legal-representative',
  'liaison-name': '钱二',
  'liaison-phone': '13800000000',
  'liaison-email': 'liaison@applicant.example',
};

/** An application of an enterprise as a program sends it. */
export function application(
  answers: Readonly<Record<string, string>> = ANSWERS,
  uploads: readonly string[] = UPLOADS,
): FormData {
  const form = new FormData();
  form.append('body', JSON.stringify({ kind: 'enterprise', declaration: true, answers }));
  for (const id of uploads)
    form.append(`document.${id}`, new Blob([PICTURE], { type: 'image/jpeg' }), `${id}.jpg`);
  return form;
}
