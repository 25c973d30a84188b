import { describe, expect, it } from 'vitest';
import { dropComments } from '../../src/course/drop-comments.ts';
import { parsePresentation } from '../../src/course/lesson/parse-presentation.ts';
import { splitSections } from '../../src/course/lesson/split-sections.ts';
import { PROCESS_IDS } from '../../src/course/lesson-id.ts';
import { LOCALES } from '../../src/course/locale.ts';
import { judgeStatement } from '../../src/exercise/presentation.ts';
import { course } from '../helpers/course.ts';

const GOOD = `## Present it {#presentation}

role: domain-expert
figure: "Blank cells in Pool_QC: 99.6%<!--= x -->"

> Pool_QC is blank for 99.6%<!--= x --> of the houses.
> Is that right?

One column, one figure.
`;

function parsed(from: string | RegExp = '', to = '') {
  const [section] = splitSections(GOOD.replace(from, to), undefined).sections;
  const { presentation, findings } = parsePresentation(section, 'en');
  return { presentation, complaints: findings.map(({ reason }) => reason) };
}

describe('the section', () => {
  it('has whom to ask, the figure, the statement and why', () => {
    expect(parsed()).toEqual({
      complaints: [],
      presentation: {
        role: 'domain-expert',
        figure: 'Blank cells in Pool_QC: 99.6%',
        statement: 'Pool_QC is blank for 99.6% of the houses.\nIs that right?',
        why: 'One column, one figure.',
        line: 1,
      },
    });
  });

  it.each([
    ['no role', /role: .*\n/u, '', /role/u],
    ['no figure', /figure: .*\n/u, '', /figure/u],
    ['no statement', /^>.*\n/gmu, '', /needs the statement/u],
    ['no reason', 'One column, one figure.\n', '', /needs why/u],
    ['a statement that is too long', '> Pool_QC', `> ${'so '.repeat(61)}Pool_QC`, /at most 60 words/u],
  ] as const)('complains about %s', (_, from, to, expected) => {
    const { presentation, complaints } = parsed(from, to);
    expect(presentation).toBeUndefined();
    expect(complaints.join()).toMatch(expected);
    for (const each of complaints) expect(each).toMatch(/^\{#presentation\}/u);
  });
});

describe.each(LOCALES)('the lessons, in %s', (locale) => {
  it.each(PROCESS_IDS)('show in %s a statement that a stand-in confirms, because it quotes its figure', (process) => {
    const { presentation } = course.lesson(locale, process);
    if (presentation === undefined) throw new Error('no example');
    expect(course.process(locale, process).offers).toContain(presentation.role);
    const [name = '', value = ''] = dropComments(presentation.figure).split(/[:：](?=[^:：]*$)/u);
    expect(judgeStatement({ text: presentation.statement, figure: { id: 'x', name, value } })).toBe('confirmed');
  });
});
