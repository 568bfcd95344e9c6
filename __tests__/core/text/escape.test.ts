import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  codeBlock,
  encodePath,
  escapeCode,
  escapeLog,
  escapeMarkdown,
  escapeSentence,
  escapeUrl,
  longestLogLine,
  longestShownText,
} from '../../../src/core/text/escape.ts';

/**
 * What a reader sees: entities resolved, the widthless space that keeps GitHub from linking taken
 * out.
 */
function shown(html: string): string {
  return html
    .replaceAll('&#8203;', '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

describe('escapeMarkdown', () => {
  it.each([
    ['a & b', 'a &#38; b'],
    ['<img src=x>', '&#60;img src=x&#62;'],
    ['a|b', 'a&#124;b'],
    ['`code`', '&#96;code&#96;'],
    ['**bold** _it_', '&#42;&#42;bold&#42;&#42; &#95;it&#95;'],
    ['[a](b)', '&#91;a&#93;&#40;b&#41;'],
    ['![a]', '&#33;&#91;a&#93;'],
    ['~~x~~ \\', '&#126;&#126;x&#126;&#126; &#92;'],
    ['$x$', '&#36;x&#36;'],
    ['# title', '&#35; title'],
    ['- item', '&#45; item'],
    ['  + item', '  &#43; item'],
    ['===', '&#61;=='],
    ['1. item', '1&#46; item'],
    ['12.', '12&#46;'],
    ['21.54', '21.54'],
    ['a - b', 'a - b'],
  ])('shows %j letter by letter', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
    expect(shown(escaped)).toBe(text);
  });

  it.each([
    ['@octocat', '@&#8203;octocat'],
    ['a@b.com', 'a@&#8203;b.com'],
    ['#12', '&#35;&#8203;12'],
    ['owner/name#12', 'owner/name&#35;&#8203;12'],
    ['GH-12', 'GH-&#8203;12'],
    ['https://evil.com', 'https:&#8203;//evil.com'],
    ['www.evil.com', 'www&#8203;.evil.com'],
    [':tada:', ':&#8203;tada:'],
    ['a :+1: b :100:', 'a :&#8203;+1: b :&#8203;100:'],
    ['at 10:40: no', 'at 10:&#8203;40: no'],
    ['mode:pay at 10:40', 'mode:pay at 10:40'],
  ])('lets GitHub make no link, mention or emoji of %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
    expect(shown(escaped)).toBe(text);
  });

  it.each([
    ['a\r\nb', 'a b'],
    ['a\nb\rc\u2028d\u2029e\u0085f\vg\fh', 'a b c d e f g h'],
    ['a\tb', 'a b'],
    ['\u001b[31mred', '&#92;u{1b}&#91;31mred'],
    ['\u202eabc\u2069', '&#92;u{202e}abc&#92;u{2069}'],
    ['\u200e\u200f\u061c\u200b', '&#92;u{200e}&#92;u{200f}&#92;u{61c}&#92;u{200b}'],
    ['\u0000\ufeff\ud800', '&#92;u{0}&#92;u{feff}&#92;u{d800}'],
    ['Zoë 🎉', 'Zoë 🎉'],
  ])('keeps %j on one line, and shows what nobody would see', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('cuts a long text, never a character or an entity, and says so', () => {
    expect(escapeMarkdown('🎉'.repeat(5), 3)).toBe('🎉🎉🎉…');
    expect(escapeMarkdown('<<<', 2)).toBe('&#60;&#60;…');
    expect(escapeMarkdown('<<', 2)).toBe('&#60;&#60;');
    expect(escapeMarkdown('x'.repeat(10_000))).toHaveLength(longestShownText + 1);
  });

  it('leaves nothing that Markdown, HTML or GitHub gives a meaning, whatever the text', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(...Array.from('&<>|`*_[]()#!~\\$@:-+=.1aw\n\r\u202e\u200b/ ')),
    });
    fc.assert(
      fc.property(nasty, (text) => {
        const escaped = escapeMarkdown(text);
        const bare = escaped.replace(/&#\d+;/g, '');
        expect(bare).not.toMatch(/[&<>|`*_[\]()#!~\\$\n\r\u202e\u200b]/);
        expect(escaped).not.toMatch(/@[\w-]|:\/\/|:[\w+-]+:/);
        expect(escaped).not.toMatch(/^\s*[-+=]|^\s*\d+\.(\s|$)/);
      }),
    );
  });
});

describe('escapeSentence', () => {
  it('shows as code what stands between backquotes', () => {
    expect(escapeSentence('raise `max-total` (5.00).')).toBe(
      'raise <code>max-total</code> &#40;5.00&#41;.',
    );
    expect(escapeSentence('`b=paid: <how you know>`.')).toBe(
      '<code>b=paid: &#60;how you know&#62;</code>.',
    );
  });

  it.each([
    ['`a*b*`', '&#96;a&#42;b&#42;&#96;'],
    ['a ` b', 'a &#96; b'],
    ['`@octocat`', '<code>@&#8203;octocat</code>'],
    ['``', '&#96;&#96;'],
    ['- `a`', '&#45; <code>a</code>'],
    [`\`${'x'.repeat(201)}\``, `&#96;${'x'.repeat(201)}&#96;`],
    ['`a\nb`', '<code>a b</code>'],
  ])('gives %j no more than another type', (text, escaped) => {
    expect(escapeSentence(text)).toBe(escaped);
  });

  it('cuts a long sentence', () => {
    expect(escapeSentence('x'.repeat(10_000))).toHaveLength(longestShownText + 1);
  });
});

describe('code', () => {
  it('in a line is escaped too, because Markdown reads inside the element', () => {
    expect(escapeCode('a*b*|c')).toBe('<code>a&#42;b&#42;&#124;c</code>');
    expect(escapeCode('abcd', 2)).toBe('<code>ab…</code>');
  });

  it('in a block has a fence that nothing in it can end', () => {
    expect(codeBlock(['a', 'b'])).toBe('```text\na\nb\n```');
    expect(codeBlock(['a ```` b'])).toBe('`````text\na ```` b\n`````');
    expect(codeBlock(['a\n```\nb'])).toBe('````text\na ``` b\n````');
    expect(codeBlock(['\u202e'])).toBe('```text\n\\u{202e}\n```');
  });
});

describe('addresses', () => {
  it.each([
    ['https://github.com/a_b/c?plain=1#L3', 'https://github.com/a_b/c?plain=1#L3'],
    ['https://x/a b)(c', 'https://x/a%20b%29%28c'],
    ['https://x/%2F[a]<b>|`\\"', 'https://x/%2F%5Ba%5D%3Cb%3E%7C%60%5C%22'],
  ])('%j cannot end the brackets that it stands in', (url, escaped) => {
    expect(escapeUrl(url)).toBe(escaped);
  });

  it('keep the slashes of a path, and nothing else that means something in an address', () => {
    expect(encodePath('a b/ü#?.csv')).toBe('a%20b/%C3%BC%23%3F.csv');
  });

  it('are not broken by half a character', () => {
    expect(encodePath('a\ud800.csv')).toBe('a%EF%BF%BD.csv');
    expect(escapeUrl('https://x/\ud800')).toBe('https://x/%EF%BF%BD');
  });
});

describe('escapeLog', () => {
  it.each([
    ['::error::x', ': :error::x'],
    ['  ::set-output name=a::b', '  : :set-output name=a::b'],
    ['a ::error::b', 'a ::error::b'],
    ['a ##[command]b ##[c]', 'a # #[command]b # #[c]'],
    ['a\r\n::error::b', 'a ::error::b'],
    ['a\n##[error]b', 'a # #[error]b'],
    ['\u001b[31mred\u0007', '\\u{1b}[31mred\\u{7}'],
    ['\u202eabc', '\\u{202e}abc'],
    ['\ufeff::error::x', '\\u{feff}::error::x'],
    ['\t::error::x', ' : :error::x'],
    ['\n::error::x', ' : :error::x'],
    ['#'.repeat(4) + '[x]', '### #[x]'],
  ])('lets %j start no command', (text, escaped) => {
    expect(escapeLog(text)).toBe(escaped);
  });

  it('cuts a long line', () => {
    expect(escapeLog('x'.repeat(10_000))).toBe(`${'x'.repeat(longestLogLine)}…`);
  });

  it('never gives the runner a command, whatever the text', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(...Array.from('::##[] \t\n\r\u00a0\u2028ab')),
    });
    fc.assert(
      fc.property(nasty, (text) => {
        const line = escapeLog(text);
        expect(line).not.toMatch(/[\n\r]/);
        expect(line.trimStart()).not.toMatch(/^::/);
        expect(line).not.toContain('##[');
      }),
    );
  });
});
