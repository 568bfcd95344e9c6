import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { readWorkflow } from '../examples/workflow-file.ts';

/** A folder of its own for one script of a workflow, with a `gh` that does what the test says. */
export class ScriptPlace {
  readonly folder = mkdtempSync(join(tmpdir(), 'script-'));

  constructor() {
    for (const name of ['work', 'temp', 'programs']) mkdirSync(join(this.folder, name));
    this.answerGh('exit 0');
  }

  get work(): string {
    return join(this.folder, 'work');
  }

  get temp(): string {
    return join(this.folder, 'temp');
  }

  /** @param answer the rest of a shell script; what `gh` was asked for is written down before it */
  answerGh(answer: string): void {
    const gh = join(this.folder, 'programs', 'gh');
    writeFileSync(gh, `#!/bin/bash\necho "$*" >> '${this.folder}/asked'\n${answer}\n`);
    chmodSync(gh, 0o755);
  }

  /** What `gh` was asked for, one line each time. */
  get asked(): string[] {
    const text = spawnSync('cat', [join(this.folder, 'asked')]).stdout.toString();
    return text.split('\n').filter((line) => line !== '');
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  async git(...args: string[]): Promise<string> {
    const who = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org'];
    return (await promisify(execFile)('git', [...who, ...args], { cwd: this.work })).stdout.trim();
  }

  /** Runs a step as the runner does, `bash -e`; gives its exit code and what it printed. */
  run(
    script: string,
    env: Readonly<Record<string, string>> = {},
  ): { code: number | null; printed: string } {
    this.write('script.sh', script);
    const { status, stdout, stderr } = spawnSync('bash', ['-e', join(this.folder, 'script.sh')], {
      cwd: this.work,
      env: {
        PATH: `${join(this.folder, 'programs')}:${process.env['PATH'] ?? ''}`,
        RUNNER_TEMP: this.temp,
        ...env,
      },
    });
    return { code: status, printed: `${stdout.toString()}${stderr.toString()}` };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The script of a step in one of this repository's workflows. */
export function scriptOf(file: string, job: string, step: string): string {
  const found = readWorkflow(`.github/workflows/${file}`).jobs[job]?.steps.find(
    ({ name }) => name === step,
  );
  if (found?.run === undefined) throw new Error(`${file} has no script "${step}" in ${job}`);
  return found.run;
}
