import type { Course } from '../../course/course.ts';
import type { Locale } from '../../course/locale.ts';
import type { OwnData } from '../../team/own-data.ts';

/** Which version of a course's data a table is, and who allows its use, in one line without names of people. */
export function originInWords(
  { version, filename, consent, settings }: Pick<OwnData, 'version' | 'filename' | 'consent' | 'settings'>,
  locale: Locale,
  course: Pick<Course, 'role' | 't'>,
): string {
  const say = (key: string, values: Record<string, string | number> = {}) =>
    course.t(locale, `own-data.origin.${key}`, values);
  const which =
    version === undefined
      ? say('shared', { name: settings?.name ?? filename, file: filename })
      : say('version', { version, file: filename });
  if (consent === undefined) return which;
  if (consent.how === 'said') return `${which} ${say('said', { text: consent.text, day: consent.at.slice(0, 10) })}`;
  const { answer, role } = consent;
  if (answer === undefined) return which;
  const values = { role: course.role(locale, role).name, text: answer.text, day: answer.at.slice(0, 10) };
  return `${which} ${say(answer.allowed ? 'allowed' : 'refused', values)}`;
}
