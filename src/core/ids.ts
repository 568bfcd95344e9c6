import { createHash } from 'node:crypto';

/** A study at Prolific: 24 hex characters in lower case. Not personal. */
export type StudyId = string & { readonly names: 'study' };

/**
 * A participant or a submission at Prolific: 24 hex characters in lower case. Personal: mask it.
 */
export type PersonalId = string & { readonly names: 'person or submission' };

/** What one set-up call created at Prolific. Not personal. */
export type BulkId = string & { readonly names: 'bulk payment' };

/** The pseudonym under which the ledger holds an id: 32 hex characters. */
export type Fingerprint = string & { readonly names: 'fingerprint' };

const hexId = /^[0-9a-f]{24}$/;

/** Any case in, lower case out; null where it is not 24 hex characters. */
export function parseStudyId(text: string): StudyId | null {
  const id = text.toLowerCase();
  return hexId.test(id) ? (id as StudyId) : null;
}

/** Any case in, lower case out; null where it is not 24 hex characters. */
export function parsePersonalId(text: string): PersonalId | null {
  const id = text.toLowerCase();
  return hexId.test(id) ? (id as PersonalId) : null;
}

/**
 * Prolific does not say what a bulk id looks like, so anything that is safe in a path and a log
 * line is accepted.
 */
export function parseBulkId(text: string): BulkId | null {
  return /^[\w-]{1,64}$/.test(text) ? (text as BulkId) : null;
}

/**
 * The ledger's pseudonym of an id: the first 32 hex characters of SHA-256 of `<study id>:<id>`
 * (docs/ledger.md). Whoever holds a list of ids can test them against it.
 */
export function fingerprint(study: StudyId, id: PersonalId): Fingerprint {
  return createHash('sha256').update(`${study}:${id}`).digest('hex').slice(0, 32) as Fingerprint;
}

/** The last four characters, the most that a log may show of a person's id: `…43f8`. */
export function maskId(id: string): string {
  return `…${id.slice(-4)}`;
}

/**
 * Masks whatever looks like an id in a foreign text. It ignores word boundaries: an id may touch
 * other letters, and a longer run of hex is masked as a whole. If a person's line is known, the
 * line replaces the id, because the last four characters make the ledger's hashes guessable
 * (docs/privacy.md).
 *
 * @param lineOf the line of an id in lower case; null if none is known
 */
export function maskIdsIn(text: string, lineOf?: (id: string) => string | null): string {
  return text.replace(/[0-9a-f]{24,}/gi, (id) => lineOf?.(id.toLowerCase()) ?? maskId(id));
}
