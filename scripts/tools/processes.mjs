import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { output } from './commands.mjs';

/**
 * @typedef {{pid: number, ppid: number, command: string}} Process  One live process; `command` is its command line.
 */

/**
 * Every live process this user may see. Process ids are reused, so nothing is signalled by its id alone:
 * its command line is looked at first.
 * @returns {Process[]}
 */
export function processTable() {
  if (process.platform === 'linux') return fromProc();
  return process.platform === 'win32' ? fromPowerShell() : fromPs();
}

/** @returns {Process | undefined} */
export function processOf(pid) {
  if (process.platform === 'linux') return readProc(pid);
  return processTable().find((one) => one.pid === pid);
}

/** Whether a process with this id lives, whoever it is: for one whose end this process waits for. */
export function isAlive(pid) {
  if (process.platform === 'linux') return readProc(pid) !== undefined;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function fromProc() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProc(Number(name)) ?? []);
}

function readProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ppid] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
    return { pid, ppid: Number(ppid), command };
  } catch {
    return undefined;
  }
}

function fromPs() {
  const lines = output('ps', ['-axo', 'pid=,ppid=,stat=,args=', '-ww'])?.split('\n') ?? [];
  return lines.flatMap((line) => {
    const parts = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line);
    if (!parts || parts[3].startsWith('Z')) return [];
    return [{ pid: Number(parts[1]), ppid: Number(parts[2]), command: parts[4] }];
  });
}

function fromPowerShell() {
  const query =
    'Get-CimInstance Win32_Process | Select-Object ProcessId,ParentProcessId,CommandLine | ConvertTo-Json -Compress';
  const listed = output('powershell.exe', ['-NoProfile', '-Command', query]);
  return JSON.parse(listed ?? '[]').map((one) => ({
    pid: one.ProcessId,
    ppid: one.ParentProcessId,
    command: one.CommandLine ?? '',
  }));
}

/**
 * Stops a process: asks, waits, then forces. `isOurs` sees the process anew before each signal.
 * @param {number} pid
 * @param {{isOurs: (one: Process) => boolean, patienceMs: number}} options
 */
export async function stopProcess(pid, { isOurs, patienceMs }) {
  for (const [signal, wait] of [
    ['SIGTERM', patienceMs],
    ['SIGKILL', 5_000],
  ]) {
    const before = processOf(pid);
    if (!before || !isOurs(before)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const until = performance.now() + wait;
    while (performance.now() < until) {
      const now = processOf(pid);
      if (!now || !isOurs(now)) return;
      await pause(30);
    }
  }
}
