import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import * as act from '../../scripts/drive/acting.mjs';
import { workbook } from '../support/roster/files.ts';
import { inventedRoster } from '../support/roster/invented.ts';
import { faultsOf, openStage, PHONE, textOf, type Stage } from './people.ts';

jest.setTimeout(300_000);

let stage: Stage;
let folder: string;
let officer: Page;
let colleague: Page;

beforeAll(async () => {
  stage = await openStage();
  folder = await mkdtemp(join(tmpdir(), 'roster-'));
  await writeFile(join(folder, '名册.xlsx'), await workbook(inventedRoster()));
  officer = await stage.person();
  colleague = await stage.person(PHONE);
  await act.signIn(officer, stage.site, 'zhao.xue@example.org');
  await act.signIn(colleague, stage.site, 'sun.xiao@example.org');
}, 300_000);

afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

test('a secretary uploads her roster of 145 founders, reads what is wrong, and a colleague’s check brings it in', async () => {
  await officer.goto(`${stage.site}/console/listing/roster`);
  await officer.setInputFiles('input[name=roster]', join(folder, '名册.xlsx'));
  await officer.getByRole('button', { name: '上传并试运行' }).click();
  await officer.getByRole('heading', { name: '试运行结果' }).waitFor();
  const said = await textOf(officer);
  expect(said).toContain('没有写入任何数据');
  expect(said).toContain('会员 第15行');
  expect(said).toContain('转告前台');
  expect(await faultsOf(officer)).toEqual([]);
  const address = officer.url();

  await officer.setInputFiles('input[name=evidence]', stage.papers.licence);
  await officer.getByRole('button', { name: '提交复核' }).click();
  await officer.getByText('等待秘书处另一位人员复核').waitFor();

  await colleague.goto(address);
  expect(await faultsOf(colleague)).toEqual([]);
  await colleague.getByRole('link', { name: /LSA-R-/ }).click();
  await colleague.locator('input[name=verdict][value=right]').check();
  await colleague.getByRole('button', { name: /复核|确认/ }).click();
  await colleague.getByText('复核').first().waitFor();

  // The page follows a running import by itself.
  await officer.goto(address);
  await officer.getByRole('heading', { name: '导入报告' }).waitFor({ timeout: 200_000 });
  expect(await faultsOf(officer)).toEqual([]);
  await colleague.goto(`${stage.site}/console/listing/roster/missing`);
  expect(await textOf(colleague)).toContain('王样五');
  expect(await faultsOf(colleague)).toEqual([]);
  await officer.goto(`${stage.site}/console/listing/roster`);
  const [download] = await Promise.all([
    officer.waitForEvent('download'),
    officer.getByRole('button', { name: '下载', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^LSA-名册-\d{4}-\d\d-\d\d\.xlsx$/);
  expect(stage.complaints).toEqual([]);
});
