import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import type { Figure } from '../exercise/presentation.ts';

/**
 * A figure with its value, or a chart by its title. @param written what names and values pass before they stand in Slack's or Markdown's notation
 */
export function figureInWords(
  { name, value }: Pick<Figure, 'name' | 'value'>,
  locale: Locale,
  t: Translate,
  written: (text: string) => string = (text) => text,
): string {
  return value === undefined
    ? t(locale, 'figure.chart', { title: written(name) })
    : t(locale, 'list.pair', { label: written(name), text: written(value) });
}
