import { writeFileSync } from 'node:fs';
import { GCProfiler, getHeapStatistics } from 'node:v8';

/**
 * Imported into a run before anything else (`NODE_OPTIONS=--import …`). When the run ends it writes
 * into the file that `HEAP_WATCH` names, as JSON, what V8 allocated in all and the most that was
 * alive, in bytes. Not in a run whose time counts.
 *
 * V8 has no counter of what it allocates, but tells the size of its heap before and after each
 * collection: between two of them it grows by what was allocated. Only after a collection of
 * everything is the size what is alive.
 */
const profiler = new GCProfiler();
const startBytes = getHeapStatistics().used_heap_size;
profiler.start();

process.on('exit', () => {
  const { used_heap_size: endBytes } = getHeapStatistics();
  let lastBytes = startBytes;
  let allocatedBytes = 0;
  let liveBytes = startBytes;
  for (const { gcType, beforeGC, afterGC } of profiler.stop().statistics) {
    allocatedBytes += Math.max(0, beforeGC.heapStatistics.usedHeapSize - lastBytes);
    lastBytes = afterGC.heapStatistics.usedHeapSize;
    if (gcType === 'MarkSweepCompact') liveBytes = Math.max(liveBytes, lastBytes);
  }
  allocatedBytes += Math.max(0, endBytes - lastBytes);
  const file = process.env['HEAP_WATCH'];
  if (file !== undefined) writeFileSync(file, JSON.stringify({ allocatedBytes, liveBytes }));
});
