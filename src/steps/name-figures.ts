import type { ProcessId } from '../course/lesson-id.ts';
import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import type { Figure } from '../exercise/presentation.ts';

/** Names a step's figures: `figure.<process>.<name>` has the words. `of`: tells figures of the same name apart. */
export function nameFigures(process: ProcessId, locale: Locale, t: Translate) {
  return (name: string, value: string, values: Record<string, string> = {}, of?: string): Figure => ({
    id: of === undefined ? name : `${name}:${of}`,
    name: t(locale, `figure.${process}.${name}`, values),
    value,
  });
}
