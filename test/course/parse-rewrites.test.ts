import { describe, expect, it } from 'vitest';
import { parseBeforeAndAfter } from '../../src/course/lesson/parse-before-and-after.ts';
import { parseTwoViews } from '../../src/course/lesson/parse-two-views.ts';
import { splitSections } from '../../src/course/lesson/split-sections.ts';

const REWRITE = `## Before and after {#before-and-after}

role: domain-expert
kind: information

- Could you look at the data?
  - after: What does a blank in Alley<!-- a column --> mean?
  - why: It names a column.
- There are gaps.
  - after: It's blank for 93% of the houses.
  - why: It gives a figure.
- Thanks!
  - after: A word by Thursday is enough.
  - why: It gives a day.
`;
const VIEWS = `## Two colleagues disagree {#two-views}

You asked two people.

### One {#domain-expert}

> Keep it.

### Other {#it-auditor}

> Drop it.

### Your task {#task}

Write *one* request.

### One way {#answer}

> Could we keep half of it?

Both get something.
`;

const sectionOf = (text: string) => splitSections(text, undefined).sections[0];
const rewrite = (from: string | RegExp = '', to = '') => {
  const { beforeAndAfter, findings } = parseBeforeAndAfter(sectionOf(REWRITE.replace(from, to)), 'en');
  return { beforeAndAfter, complaints: findings.map(({ line, reason }) => `${line} ${reason}`) };
};
const views = (from: string | RegExp = '', to = '') => {
  const { twoViews, findings } = parseTwoViews(sectionOf(VIEWS.replace(from, to)), 'en');
  return { twoViews, complaints: findings.map(({ line, reason }) => `${line} ${reason}`) };
};

describe('a request before and after', () => {
  it('has lines, each with its rewrite and what that changes', () => {
    const { beforeAndAfter, complaints } = rewrite();
    expect(complaints).toEqual([]);
    expect(beforeAndAfter).toEqual({
      role: 'domain-expert',
      kind: 'information',
      line: 1,
      lines: [
        {
          before: 'Could you look at the data?',
          after: 'What does a blank in Alley mean?',
          why: 'It names a column.',
        },
        { before: 'There are gaps.', after: "It's blank for 93% of the houses.", why: 'It gives a figure.' },
        { before: 'Thanks!', after: 'A word by Thursday is enough.', why: 'It gives a day.' },
      ],
    });
  });

  it.each([
    ['a kind that there is none of', 'kind: information', 'kind: chat', '4 {#before-and-after}: kind'],
    ['a line without its reason', '  - why: It gives a day.\n', '', '12 {#before-and-after}: needs "why"'],
    [
      'a line without its rewrite',
      "  - after: It's blank for 93% of the houses.\n",
      '',
      '9 {#before-and-after}: needs "after"',
    ],
    [
      'text that belongs to no line',
      '  - why: It names',
      '  Text.\n  - why: It names',
      '8 {#before-and-after}: below a line',
    ],
    [
      'a reason that is too long',
      'It gives a day.',
      'x'.repeat(251),
      '12 {#before-and-after}: why: 251 characters; at most 250',
    ],
    ['too few lines', /- Thanks![\s\S]*$/u, '', '1 {#before-and-after}: 2 lines; must be 3 to 5'],
    ['a request that got too long', 'is enough', 'and '.repeat(50), '1 {#before-and-after}: the request has 68 when'],
  ])('complains about %s', (_, from, to, complaint) => {
    const { beforeAndAfter, complaints } = rewrite(from, to);
    expect(beforeAndAfter).toBeUndefined();
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(complaint);
  });
});

describe('two roles that disagree', () => {
  it('each say something, and leave a task and an answer', () => {
    const { twoViews, complaints } = views();
    expect(complaints).toEqual([]);
    expect(twoViews).toEqual({
      situation: 'You asked two people.',
      views: [
        { role: 'domain-expert', text: 'Keep it.' },
        { role: 'it-auditor', text: 'Drop it.' },
      ],
      task: 'Write *one* request.',
      answer: '> Could we keep half of it?\n\nBoth get something.',
      line: 1,
    });
  });

  it.each([
    ['no situation', 'You asked two people.\n', '', '1 {#two-views}: needs the situation'],
    ['a view that is no quotation', '> Drop it.', 'Drop it.', '9 {#two-views}: {#it-auditor}: what the role says'],
    ['a view that is too long', 'Drop it.', 'no '.repeat(91), '9 {#two-views}: {#it-auditor}: 91; at most 90 words'],
    ['a third view', '### Your task', '### Third {#operator}\n\n> Hm.\n\n### Your task', '1 {#two-views}: 3 views'],
    ['no task', /### Your task[\s\S]*?(?=### One way)/u, '', '1 {#two-views}: ends with'],
  ])('complain about %s', (_, from, to, complaint) => {
    const { twoViews, complaints } = views(from, to);
    expect(twoViews).toBeUndefined();
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(complaint);
  });
});
