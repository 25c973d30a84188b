import type { Nodes, Root } from 'mdast';
import { markdownOf } from '../lesson/markdown-of.ts';
import { type Lesson, type LessonTask, partIdsOf, type QuickQuestion } from '../lesson.ts';
import { LOCALES } from '../locale.ts';
import { parseMarkdown } from '../parse-markdown.ts';
import type { Problem } from '../problem.ts';
import type { CourseParts } from '../read-course.ts';

/** Markdown elements that must be equally many in every language. Translations may split paragraphs differently. */
const COUNTED = ['heading', 'listItem', 'table', 'tableRow', 'code', 'blockquote', 'image'] as const;

/**
 * Checks that a lesson has the same structure in every language. The first locale that has the lesson is the reference.
 */
export function compareLessons({ lessons, structure }: CourseParts): Problem[] {
  return structure.lessons.flatMap(({ id }) => {
    const versions = LOCALES.flatMap((locale) => {
      const found = lessons.filter(({ lesson }) => lesson.process === id && lesson.locale === locale);
      return found.slice(0, 1);
    });
    const [first, ...others] = versions;
    if (first === undefined) return [];
    return others.flatMap(({ file, lesson }) =>
      differences(lesson, first.lesson).map(({ line, reason }) => ({
        file,
        line,
        reason: `${reason} in ${first.file}`,
      })),
    );
  });
}

function differences(lesson: Lesson, first: Lesson): { line: number; reason: string }[] {
  const found: { line: number; reason: string }[] = [];
  if (lesson.minutes !== first.minutes) {
    found.push({ line: 1, reason: `minutes: ${lesson.minutes}, but ${first.minutes}` });
  }
  if (lesson.outcomes.length !== first.outcomes.length) {
    found.push({ line: 1, reason: `outcomes: ${lesson.outcomes.length}, but ${first.outcomes.length}` });
  }
  const originals = new Map(markdownOf(first).map(({ name, tree }) => [name, tree]));
  for (const { name, tree, line } of markdownOf(lesson)) {
    const original = originals.get(name);
    if (original === undefined) continue;
    const [own, other] = [counts(tree), counts(original)];
    for (const kind of COUNTED) {
      if (own[kind] === other[kind]) continue;
      found.push({ line, reason: `${name}: ${own[kind]} x ${kind}, but ${other[kind]}` });
    }
  }
  for (const id of partIdsOf(lesson)) {
    const [own, other] = [lesson.parts[id], first.parts[id]];
    if (found.length > 0 || own === undefined || other === undefined) continue;
    const shown = [own, other].map(({ short }) => counts(parseMarkdown(short)));
    const kind = COUNTED.find((each) => shown[0]?.[each] !== shown[1]?.[each]);
    if (kind === undefined) continue;
    const reason = `{#${id}} before <!-- more -->: ${shown[0]?.[kind]} x ${kind}, but ${shown[1]?.[kind]}`;
    found.push({ line: own.line, reason });
  }
  const line = (lesson.parts.communication ?? lesson.parts.how).line;
  const [parts, otherParts] = [lesson, first].map((each) => partIdsOf(each).join(', '));
  if (parts !== otherParts) found.push({ line, reason: `parts: ${parts}, but ${otherParts}` });
  const [check, otherCheck] = [lesson, first].map(({ quickCheck }) => shapeOf(quickCheck));
  if (check !== otherCheck) {
    found.push({ line: lesson.quickCheck[0]?.line ?? line, reason: `{#quick-check}: ${check}, but ${otherCheck}` });
  }
  const [tasks, otherTasks] = [lesson, first].map((each) => each.tasks.map(taskInWords).join('; ') || 'none');
  if (tasks !== otherTasks) {
    found.push({ line: lesson.tasks[0]?.line ?? line, reason: `{#do-it}: ${tasks}, but ${otherTasks}` });
  }
  const [cases, otherCases] = [lesson, first].map((each) => each.cases.map(({ id }) => id).join(', ') || 'none');
  if (cases !== otherCases) {
    found.push({ line: lesson.cases[0]?.line ?? line, reason: `{#cases}: ${cases}, but ${otherCases}` });
  }
  const rewrites = [lesson, first].map(({ beforeAndAfter: each }) =>
    each === undefined ? 'none' : `${each.lines.length} lines, ${each.kind} of ${each.role}`,
  );
  if (rewrites[0] !== rewrites[1]) {
    const reason = `{#before-and-after}: ${rewrites.join(', but ')}`;
    found.push({ line: lesson.beforeAndAfter?.line ?? line, reason });
  }
  const views = [lesson, first].map(({ twoViews }) => twoViews?.views.map(({ role }) => role).join(', ') ?? 'none');
  if (views[0] !== views[1]) {
    found.push({ line: lesson.twoViews?.line ?? line, reason: `{#two-views}: ${views.join(', but ')}` });
  }
  const models = [lesson, first].map(({ presentation }) => presentation?.role ?? 'none');
  if (models[0] !== models[1]) {
    const at = lesson.presentation?.line ?? line;
    found.push({ line: at, reason: `{#presentation}: ${models.join(', but ')}` });
  }
  const [ids, others] = [lesson, first].map((each) => each.exampleRequests.map((request) => request.id).join(', '));
  if (ids !== others) {
    found.push({ line, reason: `{#example-requests}: ${ids}, but ${others}` });
    return found;
  }
  lesson.exampleRequests.forEach((request, index) => {
    const other = first.exampleRequests[index];
    const shape = (each: typeof other) =>
      `${each?.kind} of ${each?.roles.join(', ')}${each?.keeps === undefined ? '' : `, keeps ${each.keeps}`}`;
    if (shape(request) !== shape(other)) {
      found.push({ line, reason: `{#${request.id}}: ${shape(request)}, but ${shape(other)}` });
    }
    const has = request.askedBack !== undefined;
    if (has !== (other?.askedBack !== undefined)) {
      const reason = has ? 'there, but missing' : 'missing, but there';
      found.push({ line, reason: `{#${request.id}} {#asked-back}: ${reason}` });
    }
  });
  return found;
}

/** What must be the same of a task in every language: `fence (FENCE_FACTOR = {value}; 2, 1; 0)`. */
function taskInWords({ id, change, values, tolerance }: LessonTask): string {
  return `${id} (${change}; ${values.join(', ')}; ${tolerance.by}${tolerance.percent ? '%' : ''})`;
}

/** Ids of the questions and their options, in order, with the right one marked: `a (x, y*), b (z*, v)`. */
function shapeOf(questions: readonly QuickQuestion[]): string {
  const shapes = questions.map(({ id, options }) => {
    const ids = options.map((option) => (option.misconception === undefined ? `${option.id}*` : option.id));
    return `${id} (${ids.join(', ')})`;
  });
  return shapes.join(', ') || 'none';
}

function counts(tree: Root): Record<(typeof COUNTED)[number], number> {
  const result = Object.fromEntries(COUNTED.map((kind) => [kind, 0])) as Record<(typeof COUNTED)[number], number>;
  const walk = (node: Nodes): void => {
    for (const kind of COUNTED) if (node.type === kind) result[kind] += 1;
    if ('children' in node) node.children.forEach(walk);
  };
  walk(tree);
  return result;
}
