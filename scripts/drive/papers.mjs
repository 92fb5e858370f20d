/**
 * The papers an applicant hands in, made by the browser itself: sealed PDFs and a photograph as a telephone takes it.
 * @param {import('playwright-core').Browser} browser
 */
export async function makePapers(browser) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 1600 } });
  const pdf = async (name, title, ...lines) => {
    await page.setContent(sheet(title, lines));
    return { name, mimeType: 'application/pdf', buffer: await page.pdf({ format: 'A4' }) };
  };
  const photo = async (name, title, ...lines) => {
    await page.setContent(
      `<body style="margin:0;background:#6f6559"><div style="margin:90px 70px;padding:40px;background:#fffdf6;transform:rotate(1.5deg)">${sheet(title, lines)}</div>`,
    );
    const buffer = await page.screenshot({ type: 'jpeg', quality: 80 });
    return { name, mimeType: 'image/jpeg', buffer };
  };
  const papers = {
    commitment: await photo('IMG_2051.jpg', '承诺书', '我单位自愿加入联盟，遵守章程。'),
    licence: await pdf('营业执照（副本）.pdf', '营业执照（副本）', '统一社会信用代码'),
    profile: await pdf('单位基本情况介绍.pdf', '单位基本情况介绍', '员工120人。'),
    registration: await pdf('社会团体登记证书.pdf', '社会团体法人登记证书'),
    identity: await photo('IMG_2052.jpg', '居民身份证（复印件）'),
    curriculumVitae: await pdf('CV.pdf', 'Curriculum vitae', 'Listing adviser since 2009.'),
    sealed: await photo('IMG_2099.jpg', '社会团体法人登记证书', '（已盖章）'),
  };
  await page.close();
  return papers;
}

const sheet = (title, lines) =>
  `<h1 style="text-align:center">${title}</h1>${lines.map((line) => `<p style="font-size:1.5rem">${line}</p>`).join('')}`;
