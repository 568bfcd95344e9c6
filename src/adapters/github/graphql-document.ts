/**
 * A text that GraphQL's grammar allows. Only `graphqlDocument` makes one, so that a test can find
 * every place that does, and have a strict parser check everything that it can make.
 */
export type GraphqlDocument = string & { readonly grammar: 'graphql' };

export function graphqlDocument(text: string): GraphqlDocument {
  return text as GraphqlDocument;
}

/**
 * The fields of an object if it has this type. Without fields, nothing at all: GraphQL's grammar
 * allows no empty selection, and nobody knows what GitHub's own parser makes of one.
 */
export function selectionOn(type: string, fields: readonly string[]): string {
  return fields.length === 0 ? '' : `... on ${type} { ${fields.join('\n')} }`;
}
