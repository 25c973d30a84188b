import { type Lesson, partIdsOf } from '../lesson.ts';

/** Every Markdown text of a lesson that learners read beside its requests, with the name by which a check calls it. */
export function markdownOf({ parts, cases }: Lesson): { name: string; markdown: string; line: number }[] {
  return [
    ...partIdsOf({ parts }).map((id) => ({
      name: `{#${id}}`,
      markdown: parts[id]?.markdown ?? '',
      line: parts[id]?.line ?? 1,
    })),
    ...cases.flatMap(({ id, line, ...texts }) =>
      (['task', 'hint', 'answer'] as const).map((part) => ({
        name: `{#${id}} ${part}`,
        markdown: texts[part],
        line,
      })),
    ),
  ];
}
