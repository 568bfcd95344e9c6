import { execFileSync } from 'node:child_process';
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';
import { kilobytes } from './statistics.ts';

/** Where and when the figures were measured; they are comparable with each other only. */
export function describeMachine(): readonly (readonly [string, string])[] {
  const processors = cpus();
  const git = execFileSync('git', ['--version'], { encoding: 'utf8' }).trim();
  return [
    ['date', new Date().toISOString().slice(0, 10)],
    ['Node', `${process.version}, V8 ${process.versions.v8}`],
    ['system', `${type()} ${release()}, ${arch()}, ${git}`],
    ['processors', `${processors.length} × ${processors[0]?.model ?? 'unknown'}`],
    ['memory', kilobytes(totalmem())],
    [
      'load before',
      loadavg()
        .map((load) => load.toFixed(1))
        .join(', '),
    ],
  ];
}
