import type { Answer } from '../server/faults.ts';
import type { Arrived, Routed } from '../server/scripted-server.ts';
import type { Attempt } from './attempts.ts';
import type { Artifact } from './artifact.ts';
import type { ArtifactStore } from './store.ts';

const service = '/twirp/github.actions.results.api.v1.ArtifactService/';

/** A refusal in Twirp's form (Twirp: Errors). */
function refused(status: number, code: string, msg: string): Answer {
  return { status, body: { code, msg } };
}

type Message = Record<string, unknown>;

/** A field of a message: protobuf's JSON has both spellings, and clients send either. */
function field(message: Message, name: string): unknown {
  return (
    message[name] ?? message[name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())]
  );
}

function text(message: Message, name: string): string | null {
  const value = field(message, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function parseMessage(body: string): Message | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Message) : null;
  } catch {
    return null;
  }
}

/** What one method is given: whose token asks, and with what. */
interface Rpc {
  store: ArtifactStore;
  attempt: Attempt;
  message: Message;
  name: string;
  stale: boolean;
}

function create({ store, attempt, message, name }: Rpc): Answer {
  if (name === '' || /[":<>|*?\r\n\\/]/.test(name))
    return refused(400, 'invalid_argument', 'artifact name is not valid');
  const expires = text(message, 'expires_at');
  const expiresAtMs = expires === null ? null : Date.parse(expires);
  if (Number.isNaN(expiresAtMs)) return refused(400, 'malformed', 'expires_at is no timestamp');
  const key = store.create(attempt, name, expiresAtMs);
  if (key === null) {
    const said = 'an artifact with this name already exists on the workflow run';
    return refused(409, 'already_exists', said);
  }
  const signed_upload_url = store.signedUrl(key, 'rw', { spr: 'https' });
  return { status: 200, body: { ok: true, signed_upload_url } };
}

function finalize({ store, attempt, message, name }: Rpc): Answer {
  const said = { sizeBytes: Number(text(message, 'size')), digest: text(message, 'hash') };
  const made = store.finalize(attempt, name, said);
  if (made === null) return refused(404, 'not_found', 'artifact not found');
  return { status: 200, body: { ok: true, artifact_id: String(made.id) } };
}

function rowOf({ id, name, attempt, sizeBytes, createdAtMs, digest }: Artifact): object {
  return {
    workflow_run_backend_id: attempt.plan,
    workflow_job_run_backend_id: attempt.job,
    database_id: String(id),
    name,
    size: String(sizeBytes),
    created_at: new Date(createdAtMs).toISOString(),
    ...(digest === null ? {} : { digest }),
  };
}

/** The artifacts of this attempt alone. */
function list({ store, attempt, message, stale }: Rpc): Answer {
  const name = text(message, 'name_filter');
  const id = text(message, 'id_filter');
  const artifacts = store
    .listed({ stale })
    .filter((one) => one.attempt.plan === attempt.plan)
    .filter((one) => name === null || one.name === name)
    .filter((one) => id === null || String(one.id) === id);
  return { status: 200, body: { artifacts: artifacts.map(rowOf) } };
}

function newest({ store, attempt, name }: Rpc): Artifact | undefined {
  return store.all.findLast((one) => one.attempt.plan === attempt.plan && one.name === name);
}

function signUrl(rpc: Rpc): Answer {
  const found = newest(rpc);
  if (found === undefined) return refused(404, 'not_found', 'artifact not found');
  return { status: 200, body: { signed_url: downloadUrl(rpc.store, found) } };
}

function remove(rpc: Rpc): Answer {
  const found = newest(rpc);
  if (found === undefined) return refused(404, 'not_found', 'artifact not found');
  rpc.store.remove(found.id);
  return { status: 200, body: { ok: true, artifact_id: String(found.id) } };
}

/** Where the bytes of an artifact are for whoever has the address. */
export function downloadUrl(store: ArtifactStore, { key, name }: Artifact): string {
  const rscd = `attachment; filename="${name}.zip"`;
  return store.signedUrl(key, 'r', { rscd, rsct: 'application/zip' });
}

const methods: Record<string, { endpoint: string; answer: (rpc: Rpc) => Answer }> = {
  CreateArtifact: { endpoint: 'create', answer: create },
  FinalizeArtifact: { endpoint: 'finalize', answer: finalize },
  ListArtifacts: { endpoint: 'list', answer: list },
  GetSignedArtifactURL: { endpoint: 'signed-url', answer: signUrl },
  DeleteArtifact: { endpoint: 'delete', answer: remove },
};

/**
 * Finds what a request asks of the results service. Its endpoint, for scripting faults, is
 * `create`, `finalize`, `list`, `signed-url` or `delete`, and `unknown` for the rest.
 */
export function routeResults(store: ArtifactStore, arrived: Arrived): Routed {
  const path = arrived.url.pathname;
  const method = path.startsWith(service) ? methods[path.slice(service.length)] : undefined;
  const effect = ({ stale }: { stale: boolean }): Answer => {
    if (method === undefined || arrived.method !== 'POST')
      return refused(404, 'bad_route', 'no such method');
    const token = /^Bearer (.+)$/.exec(arrived.headers['authorization'] ?? '')?.[1] ?? '';
    const attempt = store.attempts.byToken(token);
    if (attempt === null) return refused(401, 'unauthenticated', 'the token is not known');
    const message = parseMessage(arrived.body);
    if (message === null) return refused(400, 'malformed', 'the body is no JSON');
    const isOwn =
      text(message, 'workflow_run_backend_id') === attempt.plan &&
      text(message, 'workflow_job_run_backend_id') === attempt.job;
    if (!isOwn) return refused(403, 'permission_denied', 'the token is not of this run');
    const name = text(message, 'name') ?? '';
    return method.answer({ store, attempt, message, name, stale });
  };
  return { endpoint: method?.endpoint ?? 'unknown', effect };
}
