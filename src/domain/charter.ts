/** A charter as data, and what can be asked of it. Everything here is pure; charters are loaded by src/charter. */
export type * from './charter/type.ts';
export { RIGHTS } from './charter/types/members.ts';
export { ANY_KIND, duesFor, formFields, kindsOf } from './charter/application.ts';
export { classAndIncluded, inactivityClockFor } from './charter/classes.ts';
export { cite } from './charter/cite.ts';
export { defaultsOf } from './charter/defaults.ts';
export { nameIn, spanInWords } from './charter/in-words.ts';
export { lacking } from './charter/lacking.ts';
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
export { papersFor } from './charter/papers.ts';
export {
  decisionRule,
  describePlan,
  planFor,
  resolvePlan,
  type DescribedEffect,
  type DescribedPlan,
  type DescribedStage,
} from './charter/plan.ts';
export { inPriority } from './charter/places.ts';
export { mayOpen, rightsOf, rightTo } from './charter/rights.ts';
export { WHOLE } from './charter/sources.ts';
