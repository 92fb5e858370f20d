// npm run mutate: changes each rule of each charter file in turn; a test that names what it proves must fail.
//   npm run mutate -- --charter go-abroad --only procedures.expulsion
import { register } from 'node:module';

register('./mutate/hooks.mjs', import.meta.url);
const { main } = await import('../test/mutation/main.ts');
process.exitCode = await main(process.argv.slice(2));
