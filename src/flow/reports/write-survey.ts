import { MOMENTS, type SurveyResults, shownAnswers } from '../../exercise/survey.ts';
import type { ReportWords } from './create-report-words.ts';

/** Writes what people have answered to the two questions, before and after, as lines of Markdown; empty where nobody has. */
export function surveyLines(results: SurveyResults, words: ReportWords): string[] {
  const { t } = words;
  const questions = (['sure', 'asked'] as const).flatMap((question) => {
    const lines = MOMENTS.flatMap((moment) => {
      const answers = results[question][moment];
      if (answers.length === 0) return [];
      return [`- ${t('list.pair', { label: t(`survey.${moment}`), text: inWords(question, answers, words) })}`];
    });
    return lines.length === 0 ? [] : [`**${t(`survey.${question}`)}**`, lines.join('\n')];
  });
  return questions.length === 0 ? [] : [`## ${t('survey.title')}`, t('survey.note'), ...questions];
}

function inWords(question: 'sure' | 'asked', answers: readonly number[], { t }: ReportWords): string {
  const shown = shownAnswers(question, answers);
  if ('few' in shown) return t('survey.few');
  if ('each' in shown) return shown.each.join(t('list.comma'));
  return shown.groups
    .map(({ from, to, count }) => {
      const range = to === undefined ? t('survey.from', { from }) : to === from ? String(from) : `${from}–${to}`;
      return t('survey.group', { range, n: count });
    })
    .join(t('list.comma'));
}
