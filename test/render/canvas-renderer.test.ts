import { describe, expect, it } from 'vitest';
import { canvasRenderer } from '../../src/render/canvas-renderer.ts';
import { heatMap } from '../../src/steps/analyze/charts/heat-map.ts';
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

  it('writes the figure into each cell of a heat map', async () => {
    const chart = heatMap('numeric', findingsOf(), 'en', say);
    const [dataset] = chart.config.data.datasets;
    const bare = { ...chart, config: { ...chart.config, data: { datasets: [{ ...dataset, cellLabels: undefined }] } } };
    const written = await pixelsOf(await canvasRenderer.render(chart, 'en'));
    const empty = await pixelsOf(await canvasRenderer.render(bare, 'en'));
    expect(written).toMatchObject({ width: chart.width, height: chart.height });
    expect(written.data.equals(empty.data)).toBe(false);
  });
});
