/**
 * What commands a part of the charter. `articles` are numbers in the source's own counting;
 * `defaults` says which fields are our reading and which question each answers; the key `*`
 * stands for the whole part.
 */
export type Provenance = {
  readonly articles: readonly string[];
  readonly defaults: Readonly<Record<string, string>>;
};

export type Sourced<Fields> = Readonly<Fields> & Provenance;
/** Parts of one sort by their name, in the order the charter writes them. */
export type Named<Part> = Readonly<Record<string, Part>>;

/** How many hold a seat; `atMost` null: as many as there are. */
export type Count = { readonly atLeast: number; readonly atMost: number | null };

/** Closed choices of a form that must have been made, e.g. capacity: authorised-representative. */
export type Condition = Named<string>;

/** A period as charters write it; `working-days` are the alliance's. */
export type Period = {
  readonly count: number;
  readonly of: 'days' | 'working-days' | 'months' | 'years';
};
