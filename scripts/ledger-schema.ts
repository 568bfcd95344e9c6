import { isDeepStrictEqual } from 'node:util';
import { type JsonSchema, type OverrideActionContext, toJsonSchema } from '@valibot/to-json-schema';
import { ledgerEvent } from '../src/core/ledger/lines.ts';
import { keepGenerated } from './generated-text.ts';

/**
 * Writes docs/ledger.schema.json from the schema by which the action reads its ledger. `--check`
 * only compares.
 */

/**
 * Where the schema of a rule would say less than the rule. A validator may pass over a `format` or
 * not know it, so its pattern is written out in its place; two patterns need `allOf`; JSON has no
 * number that is not finite. Of any other rule that has no schema the library throws, so no rule is
 * left out in silence.
 */
function sayWhole({ valibotAction, jsonSchema }: OverrideActionContext): JsonSchema | undefined {
  const said = { ...jsonSchema };
  delete said.format;
  switch (valibotAction.type) {
    case 'finite':
      return jsonSchema;
    case 'uuid':
      return { ...said, pattern: patternOf(valibotAction) };
    case 'iso_timestamp':
      return { ...said, allOf: [{ pattern: patternOf(valibotAction) }] };
    default:
      return undefined;
  }
}

/** A pattern of JSON Schema has no flags: letters in any case are spelled out. */
function patternOf(rule: object): string {
  if (!('requirement' in rule) || !(rule.requirement instanceof RegExp))
    throw new Error('A rule without a pattern');
  const { source, flags } = rule.requirement;
  return flags.includes('i') ? source.replaceAll('a-f', 'a-fA-F') : source;
}

const schema = {
  title: 'One line of the ledger',
  description:
    'What one line of <ledger-path>/<study id>.jsonl holds. The rules between lines are in docs/ledger.md.',
  ...toJsonSchema(ledgerEvent, { typeMode: 'input', overrideAction: sayWhole }),
};

// How its lines break is the formatter's business.
await keepGenerated('docs/ledger.schema.json', (present) =>
  present !== '' && isDeepStrictEqual(JSON.parse(present), schema)
    ? present
    : `${JSON.stringify(schema, null, 2)}\n`,
);
