import type { LessonTask } from '../lesson.ts';
import type { Finding } from '../problem.ts';
import { parseEntries, type Section, splitSections } from './split-sections.ts';

/** Sections below a task's fields, in order. */
const TEXTS = ['hint', 'say'] as const;
/** What each text may take, in characters. People read it in a modal, at one go. */
const MOST_TEXT = 300;
/** What a question may take, in characters: it's the label of a field, and one line tells it. */
const MOST_QUESTION = 100;
/** Most values to try. */
const MOST_VALUES = 5;

const FIELD = /^(?<name>change|values|tolerance|unit): (?<value>.+)$/u;
const TOLERANCE = /^(?<by>\d+(?:\.\d+)?)(?<percent>%?)$/u;
/** What the app fills in, by text. */
const FILLED = { change: ['value', 'column'], hint: ['value', 'column', 'predicted'] };
const PLACEHOLDER = /\{(\w+)\}/gu;

/**
 * Reads the tasks that are done in the notebook. Each is a `### Question {#id}` with the fields `change`, `values`, `tolerance` and `unit`, one a line, then
 * `#### Hint {#hint}` and `#### What to say {#say}`.
 */
export function parseTasks(section: Section | undefined): { tasks: LessonTask[]; findings: Finding[] } {
  const { entries, findings } = parseEntries(section, parseOne, 'task');
  return { tasks: entries, findings };
}

function parseOne({ id, heading, markdown, line, bodyLine, headings }: Section): LessonTask | Finding[] {
  // splitEntries has already reported an empty section.
  if (markdown === '') return [];
  const { sections, findings, before } = splitSections(markdown, TEXTS, {
    depth: 4,
    firstLine: bodyLine,
    owner: 'task',
    headings,
  });
  const complain = (reason: string) => findings.push({ line, reason });
  const fields: Record<string, string> = {};
  for (const each of before.split('\n')) {
    const field = FIELD.exec(each.trim())?.groups;
    if (field?.name === undefined || field.name in fields) {
      complain(`"${each}": the lines below a task's title are change, values, tolerance and unit, each once`);
    } else fields[field.name] = (field.value ?? '').trim();
  }
  const { change = '', unit = '' } = fields;
  if (change === '') complain('needs "change: …", the line of Python that the learner writes');
  const values = numbersIn(fields.values);
  if (values === undefined) complain(`values: up to ${MOST_VALUES} different numbers, separated by commas`);
  if (change.includes('{value}') !== (values ?? []).length > 0) complain('needs values where its change has {value}');
  const tolerance = TOLERANCE.exec(fields.tolerance ?? '')?.groups;
  if (tolerance === undefined) complain('needs "tolerance: …": 0, 0.005 or 0.1%');
  if (unit === '') complain('needs "unit: …", what the answer counts or measures');
  if (heading.length > MOST_QUESTION) complain(`${heading.length} characters; a question takes ${MOST_QUESTION}`);
  const [hint = '', say = ''] = TEXTS.map((part) => sections.find((each) => each.id === part)?.markdown ?? '');
  for (const [name, text] of Object.entries({ hint, say })) {
    if (text.length > MOST_TEXT) complain(`${name}: ${text.length} characters; at most ${MOST_TEXT}`);
    if (text.includes('\n\n')) complain(`${name}: takes one paragraph`);
  }
  if (say !== '' && !say.includes('{answer}')) complain('say: needs {answer}, what the learner has found out');
  for (const [name, known] of Object.entries({ ...FILLED, say: [...FILLED.hint, 'answer', 'before'] })) {
    const text = { change, hint, say }[name] ?? '';
    for (const [, word = ''] of text.matchAll(PLACEHOLDER)) {
      if (!known.includes(word)) complain(`${name}: the app fills in {${known.join('}, {')}}, not {${word}}`);
    }
  }
  if (findings.length > 0 || tolerance === undefined || values === undefined) return findings;
  const by = { by: Number(tolerance.by), percent: tolerance.percent === '%' };
  return { id, question: heading, change, values, tolerance: by, unit, hint, say, line };
}

/** The numbers of a list, or undefined when it isn't one. */
function numbersIn(list: string | undefined): number[] | undefined {
  if (list === undefined) return [];
  const numbers = list.split(',').map((each) => (each.trim() === '' ? Number.NaN : Number(each)));
  const isList = numbers.every(Number.isFinite) && new Set(numbers).size === numbers.length;
  return isList && numbers.length <= MOST_VALUES ? numbers : undefined;
}
