import { afterEach, expect, it } from 'vitest';
import { createChartProbe } from '../../src/doctor/create-chart-probe.ts';
import { drawAsked, serveQuickChart } from '../helpers/serve-quick-chart.ts';

let server: Awaited<ReturnType<typeof serveQuickChart>> | undefined;
afterEach(() => server?.close());

it('says that the app draws the charts when no server is set', async () => {
  expect(await createChartProbe({}).charts()).toEqual({ said: 'drawn here' });
});

it('names a server that draws, without its password', async () => {
  server = await serveQuickChart(drawAsked);
  const { said } = await createChartProbe({ quickChartUrl: `http://user:hunter2@${server.host}/quick` }).charts();
  expect(said).toBe(`QuickChart at ${server.host} draws them`);
  expect(said).not.toContain('hunter2');
});

it('reports why a server does not draw', async () => {
  server = await serveQuickChart((response) => response.writeHead(404).end());
  await expect(createChartProbe({ quickChartUrl: server.url }).charts()).rejects.toThrow('it answered with HTTP 404');
});
