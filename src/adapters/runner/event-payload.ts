import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parseJson } from '../http/json.ts';
import type { EnvironmentReader } from './environment.ts';

/** What is used of the event that started the run (GitHub Docs: Webhook events and payloads). */
export interface EventPayload {
  readonly defaultBranch: string | null;
  /** Number of the pull request that the run belongs to. */
  readonly pullRequest: number | null;
}

const shape = v.object({
  repository: v.nullish(v.object({ default_branch: v.nullish(v.string(), null) })),
  pull_request: v.nullish(v.object({ number: v.pipe(v.number(), v.integer(), v.minValue(1)) })),
});

/**
 * Reads the file of the event. Some runners and events have none, or leave members out: then GitHub is asked for the default
 * branch. A file that is there and says something else is a finding of the reader.
 */
export function readEventPayload(reader: EnvironmentReader): EventPayload {
  return reader.read('GITHUB_EVENT_PATH', {
    parse: payloadIn,
    must: 'must name the file with the event, as JSON',
    otherwise: { defaultBranch: null, pullRequest: null },
  });
}

function payloadIn(path: string): EventPayload | null {
  const parsed = v.safeParse(shape, parseJson(readOrEmpty(path)));
  if (!parsed.success) return null;
  const { repository, pull_request: pullRequest } = parsed.output;
  return {
    defaultBranch: repository?.default_branch ?? null,
    pullRequest: pullRequest?.number ?? null,
  };
}

/** A file that is missing is an event that says nothing. */
function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return '{}';
  }
}
