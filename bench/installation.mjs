import { rmSync } from 'node:fs';
import { freshSettings, killEverything } from '../scripts/drive/product.mjs';

/** Settings of an installation in a folder of its own, which goes with everything that ran in it. */
export async function withInstallation(more, work) {
  const settings = { ...(await freshSettings()), TRUSTED_PROXIES: '1', ...more };
  settings.BASE_URL = `http://127.0.0.1:${settings.PORT}`;
  try {
    return await work(settings, { origin: settings.BASE_URL });
  } finally {
    killEverything(settings);
    rmSync(settings.DATA_DIR, { recursive: true, force: true });
  }
}

/** Ends a product the way its table says. */
export async function stopped(product) {
  product.kill();
  await product.exit;
}
