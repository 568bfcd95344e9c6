/** As much of a valibot schema, or of an action in its pipe, as can be looked at from outside. */
interface Part {
  readonly kind: 'schema' | 'validation' | 'transformation' | 'metadata';
  readonly type: string;
  readonly pipe?: readonly Part[];
  readonly entries?: Readonly<Record<string, Part>>;
  readonly options?: readonly Part[];
  readonly item?: Part;
  readonly wrapped?: Part;
  readonly literal?: string | number | boolean;
  readonly requirement?: unknown;
}

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema (draft 7) of a valibot schema, as far as the ledger's uses it. Throws on a kind that it does not know, so that
 * a new rule of the ledger cannot be left out in silence. What is transformed is described as it comes in.
 */
export function jsonSchemaOf(schema: unknown): JsonSchema {
  return describe(schema as Part);
}

function describe(part: Part): JsonSchema {
  if (part.pipe === undefined) return describeSchema(part);
  const [first, ...actions] = part.pipe;
  if (first === undefined) throw new Error('An empty pipe');
  const rules = actions.filter(({ kind }) => kind !== 'transformation').map(describeRule);
  return mergeAll([describeSchema(first), ...rules]);
}

function describeSchema(part: Part): JsonSchema {
  switch (part.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type: part.type };
    case 'literal':
      return { const: part.literal };
    case 'nullable':
      return { anyOf: [describe(childOf(part.wrapped)), { type: 'null' }] };
    case 'array':
      return { type: 'array', items: describe(childOf(part.item)) };
    case 'variant':
      return { oneOf: (part.options ?? []).map(describe) };
    case 'strict_object': {
      const entries = Object.entries(part.entries ?? {});
      return {
        type: 'object',
        properties: Object.fromEntries(entries.map(([name, entry]) => [name, describe(entry)])),
        required: entries.map(([name]) => name),
        additionalProperties: false,
      };
    }
    default:
      throw new Error(`No JSON Schema for the schema "${part.type}"`);
  }
}

function describeRule({ type, requirement }: Part): JsonSchema {
  switch (type) {
    case 'regex':
    case 'iso_timestamp':
    case 'uuid':
      return { pattern: patternOf(requirement) };
    case 'ends_with':
      return { pattern: `${String(requirement)}$` };
    case 'min_length':
      return { minLength: requirement };
    case 'min_value':
      return { minimum: requirement };
    case 'integer':
      return { type: 'integer' };
    case 'safe_integer':
      return { type: 'integer', maximum: Number.MAX_SAFE_INTEGER };
    case 'finite':
      // JSON has no other numbers.
      return {};
    default:
      throw new Error(`No JSON Schema for the rule "${type}"`);
  }
}

/** A pattern of JSON Schema has no flags: letters in any case are spelled out. */
function patternOf(requirement: unknown): string {
  if (!(requirement instanceof RegExp)) throw new Error('A rule without a pattern');
  const { source, flags } = requirement;
  return flags.includes('i') ? source.replaceAll('a-f', 'a-fA-F') : source;
}

/** Two rules of one name cannot stand side by side: a second pattern stands in `allOf`. */
function mergeAll(parts: readonly JsonSchema[]): JsonSchema {
  return parts.reduce((merged, part) => {
    if ('pattern' in merged && 'pattern' in part) return { ...merged, allOf: [part] };
    // The length of an array has a name of its own.
    if (merged['type'] === 'array' && 'minLength' in part)
      return { ...merged, minItems: part['minLength'] };
    return { ...merged, ...part };
  });
}

function childOf(part: Part | undefined): Part {
  if (part === undefined) throw new Error('A schema without its child');
  return part;
}
