import { type EqualFindings, type Finding, groupEqual } from '../errors.ts';
import { escapeMarkdown, escapeSentence } from '../text/escape.ts';
import { fitLines, joinBlocks } from '../text/markdown.ts';
import { listWords, plural } from '../text/plural.ts';
import type { ReadIn, ReportContext } from '../result/context.ts';
import type { RunFacts } from '../result/facts.ts';
import { linkCode, linkFile, linkLine } from './links.ts';

/**
 * The most characters to show of one kind of findings, and the most lines of each finding; the log
 * has all of them.
 */
const charactersAtMost: Record<ReadIn, number> = { summary: 200_000, comment: 15_000 };
const linesAtMost: Record<ReadIn, number> = { summary: 200, comment: 20 };

/** Errors and questions, each said once: equal ones are joined, with their lines. */
export function renderFindings(
  { errors, questions, answered }: RunFacts,
  context: ReportContext,
  readIn: ReadIn,
): string | null {
  // A doubt has its own steps, and an audit has its list of checks; both say more than the
  // findings.
  const toFix = errors.filter(({ code }) => code !== 'PAYMENT_IN_DOUBT' && code !== 'AUDIT_FAILED');
  const isMixed = questions.length + answered.length > 0;
  return joinBlocks([
    renderGroup(isMixed ? 'Fix this' : null, toFix, context, readIn),
    renderGroup(questions.length === 1 ? 'Question' : 'Questions', questions, context, readIn),
    renderGroup('Answered', answered, context, readIn),
  ]);
}

/** @param title null if the sentence above has said what these are */
function renderGroup(
  title: string | null,
  findings: readonly Finding[],
  context: ReportContext,
  readIn: ReadIn,
): string | null {
  if (findings.length === 0) return null;
  const { shown, leftOut } = fitLines(
    groupEqual(findings),
    (equal) => renderEqual(equal, context, linesAtMost[readIn]),
    charactersAtMost[readIn],
  );
  const lines =
    leftOut > 0
      ? [
          ...shown,
          `- **${plural(leftOut, 'more is', 'more are')} not shown here**; the log has them.`,
        ]
      : shown;
  return joinBlocks([title === null ? null : `**${title}**`, lines.join('\n')]);
}

function renderEqual(equal: EqualFindings, context: ReportContext, most: number): string {
  const [first] = equal;
  const { code, message, hint, isAnswered } = first;
  const where = namesItsPlace(first) ? '' : renderPlaces(equal, context, most);
  const text = `${where === '' ? '' : `${where}: `}${escapeSentence(message)}`;
  const advice = isAnswered === true ? '' : `<br>${escapeSentence(hint)}`;
  return `- ${text} ${linkCode(code, context)}${advice}`;
}

/** Whether the message begins with the file that it is about. */
function namesItsPlace({ message, place }: Finding): boolean {
  if (place?.lineNumber !== undefined) return false;
  return (
    place !== undefined && [`"${place.file}"`, place.file].some((name) => message.startsWith(name))
  );
}

/** `week1.csv, lines 2, 3 and 5`, for each file. */
function renderPlaces(equal: readonly Finding[], context: ReportContext, most: number): string {
  const places = equal.flatMap(({ place }) => (place === undefined ? [] : [place]));
  const files = [...Map.groupBy(places, ({ file }) => file)].map(([file, theirs]) => {
    const lines = theirs.flatMap((place) => (place.lineNumber === undefined ? [] : [place]));
    if (lines.length === 0) return linkFile(file, context);
    const links = lines
      .slice(0, most)
      .map((place) => linkLine(place, context, String(place.lineNumber)));
    const more = lines.length - links.length;
    const words = more > 0 ? [...links, plural(more, 'more line')] : links;
    return `${escapeMarkdown(file, 200)}, ${lines.length === 1 ? 'line' : 'lines'} ${listWords(words, most + 1)}`;
  });
  return listWords(files);
}
