import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { searchAttributes } from '../../scripts/tools/temporal-namespace.mjs';
import { variables } from '../../src/config-variables.ts';
import { readConfig } from '../../src/config.ts';

type Service = {
  readonly image?: string;
  readonly build?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly command?: readonly string[];
  readonly healthcheck?: object;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
};
type Compose = {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};

const read = (name: string): string =>
  readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const text = read('docker-compose.yml');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const application = compose.services['charterflow']?.environment ?? {};

/** What compose makes of `${NAME:-standard}` and `${NAME:?told}`. */
function filledIn(value: string): string {
  return value
    .replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')
    .replaceAll(/\$\{\w+:\?[^}]*\}/g, 'f'.repeat(64))
    .replaceAll('$$', '$');
}

describe('docker-compose.yml', () => {
  test('passes the application only variables it reads', () => {
    expect(Object.keys(application).filter((name) => !(name in variables.shape))).toEqual([]);
  });

  test('gives the application a configuration without problems', () => {
    const env = Object.fromEntries(
      Object.entries(application).map(([name, value]) => [name, filledIn(value)]),
    );
    const image = { HOST: '0.0.0.0', DATA_DIR: '/data' };
    expect(readConfig({ ...image, ...env })).toMatchObject({
      ok: true,
      config: {
        database: { kind: 'postgres' },
        temporal: { kind: 'outside' },
        role: 'all',
        demo: false,
      },
    });
  });

  test('has no secret in it: each must be given', () => {
    const confidential = [...text.matchAll(/^\s+(\w*(?:PASSWORD|SECRET|PWD)): (.*)$/gm)];
    expect(confidential.length).toBeGreaterThan(5);
    for (const [, name, value] of confidential)
      expect([name, value]).toEqual([name, expect.stringMatching(/^\$\{\w+:\?/)]);
  });

  test('names a version for every image and opens ports on this machine only', () => {
    for (const [name, { image, ports }] of services) {
      expect([name, image]).toEqual([name, expect.stringMatching(/:v?\d+\.\d+/)]);
      for (const port of ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
  });

  test('waits only for what can be waited for', () => {
    for (const [, { depends_on: needs }] of services)
      for (const [name, { condition }] of Object.entries(needs ?? {})) {
        const needed = compose.services[name];
        expect(needed).toBeDefined();
        if (condition === 'service_healthy')
          expect([name, needed?.healthcheck]).toEqual([name, expect.anything()]);
      }
  });

  test('keeps data in named volumes', () => {
    const used = services.flatMap(([, { volumes }]) => volumes ?? []);
    expect(new Set(used.map((one) => one.split(':')[0]))).toEqual(
      new Set(Object.keys(compose.volumes)),
    );
  });

  test('registers the search attributes the workflows set, in the namespace the application uses', () => {
    const job = compose.services['temporal-namespace'];
    const registered = [
      ...(job?.command?.join('\n') ?? '').matchAll(/\b([A-Z]\w+)=(Keyword|Datetime)\b/g),
    ];
    expect(Object.fromEntries(registered.map(([, name, type]) => [name, type]))).toEqual(
      searchAttributes,
    );
    expect(job?.environment?.['TEMPORAL_NAMESPACE']).toBe(application['TEMPORAL_NAMESPACE']);
  });

  test("leaves Temporal's Web UI without actions that change a case", () => {
    expect(compose.services['temporal-ui']?.environment).toMatchObject({
      TEMPORAL_DISABLE_WRITE_ACTIONS: 'true',
    });
  });
});

test('the image runs as an ordinary user, is built on Debian and ships no development packages', () => {
  const image =
    read('Dockerfile')
      .split(/^FROM /m)
      .at(-1) ?? '';
  expect(image).toMatch(/^node:\d+-bookworm-slim/);
  expect(image).toMatch(/^USER node$/m);
  expect(image).toContain('--from=packages /app/node_modules');
  expect(read('Dockerfile')).toContain('npm ci --omit=dev --ignore-scripts');
});
