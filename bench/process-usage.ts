import { readFileSync } from 'node:fs';

/**
 * What the kernel counts for processes, on Linux (proc(5)); Node itself tells nothing of its
 * children.
 */

/** Linux counts in hundredths of a second on every architecture that Node runs on. */
const msPerTick = 10;

/**
 * CPU time of all children that have ended so far, user and system, in milliseconds. The kernel
 * sums it up exactly and rounds the sum to 10 ms, so only a difference over many children is exact.
 * Null where the kernel is not Linux.
 */
export function endedChildrenCpuMs(): number | null {
  const stat = readProc('self/stat');
  if (stat === null) return null;
  // The second field is the program's name in parentheses and may hold spaces; `cutime` and
  // `cstime` are the 14th and 15th after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * msPerTick;
}

/**
 * Watches the most memory that a running process has held, in bytes. Its kernel keeps that mark, so
 * looking every 20 ms misses what happens in the last of them only. Null where the kernel is not
 * Linux.
 */
export function watchPeakMemory(processId: number | undefined): () => number | null {
  let peak: number | null = null;
  const look = (): void => {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readProc(`${processId}/status`) ?? '') ?? [];
    if (kilobytes !== undefined) peak = Number(kilobytes) * 1024;
  };
  const timer = setInterval(look, 20);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

function readProc(path: string): string | null {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return null;
  }
}
