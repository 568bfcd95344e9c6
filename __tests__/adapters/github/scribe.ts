import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GitHubAddress } from '../../../src/adapters/github/github.ts';

export interface Sent {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const once = [
  {
    activity_type: 'branch_deletion',
    timestamp: '2026-11-22T12:00:00Z',
    before: 'b'.repeat(40),
    after: '0'.repeat(40),
    actor: { login: 'octocat', type: 'User' },
  },
];

/** A file at each of the commits that a query asks about. */
function filesAt(variables: Sent['variables']): Record<string, unknown> {
  const commits = Object.keys(variables).filter((name) => name.startsWith('commit'));
  return Object.fromEntries(
    commits.map((name) => [name, { file: { oid: 'c'.repeat(40), size: 7 } }]),
  );
}

/**
 * Takes down what it is asked in GraphQL, and answers that it does not like it, or, where another
 * question follows from the answer, that the file is there; of all else there is one, at a commit.
 */
export class Scribe {
  readonly sent: Sent[] = [];
  readonly #server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'GET') {
        response.end(JSON.stringify(once));
        return;
      }
      const sent = JSON.parse(Buffer.concat(chunks).toString()) as Sent;
      this.sent.push(sent);
      const answer = sent.query.startsWith('query Files(')
        ? { data: { repository: filesAt(sent.variables) } }
        : { errors: [{ type: 'FORBIDDEN', message: 'no' }] };
      response.end(JSON.stringify(answer));
    });
  });

  async open(): Promise<GitHubAddress> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const url = new URL(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`);
    return { graphqlUrl: url, apiUrl: url, token: 'token', sleep: () => Promise.resolve() };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
