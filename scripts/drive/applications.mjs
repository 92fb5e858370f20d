/**
 * Three applications as three kinds of applicants make them: what is typed and what is uploaded, by the names of the form.
 * @param {Awaited<ReturnType<typeof import('./papers.mjs').makePapers>>} papers
 */
export function applicationsWith(papers) {
  return {
    enterprise: {
      kind: 'enterprise',
      name: '北京晨曦智能科技有限公司',
      email: 'chenxi@example.com',
      fields: {
        'organisation-name': '北京晨曦智能科技有限公司',
        'credit-code': '91110108MA01A2B3CF',
        'legal-representative': '赵晨曦',
        address: '北京市海淀区学院路1号',
        website: 'https://www.example.com',
        profile:
          '研发工业视觉检测设备，服务中小制造企业，年营业收入三千万元，拟申报北京证券交易所上市。',
        'liaison-name': '钱多',
        'liaison-post': '办公室主任',
        'liaison-phone': '139 1234 5678',
        'liaison-email': 'chenxi@example.com',
      },
      choices: { capacity: 'legal-representative' },
      files: {
        'commitment-letter': papers.commitment,
        'legal-person-proof': papers.licence,
        'unit-profile': papers.profile,
      },
    },
    group: {
      kind: 'group',
      name: '株洲市先进制造商会',
      email: 'shanghui@example.com',
      fields: {
        'organisation-name': '株洲市先进制造商会',
        'registration-number': '511000005000012349',
        'legal-representative': '孙立',
        address: '湖南省株洲市天元区长江北路1号',
        profile:
          '由株洲市先进制造企业自愿组成的商会，现有会员单位八十六家，为会员提供融资和上市培训。',
        'liaison-name': '周敏',
        'liaison-phone': '0731-22880000',
        'liaison-email': 'shanghui@example.com',
      },
      choices: { capacity: 'legal-representative' },
      files: {
        'commitment-letter': papers.commitment,
        'registration-certificate': papers.registration,
      },
    },
    individual: {
      kind: 'individual',
      name: 'Li Wei',
      email: 'li.wei@example.com',
      fields: {
        'person-name': 'Li Wei',
        'id-number': '11010519491231002X',
        employer: 'Pearl River Capital Advisers',
        address: '8 Zhujiang Avenue, Tianhe District, Guangzhou',
        phone: '13800138000',
        email: 'li.wei@example.com',
      },
      choices: {},
      files: {
        'commitment-letter': papers.commitment,
        'identity-copy': papers.identity,
        'curriculum-vitae': papers.curriculumVitae,
      },
    },
  };
}
