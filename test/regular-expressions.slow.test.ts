import { checkSync } from 'recheck';
import { expect, test } from 'vitest';
import { withoutComments } from './helpers/read-imports.ts';
import { readSources } from './helpers/read-sources.ts';

/** A regular expression where one can stand: after an operator, a bracket, a comma or `return`. */
const LITERAL =
  /(?<=[=(,:?!&|[{;]\s*|return\s+|^\s*)\/((?![*/])(?:[^\\/\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)(?=\s*[.,;)\]:?}\n])/gmu;

/** Linear patterns that the checker may call polynomial, because it doesn't follow their assertions. Each is found by its file. */
const FALSE_ALARMS: Record<string, string> = {
  'packages/slack-stand-in/src/page/layout/find-completions.ts': 'an @ and at most 30 characters at the end',
  'src/table/read-records.ts': 'a quotation mark that opens a cell, up to the next one',
};

/** The checker times some of its attacks, so on a busy machine it may once alarm in vain. */
const LOOKS = 3;

/** `safe`, `linear`, `polynomial`, `exponential`, or `unknown` when the checker found no answer. */
function complexityOf(source: string, flags: string): string {
  let how = 'unknown';
  for (let look = 0; look < LOOKS; look += 1) {
    const found = checkSync(source, flags, { timeout: 60_000 });
    how = 'complexity' in found ? found.complexity.type : found.status;
    if (how === 'safe' || how === 'linear') return how;
  }
  return how;
}

const patterns = [...readSources()].flatMap(([file, code]) =>
  [...withoutComments(code).matchAll(LITERAL)].map(([, source = '', flags = '']) => ({ file, source, flags })),
);

test('no regular expression takes more than linear time', () => {
  expect(patterns.length).toBeGreaterThan(150);
  const problems = patterns
    .map(({ file, source, flags }) => ({ file, source, how: complexityOf(source, flags) }))
    .filter(({ how }) => how !== 'safe' && how !== 'linear')
    .filter(({ file, how }) => how !== 'polynomial' || FALSE_ALARMS[file] === undefined)
    .map(({ file, source, how }) => `${file}: /${source}/ is ${how}: make it linear, or do without it`);
  expect(problems).toEqual([]);
});
