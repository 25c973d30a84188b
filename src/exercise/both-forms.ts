import type { ExampleRequest } from '../course/lesson.ts';

/** The text of an example request for comparisons: people may ask as briefly as its short form, or as thoroughly as the long one. */
export function bothForms({ text, full }: Pick<ExampleRequest, 'text' | 'full'>): string {
  return `${text}\n${full}`;
}
