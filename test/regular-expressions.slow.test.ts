import { checkSync } from 'recheck';
import { expect, test } from 'vitest';
import { withoutComments } from './helpers/read-imports.ts';
import { readSources } from './helpers/read-sources.ts';

/** A regular expression where one can stand: after an operator, a bracket, a comma or `return`. */
const LITERAL =
  /(?<=[=(,:?!&|[{;]\s*|return\s+|^\s*)\/((?![*/])(?:[^\\/\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)(?=\s*[.,;)\]:?}\n])/gmu;

/**
 * Patterns whose time grows with the square of their input, or more, and what keeps that input short. Each is found by its file.
 */
const BOUNDED: Record<string, string> = {
  'packages/slack-stand-in/src/block-kit/problem.ts': 'one line of our own validator',
  'packages/slack-stand-in/src/log/redact.ts': 'the log of a stand-in, which listens on one machine',
  'packages/slack-stand-in/src/page/inspector/tokenize-json.ts': 'runs in the browser, on one entry',
  'packages/slack-stand-in/src/page/text/parse-mrkdwn.ts':
    'runs in the browser, on one line of a message of at most 40,000 characters',
  'packages/slack-stand-in/src/people/check-inputs.ts': 'an email field, at most 3,000 characters',
  'src/course/check-lessons.ts': 'names of lesson files',
  'src/course/lesson/split-sections.ts': 'lines of lesson files',
  'src/course/parse-messages.ts': 'lines of lesson files',
  'src/course/parse-yaml.ts': 'one message of the YAML parser',
  'src/exercise/request-signs.ts': 'a request: its field takes at most 3,000 characters',
  'src/flow/reports/create-report-words.ts': 'texts that people typed, at most 3,000 characters each',
  'src/slack/messages/markdown/inline-text.ts': 'a paragraph of a lesson or of a text of at most 3,000 characters',
  'src/slack/messages/markdown/split-pieces.ts': 'a piece of at most 3,000 characters',
  'src/slack/messages/markdown/to-mrkdwn.ts': 'a paragraph of a lesson or of a text of at most 3,000 characters',
  'src/steps/notebook/python-number.ts': 'the digits of one number',
};

/** `safe`, `linear`, `polynomial`, `exponential`, or `unknown` when the checker found no answer. */
function complexityOf(source: string, flags: string): string {
  const found = checkSync(source, flags, { timeout: 60_000 });
  return 'complexity' in found ? found.complexity.type : found.status;
}

const patterns = [...readSources()].flatMap(([file, code]) =>
  [...withoutComments(code).matchAll(LITERAL)].map(([, source = '', flags = '']) => ({ file, source, flags })),
);

test('no regular expression takes exponential time, and one that takes polynomial time has short input', () => {
  expect(patterns.length).toBeGreaterThan(150);
  const slow = patterns
    .map(({ file, source, flags }) => ({ file, source, how: complexityOf(source, flags) }))
    .filter(({ how }) => how !== 'safe' && how !== 'linear');
  const problems = slow
    .filter(({ file, how }) => how !== 'polynomial' || BOUNDED[file] === undefined)
    .map(({ file, source, how }) => `${file}: /${source}/ is ${how}`);
  expect(problems).toEqual([]);
  // A file whose patterns are all fast now needs no entry any more.
  expect(Object.keys(BOUNDED).filter((file) => !slow.some((one) => one.file === file))).toEqual([]);
});
