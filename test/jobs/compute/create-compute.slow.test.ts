import { afterEach, describe, expect, it } from 'vitest';
import { certificateSheet } from '../../../src/charts/certificate-sheet.ts';
import { LOCALES } from '../../../src/course/locale.ts';
import type { AppError } from '../../../src/errors.ts';
import { createCompute } from '../../../src/jobs/compute/create-compute.ts';
import { errorSentence } from '../../../src/messages/error-sentence.ts';
import { course } from '../../helpers/course.ts';
import { drawAsked, serveQuickChart } from '../../helpers/serve-quick-chart.ts';
import { barChart, pixelsOf } from '../../render/pixels.ts';

let server: Awaited<ReturnType<typeof serveQuickChart>> | undefined;
afterEach(() => server?.close());

it('draws with the QuickChart server, and logs once why it had to draw a chart itself', async () => {
  let status = 503;
  server = await serveQuickChart((response, asked) =>
    status === 200 ? drawAsked(response, asked) : response.writeHead(status).end(),
  );
  const logged: [Record<string, unknown>, string][] = [];
  const log = { warn: (fields: Record<string, unknown>, message: string) => void logged.push([fields, message]) };
  const compute = createCompute({ quickChart: { url: `http://user:hunter2@${server.host}` }, log });
  const chart = barChart('Prices');
  const draw = async () => (await pixelsOf(await compute.draw(chart, 'en'))).data;
  const own = await draw();
  expect(await draw()).toEqual(own);
  expect(logged).toEqual([
    [{ reason: 'it answered with HTTP 503' }, 'the QuickChart server did not draw a chart, so the app drew it'],
  ]);
  status = 200;
  expect((await draw()).equals(own)).toBe(false);
  status = 400;
  await draw();
  expect(logged.map(([{ reason }]) => reason)).toEqual(['it answered with HTTP 503', 'it answered with HTTP 400']);
  expect(server.asked).toHaveLength(4);
});

it('picks a task for a run in a worker thread, with its answer', async () => {
  const compute = createCompute({});
  const about = { process: 'business-understanding', data: 'house-prices', history: {}, locale: 'en' } as const;
  const { findings, parameters } = await compute.run({ ...about, parameters: { pay: 13 }, earlier: [] }, () => {});
  const tasks = course.lesson('en', 'business-understanding').tasks;
  const run = { findings, parameters, files: [] };
  // 20 x 7.5 hours less 2 x 7.5, at 13 an hour, less 800 a day: the 105th day covers 100,000.
  expect(await compute.pickTask({ ...about, run, tasks })).toEqual({
    task: 'operation-cost',
    picked: 800,
    answer: 105,
    before: 133,
    target: 'Sale_Price',
  });
  await expect(compute.pickTask({ ...about, run, tasks, data: 'unheard-of' })).rejects.toThrow('dataset_unknown');
});

describe('a table that takes more memory than its thread may have', () => {
  // However it's read, each different text is one in memory.
  const names = Array.from({ length: 30 }, (_, m) => `c${m}`).join(',');
  const rows = Array.from({ length: 60_000 }, (_, n) => Array.from({ length: 30 }, (_, m) => `text ${n}-${m}`).join());
  const csv = `${names}\n${rows.join('\n')}\n`;

  it.each(LOCALES)(
    'is refused in one sentence that says what to do, and the process goes on, in %s',
    async (locale) => {
      const compute = createCompute({ tableMb: 40 });
      const read = () => compute.preview([new TextEncoder().encode(csv)], {});
      const error = await read().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'table_memory', retryable: false });
      expect(errorSentence(course, locale, error as AppError)).toMatch(
        /line breaks in cells\.$|改行のないCSVで保存し直してください。$/u,
      );
      const small = await compute.preview([new TextEncoder().encode('a,b\n1,2\n3,4\n')], {});
      expect(small.rows).toBe(2);
    },
  );

  it('is read by a thread with the usual memory', async () => {
    expect((await createCompute({}).preview([new TextEncoder().encode(csv)], {})).rows).toBe(60_000);
  });
});

it('draws a page in a worker thread, and fits a long name into its room', async () => {
  const compute = createCompute({});
  const sheetOf = (name: string) => {
    const rows = [{ process: 'analyze' as const, asked: 1, answered: 2, reviewed: 0 }];
    return certificateSheet({ name, rows, occasion: '30 October 2026' }, 'en', course);
  };
  const { width, height, data } = await pixelsOf(await compute.drawSheet(sheetOf('田中 芽衣'.repeat(60))));
  expect([width, height]).toEqual([1600, 1132]);
  // Between the frame and the room of the name, everything is white.
  const dark = Array.from({ length: height }, (_, y) => [70, 1530].map((x) => data[(y * width + x) * 4] ?? 0)).flat();
  expect(dark.slice(2 * 240, 2 * 330).every((value) => value === 255)).toBe(true);
  const other = await pixelsOf(await compute.drawSheet(sheetOf('Mei')));
  expect(other.data.equals(data)).toBe(false);
});
