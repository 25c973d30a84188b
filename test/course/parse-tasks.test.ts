import { describe, expect, it } from 'vitest';
import { findUnknownTasks } from '../../src/cli/find-unknown-tasks.ts';
import { parseTasks } from '../../src/course/lesson/parse-tasks.ts';
import { splitSections } from '../../src/course/lesson/split-sections.ts';
import { LOCALES } from '../../src/course/locale.ts';
import { course } from '../helpers/course.ts';

const TASK = `## Do it {#do-it}

### How many rows now? {#fence}

change: FENCE_FACTOR = {value}
values: 2, 1.5
tolerance: 0.1%
unit: rows

#### Hint {#hint}

Read the last line.

#### What to say {#say}

With {value}, {answer} rows of {predicted}; before, {before}.
`;

function parse(text: string) {
  const { sections } = splitSections(text, undefined, {});
  const { tasks, findings } = parseTasks(sections.find(({ id }) => id === 'do-it'));
  return { tasks, complaints: findings.map(({ line, reason }) => `${line} ${reason}`) };
}

describe('the tasks of a lesson', () => {
  it('have a line to write, the values to try, how near an answer must be, a hint, and what to say', () => {
    expect(parse(TASK)).toEqual({
      complaints: [],
      tasks: [
        {
          id: 'fence',
          question: 'How many rows now?',
          change: 'FENCE_FACTOR = {value}',
          values: [2, 1.5],
          tolerance: { by: 0.1, percent: true },
          unit: 'rows',
          hint: 'Read the last line.',
          say: 'With {value}, {answer} rows of {predicted}; before, {before}.',
          line: 3,
        },
      ],
    });
  });

  it.each([
    ['values: 2, 1.5\n', '', /needs values where its change has \{value\}/u],
    ['values: 2, 1.5', 'values: 2, two', /values: up to 5 different numbers/u],
    ['values: 2, 1.5', 'values: 2, 2', /values: up to 5 different numbers/u],
    ['= {value}', '= 3', /needs values where its change has \{value\}/u],
    ['tolerance: 0.1%\n', '', /needs "tolerance: …"/u],
    ['tolerance: 0.1%', 'tolerance: little', /needs "tolerance: …"/u],
    ['unit: rows\n', '', /needs "unit: …"/u],
    ['change: FENCE_FACTOR = {value}\n', '', /needs "change: …"/u],
    ['unit: rows', 'unit: rows\nunit: rows', /each once/u],
    ['unit: rows', 'A loose line.', /the lines below a task's title/u],
    ['{answer} rows', 'rows', /say: needs \{answer\}/u],
    ['Read the last', 'Read {answer} in the last', /hint: the app fills in .*, not \{answer\}/u],
    ['Read the last line.', 'x'.repeat(301), /hint: 301 characters; at most 300/u],
    ['Read the last line.', 'Read.\n\nThen read.', /hint: takes one paragraph/u],
    ['#### Hint {#hint}\n\nRead the last line.\n', '', /is missing|order/u],
  ])('%j replaced by %j is refused', (part, other, reason) => {
    expect(TASK).toContain(part);
    const { tasks, complaints } = parse(TASK.replace(part, () => other));
    expect(tasks).toEqual([]);
    expect(complaints.join('\n')).toMatch(reason);
  });

  it('are computed by the app as they are told, in every language', () => {
    for (const locale of LOCALES) {
      const lesson = course.lesson(locale, 'analyze');
      expect(findUnknownTasks(lesson)).toEqual([]);
      const [first] = lesson.tasks;
      if (first === undefined) throw new Error('The lesson has a task.');
      const reasons = (task: object) =>
        findUnknownTasks({ ...lesson, tasks: [{ ...first, ...task }] }).map(({ reason }) => reason);
      expect(reasons({ id: 'unheard-of' })).toEqual([expect.stringContaining('computes only these tasks here: fence')]);
      expect(reasons({ change: 'X = {value}' })).toEqual([expect.stringContaining('"FENCE_FACTOR = {value}"')]);
      expect(reasons({ values: [] })).toEqual([expect.stringContaining('needs numbers to try')]);
    }
  });
});
