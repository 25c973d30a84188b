import QuickChartModule from 'quickchart-js';
import type { BarValues } from '../charts/bar-values.ts';
import type { Chart } from '../charts/chart.ts';
import type { Network } from '../network/create-network.ts';
import { checkPng } from './check-png.ts';
import { completeConfig } from './complete-config.ts';

// The package is CommonJS: its types declare a default export within the object that Node imports as the default.
const QuickChart = QuickChartModule as unknown as typeof QuickChartModule.default;

/** How long a server may take for a chart, from the request to the last byte. */
export const QUICKCHART_MS = 5000;
/** A chart of 1200 x 1500 pixels takes about 0.2 MB. */
const MOST_BYTES = 5_000_000;

/** Thrown when a QuickChart server doesn't draw a chart. `message` says why, without the server's address or what it sent. */
export class QuickChartError extends Error {
  /** The server gave no answer. Another chart would wait as long. */
  readonly isAway: boolean;

  constructor(message: string, { isAway = false, cause }: { isAway?: boolean; cause?: unknown } = {}) {
    super(message, { cause });
    this.isAway = isAway;
  }
}

/**
 * Draws a chart with a QuickChart server (https://quickchart.io/documentation/usage/post-endpoint/).
 * @param network the way to the server. The package's own way knows no proxy, and can't be ended.
 * @param baseUrl the server's address. Its path and its query are kept. A user and a password in it become basic authentication.
 * @param signal ends the request, also while the answer is being read
 * @returns the bytes of a whole PNG of the chart's size
 * @throws QuickChartError
 */
export async function askQuickChart(
  network: Pick<Network, 'fetch'>,
  baseUrl: string,
  chart: Chart,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const png = await read(await post(network, baseUrl, chart, signal), signal);
  try {
    await checkPng(png, chart);
  } catch (cause) {
    throw new QuickChartError(`its answer isn’t the picture: ${(cause as Error).message}`, { cause });
  }
  return png;
}

/**
 * Has chartjs-plugin-datalabels write the bars' own texts (https://chartjs-plugin-datalabels.netlify.app/guide/formatting.html).
 * The package sends the function as JavaScript, so it uses nothing but its arguments.
 */
function withBarValues(config: Chart['config']): Chart['config'] {
  const { options } = config;
  const formatter = (_value: unknown, context: { dataset: BarValues; dataIndex: number }) =>
    context.dataset.barValues[context.dataIndex];
  return {
    ...config,
    options: { ...options, plugins: { ...options?.plugins, datalabels: { display: false, formatter } } },
  };
}

async function post(
  network: Pick<Network, 'fetch'>,
  baseUrl: string,
  chart: Chart,
  signal: AbortSignal,
): Promise<Response> {
  const { url, headers } = addressOf(baseUrl);
  const quick = new QuickChart()
    .setConfig(withBarValues(completeConfig(chart)))
    .setWidth(chart.width)
    .setHeight(chart.height)
    // With another ratio than 1, the server multiplies the size.
    .setDevicePixelRatio(1)
    .setVersion('4')
    .setFormat('png')
    .setBackgroundColor('white');
  const body = JSON.stringify(quick.getPostData());
  let response: Response;
  try {
    // A redirect isn't followed: the figures go to the configured server only.
    response = await network.fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
  } catch (cause) {
    throw new QuickChartError(whyUnanswered(cause, signal), { isAway: true, cause });
  }
  if (response.status === 200) return response;
  await response.body?.cancel().catch(() => {});
  throw new QuickChartError(`it answered with HTTP ${response.status}`);
}

/** The endpoint that draws, and the headers. `fetch` refuses an address with a password. */
function addressOf(baseUrl: string): { url: URL; headers: Record<string, string> } {
  const url = new URL(baseUrl);
  const credentials = `${decoded(url.username)}:${decoded(url.password)}`;
  url.username = '';
  url.password = '';
  url.hash = '';
  let folder = url.pathname;
  while (folder.endsWith('/')) folder = folder.slice(0, -1);
  url.pathname = `${folder}/chart`;
  const authorization = { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
  return { url, headers: { 'content-type': 'application/json', ...(credentials === ':' ? {} : authorization) } };
}

/** A text without its percent signs; one that is no such code is taken as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return text;
  }
}

/** Reads an answer, up to the limit. What comes after the limit isn't read. */
async function read(response: Response, signal: AbortSignal): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      length += part.byteLength;
      // Leaving the loop cancels the body, which closes the connection.
      if (length > MOST_BYTES) break;
      parts.push(part);
    }
  } catch (cause) {
    throw new QuickChartError(whyUnanswered(cause, signal), { isAway: true, cause });
  }
  if (length > MOST_BYTES) throw new QuickChartError(`its answer is over ${MOST_BYTES / 1_000_000} MB`);
  return new Uint8Array(Buffer.concat(parts));
}

function whyUnanswered(cause: unknown, signal: AbortSignal): string {
  if (signal.aborted) return `it didn’t answer within ${QUICKCHART_MS / 1000} seconds`;
  const { code, message } = innermost(cause) as { code?: unknown; message?: unknown };
  // A message beside a code may name the address; one without a code is about the request, such as "bad port".
  return `no answer came (${code ?? message})`;
}

/** The error that an error began with. */
function innermost(error: unknown): unknown {
  const { cause } = (error ?? {}) as { cause?: unknown };
  return cause === undefined ? error : innermost(cause);
}
