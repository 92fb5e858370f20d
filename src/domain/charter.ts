/** A charter as data, and what can be asked of it. Everything here is pure; charters are loaded by src/charter. */
export type * from './charter/type.ts';
export { checkApplication, duesFor, formFields, kindsOf } from './charter/application.ts';
export { cite } from './charter/cite.ts';
export { defaultsOf } from './charter/defaults.ts';
export { nameIn, valueInWords } from './charter/in-words.ts';
export { articleHead, articleLabel } from './charter/numbering.ts';
export {
  checkSeating,
  correspondenceOf,
  demandOf,
  electorsOf,
  everySeat,
  observersOf,
  seatsOf,
} from './charter/people.ts';
export { decisionRule, resolvePlan } from './charter/plan.ts';
export { sourceOf, WHOLE } from './charter/sources.ts';
