import { type Lesson, partIdsOf } from '../lesson.ts';

/** Every Markdown text of a lesson except its model requests, with the name that checks use in reports. */
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
