import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lab } from '../../sandbox/lab/lab.ts';
import { selfSigned } from '../adapters/http/self-signed.ts';
import { startTlsFront, type TlsFront } from '../adapters/http/tls-front.ts';
import { csvOf } from './story.ts';

export interface Fronts {
  readonly prolific: TlsFront;
  readonly github: TlsFront;
  /** A file with the certificate of both, for runners that trust it. */
  readonly trusted: string;
  /** What makes a run go to Prolific and GitHub by TLS: `host` is `localhost`, or only a proxy knows it. */
  readonly by: (host: 'localhost' | 'test') => {
    inputs: Record<string, string>;
    env: Record<string, string>;
  };
}

/** A repository with a file of these bonuses, and TLS before both services. */
export async function withFronts(
  lab: Lab,
  amounts: readonly string[],
  tell: (fronts: Fronts) => Promise<void>,
): Promise<void> {
  const prolific = await startTlsFront(lab.prolific.url);
  const github = await startTlsFront(lab.github.url);
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const trusted = join(folder, 'ca.pem');
  writeFileSync(trusted, selfSigned.cert);
  try {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, amounts) });
    await tell({
      prolific,
      github,
      trusted,
      by: (host) => {
        const name = (own: string): string => (host === 'localhost' ? host : `${own}.test`);
        const api = `https://${name('github')}:${github.port}`;
        return {
          inputs: { 'api-url': `https://${name('prolific')}:${prolific.port}` },
          env: { GITHUB_API_URL: api, GITHUB_GRAPHQL_URL: `${api}/graphql` },
        };
      },
    });
  } finally {
    await Promise.all([prolific.close(), github.close()]);
    rmSync(folder, { recursive: true });
  }
}
