import { editorSchemas } from '../../src/charter/json-schema.ts';

type Node = {
  readonly $ref?: string;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly allOf?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly enum?: readonly unknown[];
};
/** The schemas with references that say which of them they are of: `silence.schema.json#/definitions/…`. */
const schemas = Object.fromEntries(
  Object.entries(editorSchemas()).map(([file, text]) => [
    file,
    JSON.parse(text.replaceAll('"$ref": "#', `"$ref": "${file}#`)) as Node,
  ]),
);

/** What the language allows at one place of a charter file: every form that may stand there. */
export type Place = readonly Node[];
export const wholeCharter = formsOf({ $ref: 'charter.schema.json#' });
export const wholeSilence = formsOf({ $ref: 'silence.schema.json#' });

function formsOf(node: Node): Place {
  if (node.$ref !== undefined) return formsOf(at(node.$ref));
  const forms = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])];
  return [node, ...forms.flatMap(formsOf)];
}

function at(ref: string): Node {
  const [file = '', inside = ''] = ref.split('#');
  return inside
    .split('/')
    .slice(1)
    .reduce(
      (node: unknown, step) => (node as Record<string, unknown>)[step],
      schemas[file] as unknown,
    ) as Node;
}

/** What may stand under a key, or as an item. */
export function within(place: Place, step: string | number): Place {
  return place.flatMap(({ properties, additionalProperties, items }) => {
    if (typeof step === 'number') return items ? formsOf(items) : [];
    const part = properties?.[step] ?? additionalProperties;
    return part && typeof part === 'object' ? formsOf(part) : [];
  });
}

/** The other words of a closed list. */
export function otherWords(place: Place, word: unknown): readonly unknown[] {
  const list = place.find((node) => node.enum?.includes(word))?.enum ?? [];
  return list.filter((one) => one !== word);
}
