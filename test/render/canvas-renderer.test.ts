import { describe, expect, it } from 'vitest';
import { type BarValues, valuesAtEnds, valuesInside } from '../../src/charts/bar-values.ts';
import type { Chart } from '../../src/charts/chart.ts';
import { BLUE } from '../../src/charts/palette.ts';
import { canvasRenderer } from '../../src/render/canvas-renderer.ts';
import { targetDistribution } from '../../src/steps/analyze/charts/target-distribution.ts';
import { findingsOf, say } from '../charts/findings.ts';
import { barChart, pixelsOf } from './pixels.ts';

const draw = (title: string, labels?: string[]) => canvasRenderer.render(barChart(title, labels), 'ja');
/** `GRID` of the palette. */
const GRID_RGB = '227,230,235';
/** A character that no font has. It is drawn as a box, or as nothing. */
const MISSING = '\u{10FFFD}';

describe('a chart on the canvas', () => {
  it('is a PNG of the chart’s size', async () => {
    const png = await draw('Title');
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(await pixelsOf(png)).toMatchObject({ width: 600, height: 400 });
  });

  it('has a white background, so that it can be read on a dark screen', async () => {
    const { at, width, height } = await pixelsOf(await draw('Title'));
    const corners = [at(0, 0), at(width - 1, 0), at(0, height - 1), at(width - 1, height - 1)];
    expect(corners).toEqual(Array(4).fill([255, 255, 255, 255]));
  });

  it('has bars in their colour', async () => {
    const { data } = await pixelsOf(await draw('Title'));
    expect(data.includes(Buffer.of(0x00, 0x72, 0xb2, 0xff))).toBe(true);
  });

  it('is the same to the pixel when it is drawn again', async () => {
    expect(Buffer.compare(await draw('価格の分布'), await draw('価格の分布'))).toBe(0);
  });

  it('has Japanese glyphs: they all differ, and none looks like a missing one', async () => {
    const characters = [...'価格欠損値列分布カヒばぱー、。①', MISSING];
    const drawn = await Promise.all(characters.map(async (each) => (await pixelsOf(await draw(each))).data));
    expect(new Set(drawn.map((data) => data.toString('base64'))).size).toBe(characters.length);
  });

  it('has Japanese glyphs in its labels too', async () => {
    const labels = ['価格', '面積', MISSING.repeat(2)];
    const drawn = await Promise.all(labels.map(async (each) => (await pixelsOf(await draw('x', [each]))).data));
    expect(new Set(drawn.map((data) => data.toString('base64'))).size).toBe(labels.length);
  });

  it('has the grid lines of a distribution at the figures of its axis', async () => {
    const { at, width, height } = await pixelsOf(
      await canvasRenderer.render(targetDistribution(findingsOf(), 'en', say), 'en'),
    );
    const y = Math.round(height * 0.32);
    const lines = Array.from({ length: width }, (_, x) => x).filter((x) => at(x, y).slice(0, 3).join() === GRID_RGB);
    // From 0 to 1,000,000 in steps of 200,000: the axis, then five lines, the last at the edge.
    expect(lines).toHaveLength(5);
    const gaps = lines.slice(1).map((x, place) => x - (lines[place] ?? 0));
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(2);
    const axis = (lines[0] ?? 0) - (gaps[0] ?? 0);
    expect([-1, 0, 1].some((near) => (at(axis + near, y)[0] ?? 255) < 255)).toBe(true);
  });

  describe('with values on its bars', () => {
    const wide = (data: number[], values: BarValues): Chart => ({
      ...barChart('', ['a']),
      config: {
        type: 'bar',
        data: { labels: ['a'], datasets: [{ data, backgroundColor: BLUE, ...values }] },
        options: {
          indexAxis: 'y',
          layout: { padding: 0 },
          plugins: { legend: { display: false } },
          scales: { x: { display: false, min: -10, max: 10 }, y: { display: false } },
        },
      },
    });
    /** The columns of pixels that a value covers. */
    const inked = async (data: number[], values: BarValues) => {
      const written = await pixelsOf(await canvasRenderer.render(wide(data, values), 'en'));
      const bare = await pixelsOf(await canvasRenderer.render(wide(data, { ...values, barValues: [''] }), 'en'));
      const columns = new Set<number>();
      written.data.forEach((byte, at) => {
        if (byte !== bare.data[at]) columns.add(Math.floor(at / 4) % written.width);
      });
      return { from: Math.min(...columns), to: Math.max(...columns), count: columns.size };
    };

    it('writes a value beyond the end, on the side of its sign', async () => {
      // The axis is 600 pixels from -10 to 10, so 5 ends at 450 and -5 at 150.
      const right = await inked([5], valuesAtEnds(['888']));
      expect(right.from).toBeGreaterThan(450);
      expect(right.from).toBeLessThan(470);
      const left = await inked([-5], valuesAtEnds(['888']));
      expect(left.to).toBeLessThan(150);
      expect(left.to).toBeGreaterThan(130);
      // Its end is where it begins.
      expect((await inked([0.0001], valuesAtEnds(['888']))).from).toBeGreaterThan(300);
      expect((await inked([-0.0001], valuesAtEnds(['888']))).to).toBeLessThan(300);
    });

    it('writes a value into the middle of a part of a stack', async () => {
      const { from, to, count } = await inked([8], valuesInside(['888'], BLUE));
      expect(count).toBeGreaterThan(20);
      expect(Math.abs((from + to) / 2 - 420)).toBeLessThan(4);
    });
  });
});
