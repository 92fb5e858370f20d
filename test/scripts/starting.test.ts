import { describe, expect, test } from '@jest/globals';
import {
  argumentsOf,
  orphanVerdict,
  portsOf,
  servesFile,
} from '../../scripts/tools/dev-server.mjs';
import { ownerVerdict } from '../../scripts/tools/run-file.mjs';
import { isNewEnough } from '../../scripts/tools/temporal-cli.mjs';
import { searchAttributes } from '../../scripts/tools/temporal-namespace.mjs';
import { SEARCH_ATTRIBUTES } from '../../src/workflows/messages.ts';

type Launcher = { readonly pid: number; readonly command: string };
type Lookup = Parameters<typeof ownerVerdict>[0]['processOf'];

const launcher = { pid: 10, command: 'npm start' };
const run = {
  pid: 12,
  command: 'node scripts/start.mjs',
  startedAt: '2026-11-21T09:00:00Z',
  launcher,
};

function living(...processes: readonly Launcher[]): Lookup {
  return (pid) => processes.find((one) => one.pid === pid);
}

describe('a start on a data folder', () => {
  test('goes on where nobody owns the folder, whatever the last run left in its file', () => {
    expect(ownerVerdict({ isLocked: false, run, processOf: living(launcher, run) })).toBe('free');
  });

  test('refuses while the first run lives and somebody attends it', () => {
    expect(ownerVerdict({ isLocked: true, run, processOf: living(launcher, run) })).toBe('refuse');
  });

  test('takes over from a run whose npm was killed', () => {
    expect(ownerVerdict({ isLocked: true, run, processOf: living(run) })).toBe('take over');
  });

  test('takes over when the process id of the killed npm belongs to another program by now', () => {
    const other = { pid: 10, command: 'vim notes.txt' };
    expect(ownerVerdict({ isLocked: true, run, processOf: living(other, run) })).toBe('take over');
  });

  test('never takes over from a run that was started without npm: a service manager attends it', () => {
    const alone = { ...run, launcher: null };
    expect(ownerVerdict({ isLocked: true, run: alone, processOf: living(alone) })).toBe('refuse');
  });

  test('stops no stranger: the recorded process id belongs to another program by now', () => {
    const stranger = { pid: 12, command: 'postgres' };
    expect(ownerVerdict({ isLocked: true, run, processOf: living(stranger) })).toBe(
      'refuse unknown',
    );
  });

  test('refuses while another start owns the folder and has recorded nothing yet', () => {
    expect(ownerVerdict({ isLocked: true, run: undefined, processOf: living() })).toBe(
      'refuse unknown',
    );
    const ended = { ...run, stoppedAt: '2026-11-21T10:00:00Z' };
    expect(ownerVerdict({ isLocked: true, run: ended, processOf: living(run) })).toBe(
      'refuse unknown',
    );
  });
});

describe('a Temporal server that outlived its Node process', () => {
  const healthy = { sameSettings: true, portsAllowed: true, fileIsThere: true, answers: true };

  test('is adopted when it runs with the same settings on a file that is there, and answers', () => {
    expect(orphanVerdict(healthy)).toBe('adopt');
  });

  test.each(Object.keys(healthy))('is stopped when this does not hold: %s', (fact) => {
    expect(orphanVerdict({ ...healthy, [fact]: false })).toBe('stop');
  });

  const settings = {
    databaseFile: '/srv/one/temporal.db',
    namespace: 'default',
    port: 7001,
    uiPort: 7002,
  };
  const command = ['/opt/temporal', ...argumentsOf(settings)].join(' ');

  test('is known by its command line, which also tells its ports', () => {
    expect(servesFile('/srv/one/temporal.db')({ command })).toBe(true);
    expect(portsOf(command)).toEqual({ port: 7001, uiPort: 7002 });
  });

  test('is not mistaken for one on another file, nor for a program that only mentions the file', () => {
    expect(servesFile('/srv/one/temporal')({ command })).toBe(false);
    expect(servesFile('/srv/one/temporal.db')({ command: 'tail -f /srv/one/temporal.db' })).toBe(
      false,
    );
  });
});

test('a temporal program is used from server 1.29.0 on, and never one whose version is unknown', () => {
  const versions = [
    [1, 28, 9],
    [1, 29, 0],
    [1, 29, 1],
    [1, 30, 0],
    [2, 0, 0],
    [0, 99, 99],
  ];
  expect(versions.filter((version) => isNewEnough(version))).toEqual([
    [1, 29, 0],
    [1, 29, 1],
    [1, 30, 0],
    [2, 0, 0],
  ]);
  expect(isNewEnough(undefined)).toBe(false);
});

test('the search attributes that are registered are those the workflows set', () => {
  expect(Object.keys(searchAttributes).toSorted()).toEqual(
    Object.values(SEARCH_ATTRIBUTES).toSorted(),
  );
});
