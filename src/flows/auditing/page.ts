import { isSamePage, type PageSeen } from '../../core/audit/lines-check.ts';
import type { LedgerPast, LedgerWrite } from '../../core/audit/writes.ts';
import { gitTextHash } from '../../core/git-blob.ts';
import type { StudyId } from '../../core/ids.ts';

/**
 * Compares a study's page with the one that its lines make. Downloads it only if it differs in a
 * byte. Errors are those of the ledger.
 *
 * @param text of the study, as this run has read it
 * @param newest the newest write; null if there is none
 */
export async function lookAtPage(
  past: LedgerPast,
  study: StudyId,
  text: string,
  newest: LedgerWrite | null,
): Promise<PageSeen> {
  const page = past.pageOf(study, text);
  if (page === null) return 'none';
  if (newest?.files.get(page.lines)?.content !== gitTextHash(text)) return 'moved';
  const found = newest.files.get(page.name);
  if (found === undefined) return 'absent';
  if (!found.isFile) return 'different';
  if (found.content === gitTextHash(page.text)) return 'same';
  const shown = await past.readContent(found.content);
  return shown !== null && isSamePage(shown, page.text) ? 'same' : 'different';
}
