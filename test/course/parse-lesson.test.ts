import { describe, expect, it } from 'vitest';
import { parseLesson } from '../../src/course/parse-lesson.ts';

const GOOD = `---
process: analyze
title: Analyze
summary: What it is for.
minutes: 15
outcomes: [say it, 'do it: well']
---

## What {#what}

**Goal.**

## Why {#why}

Because.

## How {#how}

\`\`\`
## no heading {#nowhere}
\`\`\`

### A heading below

## Programming exercise {#programming}

Press it.

## Communication exercise {#communication}

{findings}

## Example requests {#example-requests}

### First {#first}

roles: domain-expert, data-analyst
kind: review

> Could you read it?
>
> - by Monday

Because it helps.<!-- Does it? -->

#### In full {#full}

> Could you read all 73<!--= analyze.columns --> columns?
>
> - by Monday

#### Stand-in reply {#reply}

> Not by Monday<!--
> not closed --> at 9.
>
> Why me?

## Further reading {#further-reading}

- A book
`;

const CASES = `## Cases {#cases}

### Bottles on a line {#bottles}

Who gains?

- In yen?

#### Hint {#hint}

Three headings.

#### Answer {#answer}

Everybody.

##### In detail

Quality first.

### Roads {#roads}

How good?

#### Hint {#hint}

Ask two people.

#### Answer {#answer}

Between them.

`;

/** Problems of the valid lesson after one change, as `line reason`. */
function complaints(from: string | RegExp, to = ''): string[] {
  const text = GOOD.replace(from, to);
  expect(text).not.toBe(GOOD);
  return parseLesson(text, 'en').findings.map(({ line, reason }) => `${line} ${reason}`);
}

