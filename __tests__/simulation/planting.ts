import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Patch, patchSource } from './patch.ts';
import { plants } from './plants.ts';

const root = new URL('../../', import.meta.url);

interface Planted {
  /** To be called when the product has been loaded: plants into its ports, and throws where a patched file was not loaded. */
  check(): Promise<void>;
}

/**
 * Plants a mistake into the product, which must not be loaded yet. Without a name it plants nothing.
 *
 * @param name one of `plants`; throws where there is no such fault
 */
export function plantInto(name: string | undefined): Planted {
  const plant = name === undefined ? { patches: [], ports: null } : plants[name];
  if (plant === undefined) throw new Error(`No such plant: ${name ?? ''}`);
  const unplanted = patchSources(plant.patches);
  return {
    check: async () => {
      const { meddleWithPorts } = await import('./runs.ts');
      if (plant.ports !== null) meddleWithPorts.with = plant.ports;
      if (unplanted.size > 0) throw new Error(`Never loaded: ${[...unplanted].join(', ')}`);
    },
  };
}

/** The files that have not been loaded yet; it shrinks as they are. */
function patchSources(patches: readonly Patch[]): ReadonlySet<string> {
  const patched = new Map<string, string>();
  for (const { file, ...patch } of patches) {
    const url = new URL(file, root).href;
    const source = patched.get(url) ?? readFileSync(fileURLToPath(url), 'utf8');
    patched.set(url, patchSource(source, { file, ...patch }));
  }
  const unplanted = new Set(patched.keys());
  if (patched.size > 0)
    registerHooks({
      load: (url, context, nextLoad) => {
        const source = patched.get(url);
        unplanted.delete(url);
        return source === undefined
          ? nextLoad(url, context)
          : { format: 'module-typescript', source, shortCircuit: true };
      },
    });
  return unplanted;
}
