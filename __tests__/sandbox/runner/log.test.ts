import { describe, expect, it } from '@jest/globals';
import { readLog, readOutputs } from '../../../sandbox/runner/log.ts';

describe('what a step printed', () => {
  it('has annotations with place and title, their characters given back', () => {
    const { annotations } = readLog([
      '::error file=a%2Cb.csv,line=3,title=T::one%0Atwo: 100%25',
      '  ::warning::loose',
      '::notice title=::',
    ]);

    expect(annotations).toEqual([
      { kind: 'error', message: 'one\ntwo: 100%', title: 'T', file: 'a,b.csv', line: 3 },
      { kind: 'warning', message: 'loose', title: null, file: null, line: null },
      { kind: 'notice', message: '', title: '', file: null, line: null },
    ]);
  });

  it('keeps masks apart, so that the text shows what else was printed', () => {
    const { masks, text } = readLog(['::add-mask::s3cret', 'and s3cret again']);

    expect(masks).toEqual(['s3cret']);
    expect(text).toBe('and s3cret again\n');
  });

  it.each([
    ['::set-output name=x::y', 'set-output'],
    ['  ::stop-commands::token', 'stop-commands'],
    ['in the middle ##[error]x', '##[error]'],
  ])('counts %s as a command that should not be there', (line, command) => {
    expect(readLog([line]).strayCommands).toEqual([command]);
  });

  it.each(['a::b::c', 'plain', '::group::Plan', '::endgroup::', '::debug::x', ':: no command'])(
    'counts %s as usual',
    (line) => {
      const { strayCommands, annotations } = readLog([line]);
      expect([strayCommands, annotations]).toEqual([[], []]);
    },
  );
});

describe('the file of outputs', () => {
  it('has plain lines and whole blocks', () => {
    expect(readOutputs('a=1=2\nb<<X\none\n\ntwo=2\nX\nc<<Y\nY\n')).toEqual({
      a: '1=2',
      b: 'one\n\ntwo=2',
      c: '',
    });
  });

  it('is refused where a block has no end', () => {
    expect(() => readOutputs('b<<X\none\n')).toThrow('no end');
  });
});
