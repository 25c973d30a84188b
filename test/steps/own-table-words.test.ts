import { describe, expect, it } from 'vitest';
import type { Chart } from '../../src/charts/chart.ts';
import { ownWords } from '../../src/charts/own-words.ts';
import { LOCALES } from '../../src/course/locale.ts';
import { parseTable } from '../../src/table/parse-table.ts';
import { houseWords } from '../helpers/house-words.ts';
import { MADE_UP_TABLES, type MadeUpTable } from '../helpers/own-tables.ts';
import { runSteps } from '../helpers/run-steps.ts';

/** Runs all steps on a made-up table, with everything that they write and draw. */
async function run(table: MadeUpTable, locale: (typeof LOCALES)[number]) {
  const drawn: Chart[] = [];
  const outcomes = await runSteps({
    table: parseTable(table.bytes),
    target: table.target,
    unit: ownWords(table.unit),
    row: ownWords(table.row[locale]),
    source: { dataset: table.name, plain: table.name },
    locale,
    render: async (chart) => {
      drawn.push(chart);
      return new Uint8Array();
    },
  });
  return { outcomes, drawn };
}

describe.each(LOCALES)('on a table of the team’s own, in %s', (locale) => {
  it.each(Object.values(MADE_UP_TABLES))('the steps on $name write no house words', async (table) => {
    const { outcomes, drawn } = await run(table, locale);
    expect(drawn.flatMap((chart) => houseWords(JSON.stringify(chart)))).toEqual([]);
    for (const [process, { summary, headline, draft = '', charts, artifacts }] of outcomes) {
      const texts = [
        summary,
        headline,
        draft,
        ...charts.flatMap(({ title, altText }) => [title, altText]),
        ...artifacts.map(({ content }) => (typeof content === 'string' ? content : Buffer.from(content).toString())),
      ];
      expect(texts.flatMap(houseWords), process).toEqual([]);
    }
  });

  it.each(Object.values(MADE_UP_TABLES))('every chart on $name tells its target and unit', async (table) => {
    const { drawn } = await run(table, locale);
    expect(drawn.length).toBeGreaterThan(12);
    for (const { id, altText, config } of drawn) {
      for (const shown of [altText, JSON.stringify(config)]) {
        expect(shown, id).toContain(table.target);
        expect(shown, id).toContain(table.unit);
      }
    }
  });
});
