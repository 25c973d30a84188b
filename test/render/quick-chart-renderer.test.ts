import type { ServerResponse } from 'node:http';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import type { BarValues } from '../../src/charts/bar-values.ts';
import type { Chart } from '../../src/charts/chart.ts';
import type { ChartRenderer } from '../../src/charts/chart-renderer.ts';
import { createRenderer } from '../../src/jobs/compute/create-renderer.ts';
import { createNetwork } from '../../src/network/create-network.ts';
import { canvasRenderer } from '../../src/render/canvas-renderer.ts';
import { completeConfig } from '../../src/render/complete-config.ts';
import { quickChartRenderer } from '../../src/render/quick-chart-renderer.ts';
import { strongestPairs } from '../../src/steps/analyze/charts/strongest-pairs.ts';
import { findingsOf, say } from '../charts/findings.ts';
import { startProxy } from '../helpers/network/start-proxy.ts';
import { type Asked, pngOf, serveQuickChart } from '../helpers/serve-quick-chart.ts';
import { barChart } from './pixels.ts';

const OWN = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 42);
const own: ChartRenderer = { render: async () => OWN };
const chart = barChart('価格の分布');
const PNG = Buffer.from(await canvasRenderer.render(chart, 'ja'));
const TWICE = await pngOf(1200, 800);

let server: Awaited<ReturnType<typeof serveQuickChart>> | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Starts a server and a renderer that asks it. Its requests end only when the test aborts them. */
async function start(answer: Parameters<typeof serveQuickChart>[0], at = (host: string) => `http://${host}`) {
  server = await serveQuickChart(answer);
  const reasons: string[] = [];
  const limit = new AbortController();
  const renderer = quickChartRenderer(at(server.host), own, {
    network: createNetwork(),
    drawnHere: (reason) => reasons.push(reason),
    limit: () => limit.signal,
  });
  return { asked: server.asked, reasons, limit, renderer };
}

const sendPng = (png: Buffer) => (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'image/png' }).end(png);

/** The configuration that a server was asked to draw. */
const configOf = (one: Asked | undefined): unknown =>
  JSON.parse(JSON.stringify(runInNewContext(`(${one?.body.chart})`)));

/** A configuration with what chartjs-plugin-datalabels reads; its function is no JSON. */
const withPlugin = ({ options, ...config }: Chart['config']) => ({
  ...config,
  options: { ...options, plugins: { ...options?.plugins, datalabels: { display: false } } },
});

/** A promise that the test fulfils. */
function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

/** A copy of a PNG with another width and height in its head. */
function claiming(width: number, height: number): Buffer {
  const png = Buffer.from(PNG);
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return png;
}

/** A copy with one wrong byte in the middle of the pixels. */
function damaged(): Buffer {
  const png = Buffer.from(PNG);
  const middle = Math.floor(png.length / 2);
  png[middle] = (png[middle] ?? 0) ^ 0xff;
  return png;
}

