import { parseArgs } from 'node:util';
import { parseLedgerKind } from './keeping.ts';
import { plantInto } from './planting.ts';

/**
 * Lives through histories and prints one line of JSON for each that matters: what was violated, and
 * at the end what was counted. A process of its own, because a planted fault changes the product as
 * it is loaded.
 */

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '1000' },
    plant: { type: 'string' },
    ledger: { type: 'string', default: 'branch' },
    trace: { type: 'boolean', default: false },
    'stop-at': { type: 'string' },
  },
});

const planted = plantInto(values.plant);

// Only now, so that the product is loaded as it was patched.
const { liveHistory } = await import('./history.ts');
await planted.check();

const { Summary } = await import('./summary.ts');
const ledger = parseLedgerKind(values.ledger);
const summary = new Summary();
const first = Number(values.seed);
for (let seed = first; seed < first + Number(values.runs); seed += 1) {
  const result = await liveHistory(seed, { tracing: values.trace, ledger });
  summary.add(result);
  if (result.violations.length === 0 && !values.trace) continue;
  process.stdout.write(
    `${JSON.stringify({ seed, violations: result.violations, trace: result.trace })}\n`,
  );
  const stopAt = values['stop-at'];
  if (stopAt !== undefined && result.violations.some(({ what }) => what.includes(stopAt))) break;
}
process.stdout.write(`${JSON.stringify({ summary })}\n`);
