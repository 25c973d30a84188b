import { expect, it } from 'vitest';
import type { Chart } from '../../src/charts/chart.ts';
import { nameTarget } from '../../src/charts/name-target.ts';
import { course } from '../helpers/course.ts';

const about = { target: 'energy', unit: 'own:kWh' };
const chart = (title: string, altText: string): Chart => ({
  id: 'a',
  title,
  altText,
  width: 1,
  height: 1,
  config: { type: 'bar', data: { datasets: [] }, options: { plugins: { title: { text: title } } } },
});

it('adds target and unit below the title and to the alt text of a chart that names neither', () => {
  const { altText, config } = nameTarget(chart('Blanks', 'Bars of blanks.'), about, 'en', course.t);
  expect(altText).toBe('Bars of blanks. The column to predict is energy (kWh).');
  expect(config.options?.plugins).toMatchObject({
    title: { text: 'Blanks' },
    subtitle: { text: 'Column to predict: energy (kWh)' },
  });
});

it('leaves a chart that names both as it is', () => {
  const told = chart('Distribution of energy (kWh)', 'Histogram of energy. The median is 5 kWh.');
  expect(nameTarget(told, about, 'en', course.t)).toEqual(told);
});
