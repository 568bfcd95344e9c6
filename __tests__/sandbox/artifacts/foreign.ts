import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ArtifactService } from '../../../sandbox/artifacts/artifacts.ts';
import type { Attempt } from '../../../sandbox/artifacts/attempts.ts';

const script = fileURLToPath(new URL('foreign-client.ts', import.meta.url));

/** GitHub's own client as a step of an attempt has it. */
export class ForeignClient {
  readonly #environment: Record<string, string>;
  readonly #folder: string;

  private constructor(environment: Record<string, string>, folder: string) {
    this.#environment = environment;
    this.#folder = folder;
  }

  static async start(
    service: ArtifactService,
    attempt: Attempt,
    rest: { apiUrl: string; token: string },
  ): Promise<ForeignClient> {
    const folder = await mkdtemp(join(tmpdir(), 'foreign-'));
    const environment = {
      ...service.environmentOf(attempt),
      // Any other host is an Enterprise Server to the library, and it refuses to work there.
      GITHUB_SERVER_URL: `http://github.localhost:${new URL(rest.apiUrl).port}`,
      GITHUB_API_URL: rest.apiUrl,
      GITHUB_REPOSITORY: service.store.repository,
      GITHUB_WORKSPACE: folder,
      SANDBOX_TOKEN: rest.token,
      PATH: process.env['PATH'] ?? '',
    };
    return new ForeignClient(environment, folder);
  }

  /** Uploads one file and gives what the library says of the artifact. */
  async upload(
    name: string,
    file: string,
    text: string,
  ): Promise<{ id: number; size: number; digest: string }> {
    const path = join(this.#folder, file);
    await writeFile(path, text);
    return (await this.#ask(['upload', name, path])) as {
      id: number;
      size: number;
      digest: string;
    };
  }

  async list(runId?: number): Promise<{ id: number; name: string; digest?: string }[]> {
    const args = runId === undefined ? ['list'] : ['list', String(runId)];
    return (await this.#ask(args)) as { id: number; name: string; digest?: string }[];
  }

  /** Downloads an artifact, unpacks it, and gives the text of one file in it. */
  async download(
    id: number,
    file: string,
    { runId, digest = '' }: { runId?: number; digest?: string } = {},
  ): Promise<{ text: string; digestMismatch: boolean }> {
    const into = await mkdtemp(join(this.#folder, 'into-'));
    const run = runId === undefined ? [] : [String(runId)];
    const said = await this.#ask(['download', String(id), into, ...run], { EXPECTED_HASH: digest });
    const { digestMismatch } = said as { digestMismatch: boolean };
    return { text: await readFile(join(into, file), 'utf8'), digestMismatch };
  }

  /** Deletes the newest artifact of that name, and gives its id. */
  async remove(name: string, runId?: number): Promise<number> {
    const args = runId === undefined ? ['delete', name] : ['delete', name, String(runId)];
    return ((await this.#ask(args)) as { id: number }).id;
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #ask(args: readonly string[], more: Record<string, string> = {}): Promise<unknown> {
    const env = { ...this.#environment, ...more };
    const child = spawn(process.execPath, [script, ...args], { env, cwd: this.#folder });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    const [code] = (await once(child, 'close')) as [number | null];
    const printed = Buffer.concat(chunks).toString('utf8').trim();
    if (code !== 0) throw new Error(printed);
    return JSON.parse(printed.split('\n').at(-1) ?? '') as unknown;
  }
}