describe('a QuickChart server', () => {
  it('draws the chart, and its PNG is used unchanged', async () => {
    const { renderer, asked, reasons } = await start(sendPng(PNG));
    expect([...(await renderer.render(chart, 'ja'))]).toEqual([...PNG]);
    expect(reasons).toEqual([]);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.request).toMatchObject({ method: 'POST', url: '/chart' });
    expect(asked[0]?.request.headers.authorization).toBeUndefined();
    // The package writes the configuration as a JavaScript object, because a QuickChart server takes functions too.
    expect({ ...asked[0]?.body, chart: configOf(asked[0]) }).toEqual({
      chart: withPlugin(completeConfig(chart)),
      width: chart.width,
      height: chart.height,
      devicePixelRatio: 1,
      version: '4',
      format: 'png',
      backgroundColor: 'white',
    });
  });

  it('gets the padding in the configuration, from which the canvas takes it too', async () => {
    const { renderer, asked } = await start(sendPng(PNG));
    await renderer.render(chart, 'ja');
    expect(configOf(asked[0])).toMatchObject({ options: { layout: { padding: 24 } } });
    const roomy = {
      ...chart,
      config: { ...chart.config, options: { ...chart.config.options, layout: { padding: 90 } } },
    };
    const drawn = await canvasRenderer.render(roomy, 'ja');
    expect(Buffer.from(drawn).equals(PNG), 'the canvas takes the padding from the configuration').toBe(false);
  });

  it('is asked below its path, with its query, its user and its password', async () => {
    const at = (host: string) => `http://us%20er:p%40ss%zz@${host}/own/quick/?key=k1`;
    const { renderer, asked } = await start(sendPng(PNG), at);
    expect([...(await renderer.render(chart, 'ja'))]).toEqual([...PNG]);
    expect(asked[0]?.request.url).toBe('/own/quick/chart?key=k1');
    const [kind, credentials = ''] = String(asked[0]?.request.headers.authorization).split(' ');
    expect([kind, Buffer.from(credentials, 'base64').toString()]).toEqual(['Basic', 'us er:p%40ss%zz']);
  });

  it.each<[string, (response: ServerResponse) => unknown, string]>([
    ['answers with an error', (response) => response.writeHead(500).end('out of memory'), 'HTTP 500'],
    ['refuses the chart, with a picture of the error', (response) => response.writeHead(400).end(PNG), 'HTTP 400'],
    ['sends elsewhere', (response) => response.writeHead(307, { location: '/elsewhere' }).end(), 'HTTP 307'],
    ['answers with a page', (response) => response.writeHead(200).end('<html>'.repeat(9)), 'no PNG'],
    ['answers with nothing', (response) => response.writeHead(200).end(), 'no PNG'],
    ['answers with half a picture', sendPng(PNG.subarray(0, PNG.length / 2)), 'end is missing'],
    ['leaves out the end of the picture', sendPng(PNG.subarray(0, -12)), 'end is missing'],
    ['damages the picture', sendPng(damaged()), 'damaged'],
    ['sends another size', sendPng(TWICE), '1200 x 800 pixels where 600 x 400 was asked'],
    ['claims a size that fills the memory', sendPng(claiming(90_000, 90_000)), '90000 x 90000'],
    ['breaks off at once', (response) => response.destroy(), 'no answer came'],
    [
      'breaks off in the middle',
      (response) => {
        response.writeHead(200, { 'content-length': PNG.length });
        response.write(PNG.subarray(0, 60), () => response.destroy());
      },
      'no answer came',
    ],
  ])('that %s is replaced by the fallback, which is said with the reason', async (_, answer, reason) => {
    const { renderer, asked, reasons } = await start(answer, (host) => `http://user:hunter2@${host}`);
    expect(await renderer.render(chart, 'ja')).toBe(OWN);
    expect(asked).toHaveLength(1);
    expect(reasons).toEqual([expect.stringContaining(reason)]);
    expect(reasons[0]).not.toMatch(/hunter2|127\.0\.0\.1/u);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['never answers', () => {}],
    ['begins an answer and never ends it', (response) => void response.writeHead(200).write(PNG.subarray(0, 60))],
  ])('that %s is hung up on after the limit, and the next chart does not wait for it', async (_, answer) => {
    const hungUp = signal();
    const got = signal();
    const { renderer, asked, reasons, limit } = await start((response) => {
      response.once('close', hungUp.give);
      answer(response);
      got.give();
    });
    const drawn = renderer.render(chart, 'ja');
    await got.given;
    limit.abort();
    expect(await drawn).toBe(OWN);
    await hungUp.given;
    expect(await renderer.render(chart, 'ja')).toBe(OWN);
    expect(asked).toHaveLength(1);
    expect(reasons).toEqual(['it didn’t answer within 5 seconds']);
  });

  it('that sends without an end is hung up on at 5 MB', async () => {
    const hungUp = signal();
    const { renderer, reasons } = await start((response) => {
      response.once('close', hungUp.give);
      response.writeHead(200, { 'content-type': 'image/png' });
      const part = Buffer.alloc(100_000, 1);
      const send = () => {
        while (!response.destroyed && response.write(part));
      };
      response.on('drain', send);
      send();
    });
    expect(await renderer.render(chart, 'ja')).toBe(OWN);
    await hungUp.given;
    expect(reasons).toEqual(['its answer is over 5 MB']);
  });

  it('that is down is replaced by the fallback, and not asked again', async () => {
    const { renderer, reasons } = await start(() => {});
    await server?.close();
    expect(await renderer.render(chart, 'ja')).toBe(OWN);
    expect(await renderer.render(chart, 'ja')).toBe(OWN);
    expect(reasons).toEqual(['no answer came (ECONNREFUSED)']);
  });

  it('at a port that no request may go to is replaced by the fallback, with the reason', async () => {
    const reasons: string[] = [];
    const renderer = quickChartRenderer('http://127.0.0.1:1', own, {
      network: createNetwork(),
      drawnHere: (reason) => reasons.push(reason),
    });
    expect(await renderer.render(chart, 'ja')).toBe(OWN);
    expect(reasons).toEqual(['no answer came (bad port)']);
  });

  it('is asked through a proxy', async () => {
    server = await serveQuickChart(sendPng(PNG));
    const proxy = await startProxy({ hosts: { 'charts.invalid:80': Number(new URL(server.url).port) } });
    const renderer = await createRenderer({ url: 'http://charts.invalid', proxy: { http: proxy.url, noProxy: '' } });
    expect([...(await renderer.render(chart, 'ja'))]).toEqual([...PNG]);
    expect(server.asked).toHaveLength(1);
    expect(proxy.tunnels).toEqual(['charts.invalid:80']);
    await proxy.close();
  });

  it('that refuses one chart is asked for the next', async () => {
    let refuses = true;
    const { renderer } = await start((response) => (refuses ? response.writeHead(400).end() : sendPng(PNG)(response)));
    expect(await renderer.render(chart, 'ja')).toBe(OWN);
    refuses = false;
    expect([...(await renderer.render(chart, 'ja'))]).toEqual([...PNG]);
  });

  it('is told the values on the bars, with a function that needs nothing around it', async () => {
    const { renderer, asked } = await start(sendPng(PNG));
    const pairs = strongestPairs('numeric', findingsOf(), 'en', say);
    await renderer.render(pairs, 'en');
    const { data, options } = runInNewContext(`(${asked[0]?.body.chart})`);
    const { display, formatter } = options.plugins.datalabels;
    // Only datasets that have texts are labelled.
    expect(display).toBe(false);
    const drawn = data.datasets.map((dataset: { data: unknown[]; datalabels: unknown }) => ({
      own: dataset.datalabels,
      texts: dataset.data.map((value, dataIndex) => formatter(value, { dataset, dataIndex })),
    }));
    const expected = pairs.config.data.datasets.map(({ barValues, datalabels }: BarValues) => ({
      own: datalabels,
      texts: barValues,
    }));
    expect(JSON.parse(JSON.stringify(drawn))).toEqual(expected);
    expect(expected[0]?.texts[0]).toMatch(/^0\.\d+$/u);
    expect(expected[0]?.own).toMatchObject({ display: true, anchor: 'end', align: 'end' });
  });
});
