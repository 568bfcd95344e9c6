/**
 * A text that GraphQL's grammar allows. Only `graphqlDocument` makes one, so that a test finds
 * every place that does and has a strict parser judge all that it can make.
 */
export type GraphqlDocument = string & { readonly grammar: 'graphql' };

export function graphqlDocument(text: string): GraphqlDocument {
  return text as GraphqlDocument;
}

/**
 * The fields of an object where it is of this type. Nothing at all without a field: GraphQL's
 * grammar allows no empty selection, and what GitHub's own parser makes of one is not known.
 */
export function selectionOn(type: string, fields: readonly string[]): string {
  return fields.length === 0 ? '' : `... on ${type} { ${fields.join('\n')} }`;
}
