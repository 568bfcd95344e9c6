import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { artifactPlants } from './artifact-plants.ts';
import { type Patch, patchSource } from './patch.ts';
import { type Plant, plants } from './plants.ts';

const root = new URL('../../', import.meta.url);

interface Planted {
  /**
   * To be called when the product has been loaded: plants into its ports, and throws where a
   * patched file was not loaded.
   */
  check(): Promise<void>;
}

/**
 * Plants a mistake into the product, which must not be loaded yet. Without a name it plants
 * nothing.
 *
 * @param name one of `plants` or of `artifactPlants`; throws where there is no such fault
 */
export function plantInto(name: string | undefined): Planted {
  const { patches, ports = null } = findPlant(name);
  const unplanted = patchSources(patches);
  return {
    check: async () => {
      const { meddleWithPorts } = await import('./runs.ts');
      if (ports !== null) meddleWithPorts.with = ports;
      if (unplanted.size > 0) throw new Error(`Never loaded: ${[...unplanted].join(', ')}`);
    },
  };
}

function findPlant(name: string | undefined): Pick<Plant, 'patches'> & Partial<Plant> {
  if (name === undefined) return { patches: [] };
  const plant = plants[name] ?? artifactPlants[name];
  if (plant === undefined) throw new Error(`No such plant: ${name}`);
  return plant;
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
