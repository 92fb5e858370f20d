import type { Text } from '../views.ts';

/** What every field of a form is told about itself. */
export type Labelled = {
  readonly name: string;
  /** Where several forms of a page use the same name: what tells them apart. */
  readonly id?: string | undefined;
  readonly label: Text;
  readonly hint?: Text | undefined;
  readonly problem?: Text | undefined;
  readonly required?: boolean | undefined;
  /** When it is needed, for what is not always required. */
  readonly when?: Text | undefined;
};

/** What ids are made of. */
export const keyOf = (field: Labelled) => field.id ?? field.name;

export function fieldClass(field: Labelled, more = ''): string {
  return `field ${more} ${field.problem === undefined ? '' : 'field-wrong'}`.trim();
}

export type Option = { readonly value: string; readonly label: Text };
