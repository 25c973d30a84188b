import type { ViewStateSelectedOption } from '@slack/bolt';
import type { InputBlock, MultiStaticSelect } from '@slack/types';
import { expect, it } from 'vitest';
import type { Locale } from '../../../../src/course/locale.ts';
import { wordsFor } from '../../../../src/slack/messages/words.ts';
import { parametersView } from '../../../../src/slack/modals/parameters/parameters-view.ts';
import { readParameters } from '../../../../src/slack/modals/parameters/submit-parameters.ts';
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

it('takes more than a hundred columns, and reads them again, however often it is filled in anew', () => {
  const names = Array.from({ length: 230 }, (_, n) => `c${n}`);
  const drop = names.slice(0, 220);
  for (const edition of [0, 2]) {
    const { blocks } = parametersView(wordsFor(course, 'en'), {
      lessonId: 'l',
      channelId: 'C1',
      toldIn: undefined,
      process: 'prepare',
      parameters: stepOf('prepare').parameters,
      unit: undefined,
      values: { drop },
      choices: names.map((column) => ({ column, note: 'blank' })),
      decisions: [],
      edition,
    });
    const selects = (blocks as InputBlock[]).flatMap(({ block_id: id = '', element }) =>
      element?.type === 'multi_static_select'
        ? [{ id, options: (element as MultiStaticSelect).initial_options ?? [] }]
        : [],
    );
    expect(selects.every(({ options }) => options.length <= 100)).toBe(true);
    const read = readParameters(
      'prepare',
      (block) => {
        const found = selects.find(({ id }) => id === block);
        const selected = (found?.options ?? []).map(({ value = '' }) => ({ value }) as ViewStateSelectedOption);
        return found && { type: 'multi_static_select', selected_options: selected };
      },
      edition,
    );
    expect(read).toMatchObject({ values: { drop } });
  }
});
