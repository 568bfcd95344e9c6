import artifact from '@actions/artifact';
import { basename, dirname } from 'node:path';

/**
 * GitHub's own client of the artifact service, in a process of its own as on a runner: it reads its
 * surroundings when it is imported.
 *
 *   node foreign-client.ts upload <name> <file>
 *   node foreign-client.ts list [<run id>]
 *   node foreign-client.ts download <artifact id> <folder> [<run id>]
 *   node foreign-client.ts delete <name> [<run id>]
 *
 * With a run id it goes by the REST API, as for the artifacts of other runs. Prints its answer as
 * the last line, in JSON.
 */
const [command, ...args] = process.argv.slice(2);

function elsewhere(runId: string | undefined): object {
  if (runId === undefined) return {};
  const [repositoryOwner = '', repositoryName = ''] = (
    process.env['GITHUB_REPOSITORY'] ?? ''
  ).split('/');
  const token = process.env['SANDBOX_TOKEN'] ?? '';
  return { findBy: { token, workflowRunId: Number(runId), repositoryOwner, repositoryName } };
}

async function answer(): Promise<unknown> {
  if (command === 'upload') {
    const [name = '', file = ''] = args;
    return artifact.uploadArtifact(name, [file], dirname(file));
  }
  if (command === 'list') {
    const { artifacts } = await artifact.listArtifacts(elsewhere(args[0]));
    return artifacts;
  }
  if (command === 'download') {
    const [id = '', path = '', runId] = args;
    const options = { path, ...elsewhere(runId) };
    const { digestMismatch } = await artifact.downloadArtifact(Number(id), {
      ...options,
      expectedHash: process.env['EXPECTED_HASH'] ?? '',
    });
    return { digestMismatch, folder: basename(path) };
  }
  if (command === 'delete') {
    const [name = '', runId] = args;
    return artifact.deleteArtifact(name, elsewhere(runId));
  }
  throw new Error(`Unknown command ${command ?? ''}`);
}

console.log(`\n${JSON.stringify(await answer())}`);
