import type { CertificateInput } from '../../src/documents/certificate.ts';

export const sampleCertificate: CertificateInput = {
  title: { zh: '会员证书', en: 'Certificate of Membership' },
  alliance: { zh: '中小企业上市服务联盟', en: 'SME Listing Service Alliance' },
  member: '株洲市火炬机电有限公司',
  class: { zh: '普通会员', en: 'Ordinary Member' },
  number: 'SL-M-2026-0012',
  memberSince: new Date('2026-12-04T17:05:00+08:00'),
  issued: new Date('2026-12-07T10:30:00+08:00'),
  basis: {
    zh: '经联盟秘书处审核、理事长办公会批准并报中促中心备案',
    en: "reviewed by the secretariat, approved by the Chair's Office Meeting and filed with the CCPSME",
  },
  article: { zh: '第十四条第（四）项', en: 'Article 14(4)' },
  issuers: [{ zh: '中小企业上市服务联盟', en: 'SME Listing Service Alliance' }],
  verifyUrl: 'https://alliance.example/verify/SL-M-2026-0012',
  auditHead: '9f2c4b7a1d3e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8',
};
