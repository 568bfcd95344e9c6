import { parseArgs } from 'node:util';
import { plantInto } from '../simulation/planting.ts';

/**
 * Explores one scenario and prints what came of it as one line of JSON; with `--replay` it lives
 * one history and prints its story. A process of its own, because a planted fault changes the
 * product as it is loaded.
 */

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: '' },
    faults: { type: 'string', default: '1' },
    ledger: { type: 'string', default: 'branch' },
    seconds: { type: 'string', default: '3600' },
    plant: { type: 'string' },
    replay: { type: 'string' },
    'without-cuts': { type: 'boolean', default: false },
    'without-order': { type: 'boolean', default: false },
    'without-swaps': { type: 'boolean', default: false },
    'stop-at-first': { type: 'boolean', default: false },
  },
});

const planted = plantInto(values.plant);

// Only now, so that the product is loaded as it was patched.
const { explore } = await import('./search.ts');
const { findScenario } = await import('./scenarios.ts');
const { tellStory } = await import('./story.ts');
const { parseLedgerKind } = await import('../simulation/keeping.ts');
await planted.check();

const scenario = findScenario(values.scenario);
const ledger = parseLedgerKind(values.ledger);
if (values.replay !== undefined) {
  const script = values.replay.split(',').filter(Boolean).map(Number);
  process.stdout.write(`${await tellStory(scenario, script, ledger)}\n`);
} else {
  const explored = await explore(scenario, {
    ledger,
    faults: Number(values.faults),
    cuts: !values['without-cuts'],
    orders: !values['without-order'],
    swaps: !values['without-swaps'],
    untilMs: performance.now() + Number(values.seconds) * 1_000,
    stopAtFirst: values['stop-at-first'],
  });
  process.stdout.write(`${JSON.stringify(explored)}\n`);
}
