import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Patch, patchSource } from './patch.ts';
import { plants } from './plants.ts';

/**
 * Lives through histories and prints one line of JSON for each that matters: what was violated, and at the end what was counted.
 * A process of its own, because a planted fault changes the product as it is loaded.
 */

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '1000' },
    plant: { type: 'string' },
    trace: { type: 'boolean', default: false },
    'stop-at-first': { type: 'boolean', default: false },
  },
});

const root = new URL('../../', import.meta.url);

/** Files whose patch the simulation has not loaded yet. */
const unplanted = new Set<string>();

function plantInto(patches: readonly Patch[]): void {
  const patched = new Map<string, string>();
  for (const patch of patches) {
    const url = new URL(patch.file, root).href;
    patched.set(
      url,
      patchSource(patched.get(url) ?? readFileSync(fileURLToPath(url), 'utf8'), patch),
    );
    unplanted.add(url);
  }
  registerHooks({
    load: (url, context, nextLoad) => {
      const source = patched.get(url);
      unplanted.delete(url);
      return source === undefined
        ? nextLoad(url, context)
        : { format: 'module-typescript', source, shortCircuit: true };
    },
  });
}

const plant = values.plant === undefined ? null : (plants[values.plant] ?? null);
if (values.plant !== undefined && plant === null) throw new Error(`No such plant: ${values.plant}`);
if (plant !== null) plantInto(plant.patches);

// Only now, so that the product is loaded as it was patched.
const { liveHistory } = await import('./history.ts');
const { meddleWithPorts } = await import('./runs.ts');
if (plant?.ports) meddleWithPorts.with = plant.ports;

if (unplanted.size > 0) throw new Error(`Never loaded: ${[...unplanted].join(', ')}`);

const { Summary } = await import('./summary.ts');
const summary = new Summary();
const first = Number(values.seed);
for (let seed = first; seed < first + Number(values.runs); seed += 1) {
  const result = await liveHistory(seed, values.trace);
  summary.add(result);
  if (result.violations.length === 0 && !values.trace) continue;
  process.stdout.write(
    `${JSON.stringify({ seed, violations: result.violations, trace: result.trace })}\n`,
  );
  if (values['stop-at-first'] && result.violations.length > 0) break;
}
process.stdout.write(`${JSON.stringify({ summary })}\n`);
