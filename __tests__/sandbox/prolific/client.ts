import {
  type ProlificOptions,
  type ProlificSandbox,
  startProlific,
} from '../../../sandbox/prolific/prolific.ts';

/** Asks the sandbox as a client with the right token does. */
export interface ProlificClient {
  get(path: string): Promise<{ status: number; body: unknown }>;
  post(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
  /** Sets these `id,amount` lines up and gives the bulk id. */
  setUp(study: string, ...lines: string[]): Promise<string>;
  pay(bulk: string): Promise<{ status: number; body: unknown }>;
  /** What `bonus_payments` of a submission shows. */
  shown(submission: string): Promise<unknown>;
}

export async function startProlificWithClient(
  options: ProlificOptions = {},
): Promise<{ prolific: ProlificSandbox; client: ProlificClient }> {
  const prolific = await startProlific(options);
  const ask = async (
    path: string,
    rest: RequestInit,
  ): Promise<{ status: number; body: unknown }> => {
    const headers = { authorization: `Token ${prolific.token}` };
    const response = await fetch(new URL(path, prolific.url), { ...rest, headers });
    return { status: response.status, body: await response.json() };
  };
  const post = (path: string, body: unknown): Promise<{ status: number; body: unknown }> =>
    ask(path, { method: 'POST', body: JSON.stringify(body) });
  const client: ProlificClient = {
    get: (path) => ask(path, {}),
    post,
    setUp: async (study, ...lines) => {
      const body = { study_id: study, csv_bonuses: lines.join('\n') };
      const answer = await post('/api/v1/submissions/bonus-payments/', body);
      if (answer.status !== 201) throw new Error(JSON.stringify(answer));
      return (answer.body as { id: string }).id;
    },
    pay: (bulk) => post(`/api/v1/bulk-bonus-payments/${bulk}/pay/`, {}),
    shown: async (submission) => {
      const { body } = await ask(`/api/v1/submissions/${submission}/`, {});
      return (body as { bonus_payments?: unknown }).bonus_payments;
    },
  };
  return { prolific, client };
}