describe('parseLesson', () => {
  it('reads a lesson', () => {
    const { lesson, findings } = parseLesson(GOOD, 'en');
    expect(findings).toEqual([]);
    expect(lesson?.parts.what).toEqual({ heading: 'What', short: '**Goal.**', markdown: '**Goal.**', line: 9 });
    expect(lesson?.parts.how.markdown).toContain('## no heading {#nowhere}');
    expect(lesson?.exampleRequests).toEqual([
      {
        id: 'first',
        roles: ['domain-expert', 'data-analyst'],
        kind: 'review',
        text: 'Could you read it?\n\n- by Monday',
        full: 'Could you read all 73 columns?\n\n- by Monday',
        why: 'Because it helps.',
        reply: 'Not by Monday at 9.\n\nWhy me?',
      },
    ]);
    expect(lesson?.furtherReading).toBe('- A book');
    expect(lesson?.cases).toEqual([]);
    expect(lesson?.quickCheck).toEqual([]);
    expect(lesson?.outcomes).toEqual(['say it', 'do it: well']);
  });

  it.each<['en' | 'ja', string, string, number, string]>([
    ['en', 'word ', 'word ', 60, '60 words'],
    ['ja', '字', '字', 150, '150 characters (a name or a number in Latin letters counts as 2)'],
    // 146 characters and two names of 2 each.
    ['ja', '字', 'Lot_Frontageは2,930軒', 148, '150 characters (a name or a number in Latin letters counts as 2)'],
  ])(
    'limits the short form of a request in %s, and neither its long form nor its reason',
    (locale, one, last, most, limit) => {
      const rest = last === one ? 1 : 4;
      const fits = one.repeat(most - rest) + last.repeat(1);
      const told = (text: string) =>
        parseLesson(
          GOOD.replace('> Could you read it?\n>\n> - by Monday', () => `> ${text}`),
          locale,
        ).findings;
      expect(told(fits)).toEqual([]);
      expect(told(`${one}${fits}`)).toEqual([
        {
          line: 40,
          reason: expect.stringMatching(
            /^\{#first\} the short form has \d+; at most .*: the rest belongs below \{#full\}$/u,
          ),
        },
      ]);
      expect(told(`${one}${fits}`)[0]?.reason).toContain(limit);
      expect(told(`${fits}<!-- ${one.repeat(200)} -->`)).toEqual([]);
      const long = GOOD.replace(/(?<=> Could you read all|Because )/gu, () => one.repeat(100));
      expect(parseLesson(long, locale).findings).toEqual([]);
    },
  );

  it.each<['en' | 'ja', string, number, string]>([
    ['en', 'word ', 90, '90 words'],
    ['ja', '字', 225, '225 characters (a name or a number in Latin letters counts as 2)'],
  ])('limits the reply of a stand-in in %s', (locale, one, most, limit) => {
    const told = (text: string) =>
      parseLesson(
        GOOD.replace(/> Not by[\s\S]*?Why me\?/u, () => `> ${text}`),
        locale,
      ).findings.map(({ line, reason }) => `${line} ${reason}`);
    expect(told(one.repeat(most))).toEqual([]);
    expect(told(`${one.repeat(most)}<!-- ${one.repeat(200)} -->`)).toEqual([]);
    // Its bullets and line breaks don't count.
    const [half, rest] = [one.repeat(10), one.repeat(most - 10)];
    expect(told(locale === 'en' ? `${half}\n> • ${rest}` : `${half}\n> ${rest}`)).toEqual([]);
    expect(told(one.repeat(most + 1))).toEqual([`52 {#first} {#reply}: the reply has ${most + 1}; at most ${limit}`]);
  });

  it('reads the reply to a follow-up question, which most example requests lack', () => {
    const more = '#### When asked back {#asked-back}\n\n> By Monday, then<!-- a sigh -->.\n> Really.\n\n';
    const { lesson, findings } = parseLesson(GOOD.replace('## Further', `${more}## Further`), 'en');
    expect(findings).toEqual([]);
    expect(lesson?.exampleRequests[0]).toMatchObject({
      reply: 'Not by Monday at 9.\n\nWhy me?',
      askedBack: 'By Monday, then.\nReally.',
    });
    const told = (section: string, before = '## Further') =>
      parseLesson(GOOD.replace(before, `${section}${before}`), 'en').findings.map(
        ({ line, reason }) => `${line} ${reason}`,
      );
    expect(told(more.replace('By Monday', 'word '.repeat(91)))).toEqual([
      '59 {#first} {#asked-back}: the reply has 93; at most 90 words',
    ]);
    expect(told(more.replaceAll('> ', ''))).toEqual([
      '59 {#first} {#asked-back}: a quotation (> ) of 1 to 3,000 characters',
    ]);
    expect(told('#### When asked back {#asked-back}\n\n')).toEqual([
      '59 {#first} {#asked-back}: has nothing below its heading',
    ]);
    expect(told(more, '#### Stand-in')).toEqual(['57 {#first} {#reply}: order is full, reply, asked-back']);
    expect(told(more.replace('{#asked-back}', '{#second}'))).toEqual([
      '59 {#first} {#second}: not a known section; an example request has full, reply, asked-back',
    ]);
  });

  it('reads the cases of a lesson', () => {
    const { lesson, findings } = parseLesson(GOOD.replace('## Example', `${CASES}## Example`), 'en');
    expect(findings).toEqual([]);
    expect(lesson?.cases).toEqual([
      {
        id: 'bottles',
        title: 'Bottles on a line',
        task: 'Who gains?\n\n- In yen?',
        hint: 'Three headings.',
        answer: 'Everybody.\n\n##### In detail\n\nQuality first.',
        line: 35,
      },
      { id: 'roads', title: 'Roads', task: 'How good?', hint: 'Ask two people.', answer: 'Between them.', line: 53 },
    ]);
  });

  it.each<[string, string | RegExp, string, string[]]>([
    ['no case at all', /### Bottles[\s\S]*$/u, 'None.\n\n', ['33 {#cases}: holds no case']],
    [
      'an empty section',
      /### Bottles[\s\S]*$/u,
      '',
      ['33 {#cases}: has nothing below its heading', '33 {#cases}: holds no case'],
    ],
    ['a case without an id', ' {#roads}', '', ['53 "Roads": the heading needs an id at its end: {#id}']],
    ['a case that is there twice', '{#roads}', '{#bottles}', ['53 {#bottles}: is there twice']],
    ['a case of a heading only', /(### Roads.*\n)[\s\S]*$/u, '$1\n', ['53 {#roads}: has nothing below its heading']],
    ['a case without a task', 'How good?\n', '', ['53 {#roads} needs its task, below its title']],
    [
      'a case without a hint',
      /#### Hint \{#hint\}\n\nAsk two people.\n/u,
      '',
      ['58 {#roads} {#hint}: the section is missing'],
    ],
    [
      'a case without an answer',
      /#### Answer \{#answer\}\n\nBetween them.\n/u,
      '',
      ['57 {#roads} {#answer}: the section is missing'],
    ],
    [
      'a case of one paragraph',
      /(How good\?\n)[\s\S]*$/u,
      '$1\n',
      ['55 {#roads} {#hint}: the section is missing', '55 {#roads} {#answer}: the section is missing'],
    ],
    ['an empty answer', 'Between them.\n', '', ['61 {#roads} {#answer}: has nothing below its heading']],
    [
      'an unknown heading in a case',
      /\{#answer\}(?=\n\nBetween)/u,
      '{#solution}',
      [
        '61 {#roads} {#solution}: not a known section; a case has hint, answer',
        '61 {#roads} {#answer}: the section is missing',
      ],
    ],
  ])('complains about %s', (_, from, to, expected) => {
    const changed = CASES.replace(from, to);
    expect(changed).not.toBe(CASES);
    const { findings } = parseLesson(GOOD.replace('## Example', `${changed}## Example`), 'en');
    expect(findings.map(({ line, reason }) => `${line} ${reason}`)).toEqual(expected);
  });

  it('complains about cases in the wrong place', () => {
    const { findings } = parseLesson(`${GOOD}\n${CASES}`, 'en');
    expect(findings.map(({ reason }) => reason)).toEqual([
      '{#cases}: order is what, why, how, programming, communication, do-it, quick-check, cases, before-and-after, two-views, presentation, example-requests, further-reading',
    ]);
  });

  it('reads a frame lesson: no programming part, and an exercise only with requests', () => {
    const frame = GOOD.replace('process: analyze', 'process: environment')
      .replace(/## Programming[\s\S]*?(?=## Communication)/u, '')
      .replace('{findings}', 'Guess.');
    const told = (text: string) => parseLesson(text, 'en').findings.map(({ reason }) => reason);
    expect(Object.keys(parseLesson(frame, 'en').lesson?.parts ?? {})).toEqual(['what', 'why', 'how', 'communication']);
    const bare = frame.replace(/## Communication[\s\S]*?(?=## Further)/u, '');
    expect(parseLesson(bare, 'en').lesson?.exampleRequests).toEqual([]);
    expect(told(frame.replace('minutes: 15', 'minutes: 5'))).toEqual([]);
    expect(told(frame.replace('minutes: 15', 'minutes: 20'))).toEqual(['minutes: must be 5 to 15']);
    expect(told(frame.replace('Guess.', '{findings}'))).toEqual([
      'communication: nothing is run in this lesson: leave {findings} out',
    ]);
    expect(told(frame.replace(/## Example[\s\S]*?(?=## Further)/u, ''))).toEqual([
      '{#communication}: needs {#example-requests} to compare with',
    ]);
    expect(told(frame.replace(/## Communication[\s\S]*?(?=## Example)/u, ''))).toEqual([
      '{#example-requests}: needs {#communication}, the exercise they belong to',
    ]);
    expect(told(GOOD.replace('process: analyze', 'process: course').replace('{findings}', 'Guess.'))).toEqual([
      '{#programming}: not a known section; a lesson has what, why, how, communication, quick-check, example-requests, further-reading',
    ]);
  });

  it('ends what the thread shows of a part at <!-- more -->, and keeps the numbers of the lines', () => {
    const text = GOOD.replace('Because.', 'Because.\n\n<!-- more -->\n\nAnd because.');
    const { lesson, findings } = parseLesson(text, 'en');
    expect(findings).toEqual([]);
    expect(lesson?.parts.why.short).toBe('Because.');
    expect(lesson?.parts.why.markdown).toBe('Because.\n\n\n\nAnd because.');
    expect(lesson?.parts.how.line).toBe(21);
  });

  it.each<[string, string | RegExp, string, string[]]>([
    [
      'a part that shows nothing',
      'Because.',
      '<!-- more -->\n\nBecause.',
      ['15 {#why}: shows nothing before <!-- more -->'],
    ],
    [
      'a part that ends twice',
      'Because.',
      'A.\n\n<!-- more -->\n\nB.\n\n<!-- more -->\n\nC.',
      ['17 {#why}: has <!-- more --> more than once'],
    ],
    [
      'findings that the thread does not show',
      '{findings}',
      'Found:\n\n<!-- more -->\n\n{findings}',
      ['29 communication: must quote what the team found: write {findings} where it belongs, before <!-- more -->'],
    ],
    [
      'more of what is no part',
      /(## Further.*\n)/u,
      '$1\n<!-- more -->\n',
      ['61 {#further-reading}: is no part of the thread, so it takes no <!-- more -->'],
    ],
    ['no front matter', /^---[\s\S]*?---\n/u, '', ['1 must begin with front matter between --- lines']],
    ['a field that is missing', 'title: Analyze\n', '', ['2 title: is missing']],
    ['a field that nobody knows', 'minutes: 15', 'minutes: 15\nauthor: me', ['6 author: not a known field']],
    ['one outcome', ", 'do it: well'", '', ['6 outcomes: must be two or three']],
    ['four outcomes', "'do it: well'", 'a, b, c', ['6 outcomes: must be two or three']],
    [
      'an outcome that is too long',
      'say it',
      'say it '.repeat(20),
      ['6 outcomes.0: must be at most 100 characters: one short sentence'],
    ],
    ['no outcomes', /outcomes:.*\n/u, '', ['2 outcomes: is missing']],
    ['too few minutes', 'minutes: 15', 'minutes: 5', ['5 minutes: must be 10 to 20']],
    ['minutes in words', 'minutes: 15', 'minutes: ten', ['5 minutes: must be a number']],
    ['YAML that breaks off', 'title: Analyze', 'title: "Analyze', ['7 is not valid YAML: Missing closing "quote']],
    ['a part that is missing', /## Why[\s\S]*?(?=## How)/u, '', ['55 {#why}: the section is missing']],
    ['an empty part', 'Because.\n', '', ['13 {#why}: has nothing below its heading']],
    [
      'a heading without an id',
      'Why {#why}',
      'Why',
      ['13 "Why": the heading needs an id at its end: {#id}', '59 {#why}: the section is missing'],
    ],
    [
      'an id that nobody knows',
      '{#why}',
      '{#who}',
      [
        '13 {#who}: not a known section; a lesson has what, why, how, programming, communication, do-it, quick-check, cases, before-and-after, two-views, presentation, example-requests, further-reading',
        '59 {#why}: the section is missing',
      ],
    ],
    [
      'parts in another order',
      /## What[\s\S]*?(?=## Why)([\s\S]*?)(?=## How)/u,
      '$1## What {#what}\n\nGoal.\n\n',
      [
        '13 {#what}: order is what, why, how, programming, communication, do-it, quick-check, cases, before-and-after, two-views, presentation, example-requests, further-reading',
      ],
    ],
    [
      'missing {findings}',
      '{findings}',
      'Found it.',
      ['29 communication: must quote what the team found: write {findings} where it belongs, before <!-- more -->'],
    ],
    [
      'a kind that nobody knows',
      'kind: review',
      'kind: favour',
      ['38 {#first} kind: must be one of information, work, review'],
    ],
    ['roles that are missing', /roles:.*\n/u, '', ['37 {#first} roles: is missing']],
    [
      'a request without its text',
      /> Could you read it[\s\S]*?(?=\nBecause it)/u,
      '',
      ['37 {#first} needs the request itself, as a quotation (> )'],
    ],
    [
      'a request without a reason',
      'Because it helps.<!-- Does it? -->\n',
      '',
      ['43 {#first} needs why it is asked, below the quotation'],
    ],
    [
      'a request without a reply',
      /#### Stand-in[\s\S]*?(?=## Further)/u,
      '',
      ['46 {#first} {#reply}: the section is missing'],
    ],
    [
      'a request without its long form',
      /#### In full[\s\S]*?(?=#### Stand-in)/u,
      '',
      ['46 {#first} {#full}: the section is missing'],
    ],
    [
      'a long form that is not a quotation',
      '> Could you read all',
      'Could you read all',
      ['46 {#first} {#full}: a quotation (> ) of 1 to 3,000 characters'],
    ],
    [
      'a long form above the heading',
      'Because it helps.',
      'Because it helps.\n\n> Could you read it all?',
      ['35 {#first} has two quotations: the long form stands below {#full}, the reply below {#reply}'],
    ],
    [
      'a reply that is not a quotation',
      '> Not by',
      'Not by',
      ['52 {#first} {#reply}: a quotation (> ) of 1 to 3,000 characters'],
    ],
    [
      'no request at all',
      /### First[\s\S]*?(?=## Further)/u,
      'None.\n\n',
      ['33 {#example-requests}: holds no request'],
    ],
  ])('complains about %s', (_, from, to, expected) => {
    expect(complaints(from, to)).toEqual(expected);
  });
});
