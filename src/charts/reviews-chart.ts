import type { Locale } from '../course/locale.ts';
import { RATINGS, type Rating } from '../course/rubric.ts';
import type { Translate } from '../course/translate.ts';
import type { ReviewSummary } from '../exercise/summarize-reviews.ts';
import { countTexts, valuesInside } from './bar-values.ts';
import type { Chart } from './chart.ts';
import { formatter } from './formatter.ts';
import { axis, BLUE, GREEN, legend, RED, title, valueAxis, WIDTH, YELLOW } from './palette.ts';

/** Counts of each rating, one bar for each criterion, with the median in its label. */
export function reviewsChart({ criteria, reviews }: ReviewSummary, locale: Locale, t: Translate): Chart {
  const { upToTwo } = formatter(locale);
  const name = t(locale, 'chart.reviews.title', { n: reviews });
  // The colours match the signs of the ratings in messages: ✅ 🔵 🟡 ❌.
  const colors: Record<Rating, string> = { fully: GREEN, mostly: BLUE, partly: YELLOW, not: RED };
  const labels = criteria.map(({ criterion, median }) => [
    t(locale, `rubric.${criterion}.short`),
    t(locale, 'chart.reviews.median', { median: upToTwo(median) }),
  ]);
  return {
    id: 'reviews',
    title: name,
    altText: t(locale, 'chart.reviews.alt', {
      n: reviews,
      medians: criteria
        .map(({ criterion, median }) => `${t(locale, `rubric.${criterion}.short`)} ${upToTwo(median)}`)
        .join(t(locale, 'list.comma')),
    }),
    width: WIDTH,
    height: 760,
    config: {
      type: 'bar',
      data: {
        labels,
        datasets: RATINGS.map((rating) => ({
          label: t(locale, `rating.${rating}`),
          data: criteria.map(({ counts }) => counts[rating]),
          backgroundColor: colors[rating],
          ...valuesInside(countTexts(criteria.map(({ counts }) => counts[rating])), colors[rating]),
        })),
      },
      options: {
        indexAxis: 'y',
        plugins: { legend: legend(), title: title(name) },
        scales: {
          x: valueAxis(t(locale, 'chart.reviews.axis'), { stacked: true, beginAtZero: true, max: reviews }),
          y: axis('', { stacked: true, grid: { display: false } }),
        },
      },
    },
  };
}
