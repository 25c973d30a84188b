import { describe, expect, it } from 'vitest';
import { parseLesson } from '../../src/course/parse-lesson.ts';

const CHECK = `## Quick check {#quick-check}

### What follows? {#correlation}

- [ ] One raises the other. {#cause}
  - misconception: Correlation shows a cause
  - source: A study, 1996

  A *third* thing can move both.<!-- An example? -->
- [x] They tend to go together. {#together}
- [ ] 70% of it. {#percent}
  - misconception: r is a percentage
  - source: Another study, 1988

  The share is r squared.
`;

/** The closing lesson, which may have a quick check, with this text in its place. */
function parse(check: string) {
  const head = '---\nprocess: closing\ntitle: T\nsummary: S.\nminutes: 5\noutcomes: [a, b]\n---\n';
  const { lesson, findings } = parseLesson(`${head}## A {#what}\nA.\n## B {#why}\nB.\n## C {#how}\nC.\n${check}`, 'en');
  return { lesson, complaints: findings.map(({ line, reason }) => `${line - 13} ${reason}`) };
}

describe('the quick check of a lesson', () => {
  it('has questions whose wrong options each stand for a misconception', () => {
    const { lesson, complaints } = parse(CHECK);
    expect(complaints).toEqual([]);
    expect(lesson?.quickCheck).toEqual([
      {
        id: 'correlation',
        text: 'What follows?',
        line: 16,
        options: [
          {
            id: 'cause',
            text: 'One raises the other.',
            misconception: {
              name: 'Correlation shows a cause',
              source: 'A study, 1996',
              why: 'A *third* thing can move both.',
            },
          },
          { id: 'together', text: 'They tend to go together.' },
          {
            id: 'percent',
            text: '70% of it.',
            misconception: {
              name: 'r is a percentage',
              source: 'Another study, 1988',
              why: 'The share is r squared.',
            },
          },
        ],
      },
    ]);
  });

  it.each<[string, string | RegExp, string, string[]]>([
    ['no question', /### What[\s\S]*$/u, 'None.\n', ['1 {#quick-check}: 0 questions; must be 1 to 3']],
    [
      'text beside the options',
      '- [ ] One',
      'Think.\n\n- [ ] One',
      ['5 {#correlation} takes only a list of options below its title'],
    ],
    [
      'an option without a mark',
      '- [x] They',
      '- They',
      [
        '10 {#correlation} "- They tend to go together. {#together}": an option is "- [x] Text {#id}" when it\'s right, "- [ ] Text {#id}" otherwise',
      ],
    ],
    [
      'an option without an id',
      ' {#percent}',
      '',
      [
        '11 {#correlation} "- [ ] 70% of it.": an option is "- [x] Text {#id}" when it\'s right, "- [ ] Text {#id}" otherwise',
      ],
    ],
    ['an option that is there twice', '{#percent}', '{#cause}', ['3 {#correlation} {#cause}: is there twice']],
    [
      'two right options',
      /- \[ \] 70%[\s\S]*$/u,
      '- [x] 70%. {#percent}\n',
      ['3 {#correlation} marks 2 options as right with [x]; must be one'],
    ],
    ['two options', /- \[ \] 70%[\s\S]*$/u, '', ['3 {#correlation} has 2 options; must be 3 or 4']],
    [
      'a wrong option without its misconception',
      '  - misconception: r is a percentage\n',
      '',
      ['11 {#correlation} {#percent}: needs "- misconception: …", what a person who chooses it thinks'],
    ],
    [
      'a wrong option without a source',
      '  - source: Another study, 1988\n',
      '',
      ['11 {#correlation} {#percent}: needs "- source: …", where the misconception is described'],
    ],
    [
      'a wrong option without an explanation',
      '  The share is r squared.\n',
      '',
      ['11 {#correlation} {#percent}: needs a text that says why it is wrong'],
    ],
    [
      'an explanation of two paragraphs',
      'The share',
      'A.\n\n  The share',
      ['11 {#correlation} {#percent}: one paragraph says why it is wrong, so that the modal has room'],
    ],
    [
      'an explanation that is too long',
      'The share',
      'The share '.repeat(50),
      ['11 {#correlation} {#percent}: 514 characters say why it is wrong; at most 400'],
    ],
    [
      'a name that is too long',
      'r is a percentage',
      'r is '.repeat(20),
      ['11 {#correlation} {#percent}: misconception: at most 75 characters'],
    ],
    [
      'a source that is too long',
      'Another study',
      'Another study '.repeat(10),
      ['11 {#correlation} {#percent}: source: at most 130 characters'],
    ],
    [
      'an explanation of the right option',
      '{#together}\n',
      '{#together}\n  Because.\n',
      ['10 {#correlation} {#together}: is right, so nothing stands below it'],
    ],
    [
      'an explanation that is not indented',
      '  The share',
      'The share',
      ['15 {#correlation} {#percent}: indent what belongs to an option by two spaces'],
    ],
    ['an empty question', /(### What.*\n)[\s\S]*$/u, '$1', ['3 {#correlation}: has nothing below its heading']],
  ])('takes no %s', (_, from, to, expected) => {
    const changed = CHECK.replace(from, to);
    expect(changed).not.toBe(CHECK);
    expect(parse(changed).complaints).toEqual(expected);
  });

  it('takes at most three questions', () => {
    const question = CHECK.slice(CHECK.indexOf('###'));
    const more = ['b', 'c', 'd'].map((id) => question.replace('{#correlation}', `{#${id}}`));
    expect(parse([CHECK, ...more.slice(0, 2)].join('\n')).complaints).toEqual([]);
    expect(parse([CHECK, ...more].join('\n')).complaints).toEqual(['1 {#quick-check}: 4 questions; must be 1 to 3']);
  });
});
