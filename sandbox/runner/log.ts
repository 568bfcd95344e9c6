/** A message of the run that GitHub shows on the run's page, and on the file where it has one. */
export interface Annotation {
  kind: 'error' | 'warning' | 'notice';
  message: string;
  title: string | null;
  file: string | null;
  line: number | null;
}

/** What the runner makes of everything that a step printed. */
export interface RunnerLog {
  /**
   * Everything but the commands that hide secrets. Nothing is hidden in it: what should not be
   * there is seen.
   */
  text: string;
  annotations: Annotation[];
  /** What the step asked the runner to hide from its log. */
  masks: string[];
  /**
   * Names of commands that this action has no reason to use; foreign text may have smuggled them
   * in.
   */
  strayCommands: string[];
}

const usualCommands = new Set(['debug', 'group', 'endgroup']);

function unescape(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

function propertiesIn(text: string): Map<string, string> {
  const pairs = text.split(',').map((pair): [string, string] => {
    const [name = '', ...value] = pair.trim().split('=');
    return [name, unescape(value.join('='))];
  });
  return new Map(pairs);
}

function annotationOf(kind: Annotation['kind'], properties: string, message: string): Annotation {
  const given = propertiesIn(properties);
  const line = given.get('line');
  return {
    kind,
    message: unescape(message),
    title: given.get('title') ?? null,
    file: given.get('file') ?? null,
    line: line === undefined ? null : Number(line),
  };
}

/**
 * Reads what a step printed as the runner does: a command is `::name properties::message` at the
 * start of a line, blanks before it allowed, and the older `##[name]` anywhere in one.
 */
export function readLog(printed: readonly string[]): RunnerLog {
  const log: RunnerLog = { text: '', annotations: [], masks: [], strayCommands: [] };
  const shown: string[] = [];
  for (const line of printed) {
    const [, name = '', properties = '', message = ''] =
      /^\s*::([^\s:]+)(?: ([^\n]*?))?::(.*)$/.exec(line) ?? [];
    if (name === 'add-mask') {
      log.masks.push(unescape(message));
      continue;
    }
    shown.push(line);
    const legacy = /##\[([^\]]*)\]/.exec(line)?.[1];
    if (legacy !== undefined) log.strayCommands.push(`##[${legacy}]`);
    if (name === 'error' || name === 'warning' || name === 'notice') {
      log.annotations.push(annotationOf(name, properties, message));
    } else if (name !== '' && !usualCommands.has(name)) {
      log.strayCommands.push(name);
    }
  }
  log.text = shown.map((line) => `${line}\n`).join('');
  return log;
}

/** Reads the file behind GITHUB_OUTPUT: `name=value`, or `name<<delimiter`, lines, `delimiter`. */
export function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, name, delimiter] = /^([^=]+?)<<(.+)$/.exec(line) ?? [];
    if (name !== undefined && delimiter !== undefined) {
      const end = lines.indexOf(delimiter, at + 1);
      if (end === -1) throw new Error(`The output ${name} has no end`);
      outputs[name] = lines.slice(at + 1, end).join('\n');
      at = end;
    } else if (line !== '') {
      const [key = '', ...value] = line.split('=');
      outputs[key] = value.join('=');
    }
  }
  return outputs;
}
