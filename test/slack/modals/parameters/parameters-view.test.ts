import { expect, it } from 'vitest';
import type { Locale } from '../../../../src/course/locale.ts';
import { wordsFor } from '../../../../src/slack/messages/words.ts';
import { parametersView } from '../../../../src/slack/modals/parameters/parameters-view.ts';
import { stepOf } from '../../../../src/steps/step-of.ts';
import { course } from '../../../helpers/course.ts';

const labels = (locale: Locale, unit: string | undefined) =>
  parametersView(wordsFor(course, locale), {
    lessonId: 'l',
    channelId: 'C1',
    toldIn: undefined,
    process: 'business-understanding',
    parameters: stepOf('business-understanding').parameters,
    unit,
    values: {},
    choices: [],
    decisions: [],
  }).blocks.flatMap((block) => ('label' in block ? [block.label.text] : []));

it.each([
  ['en', ['Pay per hour', 'Development, once', 'Operation per day'], (label: string) => `${label} (US dollars)`],
  ['ja', ['時給', '初期開発費', '1日あたりの運用費'], (label: string) => `${label}（米ドル）`],
] as const)('asks for money in the currency of the data set, in %s', (locale, money, inDollars) => {
  expect(labels(locale, 'usd').slice(-3)).toEqual(money.map(inDollars));
  expect(labels(locale, undefined).slice(-3)).toEqual(money);
  expect(labels(locale, 'usd').slice(0, -3)).toEqual(labels(locale, undefined).slice(0, -3));
});
