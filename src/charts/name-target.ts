import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import type { Chart } from './chart.ts';
import { inUnit } from './in-unit.ts';
import { LINE, subtitle } from './palette.ts';

/**
 * Lets a chart say what is predicted, and in which unit, where its own words don't: below its title, and at the end of its alt text. People look at a chart
 * away from its findings.
 * @param about the column to predict, and its unit as `inUnit` takes it
 */
export function nameTarget(
  chart: Chart,
  { target, unit }: { target: string; unit?: string | undefined },
  locale: Locale,
  t: Translate,
): Chart {
  const { axisText, withUnit } = inUnit(unit, locale, t);
  const named = axisText(target);
  const drawn = JSON.stringify(chart.config);
  const isDrawn = drawn.includes(JSON.stringify(named).slice(1, -1));
  const isTold = chart.altText.includes(target) && chart.altText.includes(withUnit('').trim());
  return {
    ...chart,
    altText: isTold ? chart.altText : t(locale, 'chart.target.alt', { text: chart.altText, target: named }),
    ...(isDrawn ? {} : withSubtitle(chart, t(locale, 'chart.target.subtitle', { target: named }))),
  };
}

/** The chart with a line below its title, and the pixels that it takes. */
function withSubtitle({ config, height }: Chart, text: string): Pick<Chart, 'config' | 'height'> {
  const { options } = config;
  const { title } = options?.plugins ?? {};
  const plugins = { ...options?.plugins, title: { ...title, padding: { bottom: 8 } }, subtitle: subtitle(text) };
  return { height: height + LINE, config: { ...config, options: { ...options, plugins } } };
}
