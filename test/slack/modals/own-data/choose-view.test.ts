import type { InputBlock, KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { LOCALES } from '../../../../src/course/locale.ts';
import { BLOCKS } from '../../../../src/slack/app/ids.ts';
import { wordsFor } from '../../../../src/slack/messages/words.ts';
import { chooseView } from '../../../../src/slack/modals/own-data/choose-view.ts';
import { previewTable } from '../../../../src/steps/preview/preview-table.ts';
import { readTable } from '../../../../src/table/reading/read-table.ts';
import type { FileChoices } from '../../../../src/table/reading/reading.ts';
import type { OwnDataSettings } from '../../../../src/team/own-data.ts';
import { course } from '../../../helpers/course.ts';
import { ownDataOf } from '../../../helpers/own-table.ts';

const SETTINGS: OwnDataSettings = { choices: {}, target: 'y', row: 'a match', leftOut: [] };

function drawn(csv: string, settings?: OwnDataSettings, locale: (typeof LOCALES)[number] = 'en') {
  const choices: FileChoices = settings?.choices ?? {};
  const preview = previewTable(readTable(new TextEncoder().encode(csv), choices));
  return chooseView(wordsFor(course, locale), { data: ownDataOf(settings && { settings }), preview });
}

/** A select of the form: what it offers, and what is chosen in it. */
function selectIn({ blocks }: { blocks: readonly unknown[] }, block: string) {
  const found = (blocks as KnownBlock[]).find(({ block_id: id }) => id === block) as InputBlock | undefined;
  if (found === undefined) return undefined;
  const element = found.element;
  if (element.type !== 'static_select' && element.type !== 'multi_static_select') throw new Error(element.type);
  const all = element.options ?? element.option_groups?.flatMap(({ options }) => options) ?? [];
  const initial = 'initial_option' in element ? [element.initial_option] : [];
  const chosen = 'initial_options' in element ? (element.initial_options ?? []) : initial;
  return {
    label: found.label.text,
    offered: all.map(({ text }) => text.text),
    chosen: chosen.map((one) => one?.text.text),
  };
}

const SCORES = `match,score,code,day,y\n${Array.from({ length: 6 }, (_, n) => `m${n},1${n}:21,${n % 3},2024-01-0${n + 1},${n}.5`).join('\n')}\n`;

describe('the columns to read as words', () => {
  it.each([
    ['en', 'Read as words'],
    ['ja', '文字として読む列'],
  ] as const)('are offered where they were read as numbers, dates or times, in %s', (locale, label) => {
    const field = selectIn(drawn(SCORES, undefined, locale), BLOCKS.asWords);
    expect(field).toEqual({ label, offered: ['score', 'code', 'day', 'y'], chosen: [] });
  });

  it('stay chosen and on offer once they are read so, and leave the columns to predict', () => {
    const types = { score: 'categorical', code: 'categorical' } as const;
    const form = drawn(SCORES, { ...SETTINGS, choices: { types } });
    expect(selectIn(form, BLOCKS.asWords)).toMatchObject({
      offered: ['score', 'code', 'day', 'y'],
      chosen: ['score', 'code'],
    });
    expect(selectIn(form, BLOCKS.target)?.offered).toEqual(['y']);
    expect(JSON.stringify(form.blocks)).toContain('10:21 / 11:21 / 12:21');
    expect(JSON.stringify(form.blocks)).toContain('The table below is read the way you chose.');
  });

  it('have a select for each hundred, so that Slack takes as many as are chosen', () => {
    const names = Array.from({ length: 150 }, (_, n) => `c${n}`);
    const csv = `${names}\n${names.map((_, n) => n + 0.5)}\n${names.map((_, n) => n + 1.5)}\n`;
    const types = Object.fromEntries(names.slice(0, 149).map((name) => [name, 'categorical' as const]));
    const form = drawn(csv, { choices: { types }, target: 'c149', row: 'a row', leftOut: names.slice(0, 149) });
    for (const [block, label] of [
      [BLOCKS.asWords, 'Read as words'],
      [BLOCKS.leftOut, 'Leave these columns out'],
    ] as const) {
      const [first, second] = [selectIn(form, block), selectIn(form, `${block}.2`)];
      expect(first).toMatchObject({ label: `${label}: Columns 1 to 100`, offered: names.slice(0, 100) });
      expect(second).toMatchObject({ label: `${label}: Columns 101 to 150`, offered: names.slice(100) });
      expect([...(first?.chosen ?? []), ...(second?.chosen ?? [])]).toEqual(names.slice(0, 149));
      expect(selectIn(form, `${block}.3`)).toBeUndefined();
    }
  });
});

describe('the column to predict', () => {
  const rows = (cells: readonly string[]) => cells.map((cell, n) => `${'pq'[n % 2]},${cell}`).join('\n');

  it('is one of numbers, and the last of them is chosen', () => {
    const csv = `a,b,c,d\n${Array.from({ length: 4 }, (_, n) => `${n}.5,p,${n}.25,2024-01-0${n + 1}`).join('\n')}\n`;
    expect(selectIn(drawn(csv), BLOCKS.target)).toMatchObject({ offered: ['a', 'c'], chosen: ['c'] });
  });

  it('may be one that words spoil, which can be mended here, and is never chosen for a person', () => {
    const spoilt = `b,y\n${rows(['1.5', '2.5', 'about 3', '4.5'])}\n`;
    expect(selectIn(drawn(spoilt), BLOCKS.target)).toMatchObject({ offered: ['y'], chosen: [] });
    const words = `b,x,y\n${rows(['1.5,low', '2.5,mid', '3.5,4', '4.5,high'])}\n`;
    expect(selectIn(drawn(words), BLOCKS.target)).toMatchObject({ offered: ['x'], chosen: ['x'] });
  });
});
