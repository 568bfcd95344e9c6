import { spawn } from 'node:child_process';

/** What one run of git said; `stdout` is raw because objects may be binary. */
export interface GitRun {
  code: number;
  stdout: Buffer;
  stderr: string;
}

// Nothing of the machine's own git settings may decide what the sandbox does.
const gitEnvironment = {
  PATH: process.env['PATH'] ?? '',
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
};

/** Runs git on a bare repository and gives its exit code as a value; rejects only without a git. */
export function runGit(gitDir: string, args: readonly string[], input = ''): Promise<GitRun> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['--git-dir', gitDir, ...args], { env: gitEnvironment });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      const stderr = Buffer.concat(err).toString('utf8').trim();
      resolve({ code: code ?? 1, stdout: Buffer.concat(out), stderr });
    });
    // A git that ends without reading its input is told by its exit code, not by a broken pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** As `runGit`, where only success is expected: gives what git printed. */
export async function git(gitDir: string, args: readonly string[], input = ''): Promise<Buffer> {
  const run = await runGit(gitDir, args, input);
  if (run.code !== 0) throw new Error(`git ${args.join(' ')}: ${run.stderr}`);
  return run.stdout;
}
