import { type ArtifactService, startArtifacts } from '../../../sandbox/artifacts/artifacts.ts';
import type { Attempt } from '../../../sandbox/artifacts/attempts.ts';
import type { Github } from '../../../sandbox/github/host.ts';
import { startGitHub } from '../../../sandbox/github/github.ts';

const lab = 'lab/bonuses';
export const token = 'github-sandbox-token';

/** A GitHub with one repository, its artifact service, and a clock that a test sets forward. */
export interface ArtifactScene {
  github: Github;
  artifacts: ArtifactService;
  /** `GET /repos/lab/bonuses/actions/<path>` */
  get(path: string, headers?: Record<string, string>): Promise<RestAnswer>;
  /** One call of the results service, as a step of the attempt sends it. */
  rpc(attempt: Attempt, method: string, message?: object): Promise<RestAnswer>;
  close(): Promise<void>;
}

interface RestAnswer {
  status: number;
  headers: Headers;
  // What a test looks at differs from call to call.
  body: Record<string, unknown>;
}

async function answerOf(response: Response): Promise<RestAnswer> {
  const text = await response.text();
  const body = (text.startsWith('{') ? JSON.parse(text) : { text }) as RestAnswer['body'];
  return { status: response.status, headers: response.headers, body };
}

export async function startScene(): Promise<ArtifactScene> {
  const github = await startGitHub({
    tokens: {
      [token]: { login: 'bot', type: 'Bot', repositories: { [lab]: 'read' } },
      blind: { login: 'bot', type: 'Bot', repositories: { [lab]: 'read' }, actions: 'none' },
    },
  });
  await github.addRepository(lab, { isEmpty: true });
  const artifacts = await startArtifacts(github.actionsOf(lab));
  return {
    github,
    artifacts,
    get: async (path, headers = { authorization: `Bearer ${token}` }) =>
      answerOf(
        await fetch(`${github.url}/repos/${lab}/actions/${path}`, { headers, redirect: 'manual' }),
      ),
    rpc: async (attempt, method, message = {}) => {
      const ids = {
        workflow_run_backend_id: attempt.plan,
        workflow_job_run_backend_id: attempt.job,
      };
      const service = 'twirp/github.actions.results.api.v1.ArtifactService';
      return answerOf(
        await fetch(`${artifacts.results.url}/${service}/${method}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${attempt.token}`,
          },
          body: JSON.stringify({ ...ids, ...message }),
        }),
      );
    },
    close: async () => {
      await Promise.all([github.close(), artifacts.close()]);
    },
  };
}

/** One row of `GET actions/artifacts`. */
export interface Row {
  id: number;
  name: string;
  expired: boolean;
  digest: string | null;
  created_at: string;
  expires_at: string;
  workflow_run: Record<string, unknown>;
}

/** What the list of artifacts shows. */
export async function listed(scene: ArtifactScene, query = ''): Promise<Row[]> {
  const { status, body } = await scene.get(`artifacts${query}`);
  if (status !== 200) throw new Error(`Status ${status}`);
  return body['artifacts'] as Row[];
}
