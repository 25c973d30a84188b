import type { Root } from 'mdast';
import { type Lesson, partIdsOf } from '../lesson.ts';
import { parseMarkdown } from '../parse-markdown.ts';

/** A Markdown text of a lesson. */
export interface LessonText {
  /** The name that checks use in reports. */
  name: string;
  markdown: string;
  /** Line in the lesson's file, from 1. */
  line: number;
  /** The text's syntax tree. Parsed once, at the first look. */
  readonly tree: Root;
}

/** Several checks look at each text, and parsing is what takes long. */
const known = new WeakMap<Lesson, LessonText[]>();

/** Every Markdown text of a lesson except its example requests. */
export function markdownOf(lesson: Lesson): readonly LessonText[] {
  const found = known.get(lesson) ?? textsOf(lesson);
  known.set(lesson, found);
  return found;
}

function textsOf({ parts, tasks, quickCheck, cases, beforeAndAfter, twoViews, presentation }: Lesson): LessonText[] {
  return [
    ...partIdsOf({ parts }).map((id) => textOf(`{#${id}}`, parts[id]?.markdown ?? '', parts[id]?.line ?? 1)),
    ...tasks.flatMap(({ id, line, hint, say }) => [
      textOf(`{#${id}} {#hint}`, hint, line),
      textOf(`{#${id}} {#say}`, say, line),
    ]),
    ...quickCheck.flatMap(({ id, line, options }) =>
      options.flatMap(({ id: option, misconception }) =>
        misconception === undefined ? [] : [textOf(`{#${id}} {#${option}}`, misconception.why, line)],
      ),
    ),
    ...cases.flatMap(({ id, line, ...texts }) =>
      (['task', 'hint', 'answer'] as const).map((part) => textOf(`{#${id}} ${part}`, texts[part], line)),
    ),
    ...(beforeAndAfter?.lines.map(({ why }, nth) =>
      textOf(`{#before-and-after} why ${nth + 1}`, why, beforeAndAfter.line),
    ) ?? []),
    ...(twoViews === undefined
      ? []
      : (['situation', 'task', 'answer'] as const).map((part) =>
          textOf(`{#two-views} ${part}`, twoViews[part], twoViews.line),
        )),
    ...(presentation === undefined ? [] : [textOf('{#presentation} why', presentation.why, presentation.line)]),
  ];
}

function textOf(name: string, markdown: string, line: number): LessonText {
  let tree: Root | undefined;
  return {
    name,
    markdown,
    line,
    get tree() {
      tree ??= parseMarkdown(markdown);
      return tree;
    },
  };
}
