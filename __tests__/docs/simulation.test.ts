import { describe, expect, it } from '@jest/globals';
import { readPage, rowsOf } from './pages.ts';

const judges = ['exempt-asked.ts', 'exempt-early.ts', 'exempt-twice.ts', 'claim-check.ts'];

/** What the judges of the simulation let pass, by the names under which it is counted. */
function exemptions(): string[] {
  const texts = judges.flatMap((file) => {
    const source = readPage(`__tests__/simulation/checks/${file}`);
    const named = source.matchAll(/(?:return|[?:])\s+'(\w+ [^'\n]+)'|exempt\.add\("([^"]+)"\)/g);
    return [...named].map(([, text, added]) => (text ?? added ?? '').replaceAll('`', ''));
  });
  return [...new Set(texts)].sort();
}

describe('docs/maintainers/simulation.md', () => {
  it('names each thing that the simulation lets pass, and nothing else', () => {
    const named = rowsOf(readPage('docs/maintainers/simulation.md')).map(([name = '']) => name);
    expect(exemptions().length).toBeGreaterThan(10);
    expect([...named].sort()).toEqual(exemptions());
  });
});
