import type { Artifact } from './artifact.ts';

/** What GitHub's lists show at a moment, of all that there is in the order of finalizing. */
export type Listing = (artifacts: readonly Artifact[], nowMs: number) => readonly Artifact[];

/** Whatever there is. */
export const everything: Listing = (artifacts) => artifacts;

/** The first uploads, that many, and none of the later ones: a list that lags behind. */
export function firstOnly(count: number): Listing {
  return (artifacts) => artifacts.slice(0, count);
}

/** What was uploaded that many milliseconds ago or earlier. */
export function olderThan(ms: number): Listing {
  return (artifacts, nowMs) => artifacts.filter(({ createdAtMs }) => createdAtMs <= nowMs - ms);
}

/** A list in which any upload may be missing, whatever the others do. */
export function without(isMissing: (artifact: Artifact) => boolean): Listing {
  return (artifacts) => artifacts.filter((artifact) => !isMissing(artifact));
}
