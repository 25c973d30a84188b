import type { Locale } from '../course/locale.ts';
import { RATINGS, type Rating } from '../course/rubric.ts';
import type { Translate } from '../course/translate.ts';
import type { ReviewSummary } from '../exercise/summarize-reviews.ts';
import type { Chart } from './chart.ts';
import { formatter } from './formatter.ts';
import { axis, BLUE, font, GREEN, RED, title, YELLOW } from './palette.ts';

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
    width: 1000,
    height: 520,
    config: {
      type: 'bar',
      data: {
        labels,
        datasets: RATINGS.map((rating) => ({
          label: t(locale, `rating.${rating}`),
          data: criteria.map(({ counts }) => counts[rating]),
          backgroundColor: colors[rating],
        })),
      },
      options: {
        indexAxis: 'y',
        plugins: { legend: { display: true, labels: { font: font(22) } }, title: title(name) },
        scales: {
          x: axis(t(locale, 'chart.reviews.axis'), {
            stacked: true,
            beginAtZero: true,
            max: reviews,
            ticks: { font: font(20), stepSize: 1 },
          }),
          y: { stacked: true, ticks: { font: font(20) }, grid: { display: false } },
        },
      },
    },
  };
}
