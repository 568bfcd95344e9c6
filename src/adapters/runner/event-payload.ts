import * as v from 'valibot';
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
 * The event as GitHub's own toolkit reads it, null where its file holds no JSON. The toolkit reads
 * it while it is imported, and throws then; so it is imported in here, where that is a value.
 * Without the variable or the file it is an event that says nothing.
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
 * What is used of the event. Some runners and events have none, or leave members out: then GitHub
 * is asked for the default branch. A file that is there and says something else is a finding of the
 * reader.
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
