import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lab } from '../lab/lab.ts';
import { selfSigned } from './certificate.ts';
import { startDistance } from './distance.ts';
import type { Handshakes } from './handshakes.ts';
import { startTlsFront, type TlsFront } from './tls-front.ts';

/** TLS before both services of a lab. */
export interface Fronts {
  readonly prolific: TlsFront;
  readonly github: TlsFront;
  /** A file with the certificate of both, for runners that trust it. */
  readonly trusted: string;
  /**
   * What makes a run go to Prolific and GitHub by TLS: `host` is `localhost`, or only a proxy knows
   * it.
   */
  readonly by: (host: 'localhost' | 'test') => {
    inputs: Record<string, string>;
    env: Record<string, string>;
  };
  /** Of both. */
  handshakes(): Handshakes;
  /** How many requests have come through to both. */
  passed(): number;
  /** `Date.now()` when the first connection to either was opened, in milliseconds. */
  firstOpenedAtMs(): number;
  close(): Promise<void>;
}

export interface FrontOptions {
  /** How long a round trip to either takes, in milliseconds; none where it is left out. */
  readonly roundTripMs?: number;
  /** Whether they take up the TLS session of an earlier connection. */
  readonly resumes?: boolean;
}

export async function startFronts(
  lab: Lab,
  { roundTripMs, resumes = true }: FrontOptions = {},
): Promise<Fronts> {
  const prolific = await startTlsFront(lab.prolific.url, resumes);
  const github = await startTlsFront(lab.github.url, resumes);
  const wayTo = async (front: TlsFront): Promise<Pick<TlsFront, 'port' | 'close'>> =>
    roundTripMs === undefined ? front : startDistance(front.port, roundTripMs);
  const ways = { prolific: await wayTo(prolific), github: await wayTo(github) };
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const trusted = join(folder, 'ca.pem');
  writeFileSync(trusted, selfSigned.cert);
  return {
    prolific,
    github,
    trusted,
    by: (host) => {
      const name = (own: string): string => (host === 'localhost' ? host : `${own}.test`);
      const api = `https://${name('github')}:${ways.github.port}`;
      return {
        inputs: { 'api-url': `https://${name('prolific')}:${ways.prolific.port}` },
        env: { GITHUB_API_URL: api, GITHUB_GRAPHQL_URL: `${api}/graphql` },
      };
    },
    handshakes: () => ({
      full: prolific.handshakes.full + github.handshakes.full,
      resumed: prolific.handshakes.resumed + github.handshakes.resumed,
    }),
    passed: () => prolific.passed.count + github.passed.count,
    firstOpenedAtMs: () => Math.min(prolific.firstOpenedAtMs(), github.firstOpenedAtMs()),
    close: async () => {
      const all = new Set([ways.prolific, ways.github, prolific, github]);
      await Promise.all([...all].map((one) => one.close()));
      rmSync(folder, { recursive: true });
    },
  };
}
