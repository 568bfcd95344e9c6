import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The action's folder: where action.yml and dist/ are. */
export const actionFolder = new URL('../../', import.meta.url);

interface ActionFile {
  inputs: Record<string, { default?: string | number | boolean }>;
  runs: { main: string };
}

function readActionFile(): ActionFile {
  return parse(readFileSync(new URL('action.yml', actionFolder), 'utf8')) as ActionFile;
}

/** What `runs.main` of action.yml names. */
export function mainFile(): URL {
  return new URL(readActionFile().runs.main, actionFolder);
}

/** The runner's own expressions, of which a default of action.yml may use this one. */
const tokenExpression = '${{ github.token }}';

/**
 * The inputs as the runner hands them over: every input of action.yml, given or by its default,
 * empty where it has none. The runner replaces spaces alone, so dashes stay: `INPUT_STUDY-ID`.
 * Throws for a name that action.yml does not know, which the runner would only warn of: in a test
 * it is a slip.
 */
export function inputEnvironment(
  given: Readonly<Record<string, string>>,
  githubToken: string,
): Record<string, string> {
  const { inputs } = readActionFile();
  const unknown = Object.keys(given).filter((name) => !(name in inputs));
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`);
  const values = Object.entries(inputs).map(([name, { default: otherwise = '' }]) => {
    const value = given[name] ?? String(otherwise).replace(tokenExpression, githubToken);
    return [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value];
  });
  return Object.fromEntries(values) as Record<string, string>;
}
