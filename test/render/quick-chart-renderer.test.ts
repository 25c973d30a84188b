import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChartRenderer } from '../../src/charts/chart-renderer.ts';
import { createRenderer } from '../../src/jobs/compute/create-renderer.ts';
import { createNetwork } from '../../src/network/create-network.ts';
import { quickChartRenderer } from '../../src/render/quick-chart-renderer.ts';
import { startProxy } from '../helpers/network/start-proxy.ts';
import { barChart } from './pixels.ts';

const PNG = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3);
const OWN = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 42);
const own: ChartRenderer = { render: async () => OWN };
const network = createNetwork();
const chart = barChart('価格の分布');

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** A QuickChart server that answers with `answer` and keeps its requests. */
async function quickChart(answer: (response: ServerResponse) => void) {
  const asked: { request: IncomingMessage; body: string }[] = [];
  const started = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      asked.push({ request, body });
      answer(response);
    });
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const address = started.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, asked };
}

describe('a QuickChart server', () => {
  it('draws the chart, and its PNG is used unchanged', async () => {
    const { url, asked } = await quickChart((response) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end(PNG),
    );
    expect([...(await quickChartRenderer(url, own, network).render(chart, 'ja'))]).toEqual([...PNG]);
    expect(asked).toHaveLength(1);
    const sent = JSON.parse(asked[0]?.body ?? '{}') as Record<string, unknown>;
    expect(asked[0]?.request).toMatchObject({ method: 'POST', url: '/chart' });
    expect(sent).toMatchObject({ width: chart.width, height: chart.height, version: '4', backgroundColor: 'white' });
    // The chart is sent as a JavaScript object, because a QuickChart server accepts functions too.
    const config = JSON.stringify(runInNewContext(`(${sent.chart})`));
    expect(JSON.parse(config)).toEqual(chart.config);
  });

  it('is reached through the proxy that is set', async () => {
    const { url, asked } = await quickChart((response) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end(PNG),
    );
    const proxy = await startProxy({ hosts: { 'charts.invalid:80': Number(new URL(url).port) } });
    const renderer = createRenderer({ url: 'http://charts.invalid', proxy: { http: proxy.url, noProxy: '' } });
    expect([...(await renderer.render(chart, 'ja'))]).toEqual([...PNG]);
    expect(asked).toHaveLength(1);
    expect(proxy.tunnels).toEqual(['charts.invalid:80']);
    await proxy.close();
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['answers with an error', (response) => response.writeHead(500).end('out of memory')],
    ['refuses the chart, with a picture of the error', (response) => response.writeHead(400).end(PNG)],
    ['answers with a page', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')],
    ['answers with nothing', (response) => response.writeHead(200).end()],
    ['breaks off', (response) => response.destroy()],
  ])('that %s is replaced by the fallback', async (_, answer) => {
    const { url, asked } = await quickChart(answer);
    expect(await quickChartRenderer(url, own, network).render(chart, 'ja')).toBe(OWN);
    expect(asked.length).toBeGreaterThan(0);
  });

  it('that never answers is given up after the time limit', async () => {
    const { url, asked } = await quickChart(() => {});
    expect(await quickChartRenderer(url, own, network, 200).render(chart, 'ja')).toBe(OWN);
    expect(asked).toHaveLength(1);
  });

  it('that is down is replaced by the fallback', async () => {
    const { url } = await quickChart(() => {});
    await new Promise((closed) => server?.close(closed));
    expect(await quickChartRenderer(url, own, network).render(chart, 'ja')).toBe(OWN);
  });
});
