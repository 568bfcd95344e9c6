import { createHash } from 'node:crypto';
import type { Bonus } from '../bonus.ts';
import type { Finding } from '../errors.ts';

/** What a human approves: people, money, and the questions that they could see. */

/**
 * SHA-256, in hex, of one line `study TAB batch TAB id TAB minor units LF` for each bonus, sorted
 * by code unit, followed by one line `? TAB hash LF` for each question, sorted likewise. It depends
 * only on people, money and questions, not on the order of lines or the encoding of the file.
 *
 * @param questions their hashes; duplicates count once
 */
export function digestOf(bonuses: readonly Bonus[], questions: readonly string[] = []): string {
  const lines = bonuses.map(
    ({ study, batch, id, amount }) => `${study}\t${batch}\t${id}\t${amount}\n`,
  );
  const asked = [...new Set(questions)].map((hash) => `?\t${hash}\n`);
  return sha256([...lines.sort(), ...asked.sort()].join(''));
}

/** The hashes of the questions among the findings, each once, sorted. */
export function questionsIn(findings: readonly Finding[]): string[] {
  const questions = findings.filter(({ kind }) => kind === 'question');
  return [...new Set(questions.map(hashOfQuestion))].sort();
}

/**
 * SHA-256 of `code TAB study TAB batch TAB subject`: what the question is about, not how it is
 * worded.
 */
function hashOfQuestion({ code, about = {} }: Finding): string {
  const { study = '', batch = '', subject = '' } = about;
  return sha256([code, study, batch, subject].join('\t'));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
