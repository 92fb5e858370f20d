import { chromium } from 'playwright-core';

/**
 * A Chromium without a window that asks nothing of the network by itself.
 * @param {string} executablePath
 */
export function openBrowser(executablePath) {
  return chromium.launch({
    executablePath,
    env: { ...process.env, LANGUAGE: 'zh_CN' },
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--lang=zh-CN',
    ],
  });
}
