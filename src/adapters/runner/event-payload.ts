import * as v from 'valibot';
import type { EnvironmentReader } from './environment.ts';

/**
 * The parts we use of the event that started the run (GitHub Docs: Webhook events and payloads).
 */
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
 * The event as GitHub's own toolkit reads it; null if its file is not JSON. The toolkit reads the
 * file during its import, and throws then, so we import it here and turn the error into a value.
 * Without the variable or the file, the event is empty.
 */
export async function readEvent(): Promise<unknown> {
  try {
    const { context } = await import('@actions/github');
    return context.payload;
  } catch {
    return null;
  }
}

/**
 * The parts we use of the event. Some runners and events have none, or leave members out: then we
 * ask GitHub for the default branch. The reader reports a file with any other content as a finding.
 */
export function readEventPayload(reader: EnvironmentReader, event: unknown): EventPayload {
  return reader.read('GITHUB_EVENT_PATH', {
    parse: () => payloadIn(event),
    must: 'must name the file with the event, as JSON',
    otherwise: { defaultBranch: null, pullRequest: null },
  });
}

function payloadIn(event: unknown): EventPayload | null {
  const parsed = v.safeParse(shape, event);
  if (!parsed.success) return null;
  const { repository, pull_request: pullRequest } = parsed.output;
  return {
    defaultBranch: repository?.default_branch ?? null,
    pullRequest: pullRequest?.number ?? null,
  };
}
