import { isDeepStrictEqual } from 'node:util';
import { ledgerEvent } from '../src/core/ledger/lines.ts';
import { keepGenerated } from './generated-text.ts';
import { jsonSchemaOf } from './json-schema.ts';

/** Writes docs/ledger.schema.json from the schema by which the action reads its ledger. `--check` only compares. */

const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'One line of the ledger',
  description:
    'What one line of <ledger-path>/<study id>.jsonl holds. The rules between lines are in docs/ledger.md.',
  ...jsonSchemaOf(ledgerEvent),
};

// How its lines break is the formatter's business.
await keepGenerated('docs/ledger.schema.json', (present) =>
  present !== '' && isDeepStrictEqual(JSON.parse(present), schema)
    ? present
    : `${JSON.stringify(schema, null, 2)}\n`,
);
