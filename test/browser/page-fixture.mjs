/**
 * A fixture for the rehearsal server: canned state with every block and element, for viewing the page without the app.
 * Run: npm run build && node test/browser/page-fixture.mjs [port]
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorModal, makeState, stackedModal } from './page-fixture-state.mjs';

const PAGE = fileURLToPath(new URL('../../packages/slack-stand-in/dist/page/', import.meta.url));
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const POLICY = "default-src 'self'; img-src 'self' data:";
const CHART =
  '<svg xmlns="http://www.w3.org/2000/svg" width="960" height="480"><rect width="960" height="480" fill="#fff"/>' +
  [300, 220, 160, 120, 80, 40]
    .map((h, i) => `<rect x="${80 + i * 140}" y="${420 - h}" width="90" height="${h}" fill="#3f47a8"/>`)
    .join('') +
  '<path d="M60 420h860" stroke="#333"/></svg>';

/** Starts the fixture. `calls` collects the page's posts. `now` is the time of the last message, in ms. */
export function startPageFixture(port = 0, now = Date.now()) {
  const state = makeState(Math.floor(now / 1000));
  const calls = [];
  const streams = new Map();
  let nextTs = now / 1000;
  const ts = () => {
    nextTs += 1;
    return nextTs.toFixed(6);
  };
  const send = (event, to) => {
    for (const [stream, as] of streams)
      if (to === undefined || to === as) stream.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  const addMessage = (message, to) => {
    if (to === undefined) state.messages.push(message);
    send({ type: 'message', message }, to);
  };
  const handlers = {
    message: ({ as, channel, text, threadTs }) => {
      addMessage({ channel, ts: ts(), user: as, text, ...(threadTs ? { threadTs } : {}) });
      return { ok: true };
    },
    command: ({ as, channel, text }) => {
      if (text.includes('fail')) return { ok: false, error: 'the app did not respond within 3 seconds' };
      addMessage({ channel, ts: ts(), user: state.appUser, text: `You typed \`${text}\``, ephemeral: { to: as } }, as);
      return { ok: true };
    },
    action: ({ as, action }) => {
      if (action.action_id === 'open-modal') send({ type: 'modal', view: errorModal() }, as);
      if (action.action_id === 'push-modal') send({ type: 'modal', view: stackedModal() }, as);
      if (action.action_id === 'slow') return new Promise((resolve) => setTimeout(() => resolve({ ok: true }), 1500));
      return { ok: true };
    },
    'view-submit': ({ as, viewId, values }) => {
      if (viewId === 'V2') send({ type: 'modal', view: errorModal() }, as);
      else if (values.text?.value?.value === 'short') {
        return { ok: true, errors: { text: 'Say what you need in at least 20 characters.' } };
      } else send({ type: 'modal' }, as);
      return { ok: true };
    },
    'view-close': ({ as, viewId }) => {
      send(viewId === 'V2' ? { type: 'modal', view: errorModal() } : { type: 'modal' }, as);
      return { ok: true };
    },
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const [, , , endpoint] = url.pathname.split('/');
    const json = (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (endpoint === 'state') return json({ ...state, messages: state.messages.filter((m) => !m.ephemeral) });
    if (endpoint === 'events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
      streams.set(response, url.searchParams.get('as'));
      request.on('close', () => streams.delete(response));
      return;
    }
    if (request.method === 'POST') {
      let body = '';
      for await (const chunk of request) body += chunk;
      const call = { endpoint, ...JSON.parse(body) };
      calls.push(call);
      return json((await handlers[endpoint]?.(call)) ?? { ok: true });
    }
    if (url.pathname.startsWith('/files/')) {
      const image = url.pathname.endsWith('.svg');
      return response
        .writeHead(200, { 'content-type': image ? 'image/svg+xml' : 'text/markdown' })
        .end(image ? CHART : '# Report');
    }
    const name = url.pathname === '/' ? 'index.html' : url.pathname.slice(1);
    try {
      const body = await readFile(PAGE + name);
      response.writeHead(200, {
        'content-type': TYPES[extname(name)] ?? 'text/plain',
        'content-security-policy': POLICY,
      });
      response.end(body);
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      const address = `http://127.0.0.1:${server.address().port}/`;
      const close = () => {
        server.closeAllConnections();
        return new Promise((done) => server.close(done));
      };
      resolve({ address, calls, send, addMessage, close });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address } = await startPageFixture(Number(process.argv[2] ?? 4173));
  process.stdout.write(`${address}\n`);
}
