import type { Attempt } from './attempts.ts';

/** One finalized artifact. A second finalize of the same upload makes a second one. */
export interface Artifact {
  id: number;
  name: string;
  attempt: Attempt;
  /** Where its bytes are. */
  key: string;
  sizeBytes: number;
  /** `sha256:<hex>`, as it was said at finalizing; null where nothing was said. */
  digest: string | null;
  createdAtMs: number;
  expiresAtMs: number;
}

/** What was uploaded to one signed address. */
export interface Blob {
  blocks: Map<string, Buffer>;
  /** Null until it was uploaded whole. */
  bytes: Buffer | null;
  type: string | null;
}
