/** Every view a page is a function of. Views hold plain data: ids, wording, instants, addresses. */
export type * from './views/shared.ts';
export type * from './views/public.ts';
export type * from './views/application.ts';
export type * from './views/decisions.ts';
export type * from './views/proof.ts';
export type * from './views/console.ts';
export type * from './views/case.ts';
export type * from './views/records.ts';
export type * from './views/record.ts';
export type * from './views/calendar.ts';
export type * from './views/correction.ts';
export type * from './views/elector.ts';
export type * from './views/on-behalf.ts';
export type * from './views/search.ts';
export type * from './views/people.ts';
export type * from './views/mailbox.ts';
export type * from './views/interface.ts';
