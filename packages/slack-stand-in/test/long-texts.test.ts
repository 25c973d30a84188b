import { expect, test } from 'vitest';
import { readProblems } from '../src/block-kit/problem.ts';
import { redactText } from '../src/log/redact.ts';
import { tokenizeJson } from '../src/page/inspector/tokenize-json.ts';
import { parseMrkdwn } from '../src/page/text/parse-mrkdwn.ts';
import { checkInputs } from '../src/people/check-inputs.ts';

// Texts of 100,000 characters at which a pattern of quadratic time would look for minutes, so that the test would hang.

const LENGTH = 100_000;
const long = (part: string) => part.repeat(Math.floor(LENGTH / part.length));

test('problems of blocks are read', () => {
  const of = (text: string) => readProblems({ response_metadata: { messages: [text] } });
  expect(of(`[ERROR] ${long(' [json-pointer:')}`)).toMatchObject([{ path: '' }]);
  expect(of('[ERROR] no more than 50 [json-pointer:/blocks/0]')).toEqual([
    { path: '/blocks/0', message: 'no more than 50' },
  ]);
  expect(of('another sentence')).toEqual([{ path: '', message: 'another sentence' }]);
});

test('tokens are redacted', () => {
  expect(redactText(long('xoxb.xoxb.'), [])).toHaveLength(LENGTH);
  expect(redactText('xoxe.xoxb-1-abc and xapp-1', [])).toBe('[redacted] and [redacted]');
});

test('JSON that is cut in a text keeps its letters', () => {
  for (const json of [`"${long('\\"')}`, `{"a": "${long('se\\\\"')}`, long('"')]) {
    expect(
      tokenizeJson(json)
        .map(({ text }) => text)
        .join(''),
    ).toBe(json);
  }
});

test('a list item of white space is shown', () => {
  expect(parseMrkdwn(`- ${long('\t')}`)).toHaveLength(1);
});

test('an email address is checked', () => {
  const blocks = [{ type: 'input', block_id: 'b', element: { type: 'email_text_input', action_id: 'a' } }];
  const check = (value: string) => checkInputs(blocks, { b: { a: { type: 'email_text_input', value } } } as never);
  expect(check(`${long('@.')}\t`)).toEqual({ b: 'Must be an email address.' });
  expect(check('alice.smith@mail.example.com')).toEqual({});
});
