import type { ExampleRequest } from '../../../course/lesson.ts';
import { escapeMrkdwn } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';

/** Whom an example request asks, and its kind. */
export function exampleHeading({ t, course, locale }: Words, { roles, kind }: ExampleRequest): string {
  const text = roles.map((id) => escapeMrkdwn(course.role(locale, id).name)).join(' · ');
  return `*${t('list.note', { text, note: t(`kind.${kind}`) })}*`;
}
