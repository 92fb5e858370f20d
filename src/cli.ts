import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { checkFile, diffFiles, explainFile, languageOf, type Said } from './charter/command.ts';

const language = languageOf(process.env);
const say = (zh: string, en: string) => (language === 'zh' ? zh : en);

function print({ exitCode, printed, complaints }: Said): void {
  for (const line of printed) process.stdout.write(`${line}\n`);
  for (const line of complaints) process.stderr.write(`${line}\n`);
  process.exitCode = exitCode;
}

const FILE = {
  type: 'string',
  demandOption: true,
  describe: say('章程文件', 'charter file'),
} as const;

// `explain FILE | head` closes the pipe early; that is no fault.
process.stdout.on('error', () => process.exit(0));

await yargs(hideBin(process.argv))
  .scriptName('charterflow')
  .locale(language === 'zh' ? 'zh_CN' : 'en')
  .command(
    'check <file>',
    say(
      '检查章程文件：写法、原文、名称、能否执行、例子',
      'check a charter file: form, quotations, names, sense, examples',
    ),
    (options) => options.positional('file', FILE),
    async ({ file }) => print(await checkFile(file, language)),
  )
  .command(
    'explain <file>',
    say('用平实的文字说明章程规定了什么', 'tell in plain words what a charter says'),
    (options) => options.positional('file', FILE),
    async ({ file }) => print(await explainFile(file, language)),
  )
  .command(
    'diff <old> <new>',
    say(
      '比较两份章程文件：哪些规则有变化、对谁有变化（0 规则没有变化 · 1 有变化 · 2 文件不存在或不合格）',
      'compare two charter files: which rules change, and for whom (0 none · 1 some · 2 a file is missing or not sound)',
    ),
    (options) => options.positional('old', FILE).positional('new', FILE),
    async (typed) => print(await diffFiles(typed.old, typed.new, language)),
  )
  .command(
    'set-up',
    say(
      '给出建立联盟的一次性链接（24小时有效）',
      'print the one-time link to set an alliance up (good for 24 hours)',
    ),
    (options) => options,
    // The product's own parts are read only where they are needed: check and explain do without.
    async () => print(await (await import('./set-up-command.ts')).setUpLink(language)),
  )
  .demandCommand(1, say('请写一个命令。', 'Please give a command.'))
  .strict()
  .fail((message, error, usage) => {
    // A thrown error is a bug: it keeps its stack.
    if (error) throw error;
    usage.showHelp();
    process.stderr.write(`\n${message}\n`);
    process.exit(2);
  })
  .parseAsync();
