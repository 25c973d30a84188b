import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { isLoopback } from '../../src/network/create-dispatcher.ts';
import { createNetwork } from '../../src/network/create-network.ts';
import { findNetworkError } from '../../src/network/network-error.ts';
import type { ProxySettings } from '../../src/network/proxy-settings.ts';
import { startProxy, type TestProxy, TLS } from '../helpers/network/start-proxy.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

/** A host that answers every request with `there`. */
const host = () => listen(createServer((_request, response) => response.end('there')));

/** The proxy at this address for everything, but `noProxy`. */
const through = (address: string, noProxy = ''): ProxySettings => ({ http: address, https: address, noProxy });

async function ask(proxies: ProxySettings | undefined, url: string, init?: RequestInit): Promise<string> {
  return (await createNetwork(proxies).fetch(url, init)).text();
}

/** Why a request fails, and what to do. */
async function failure(proxies: ProxySettings | undefined, url: string, init?: RequestInit): Promise<string> {
  try {
    return `no failure: ${await ask(proxies, url, init)}`;
  } catch (error) {
    return findNetworkError(error)?.message ?? `not explained: ${String(error)}`;
  }
}

/** A port on loopback where nothing listens. */
async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a proxy', () => {
  let port = 0;
  let proxy: TestProxy;
  beforeEach(async () => {
    port = await host();
    const hosts = { 'slack.invalid:80': port, 'charts.invalid:3400': port, 'files.slack.invalid:80': port };
    proxy = await startProxy({ hosts });
    closing.push(proxy.close);
  });

  it('leads to a host that only it knows', async () => {
    const network = createNetwork(through(proxy.url));
    expect(network.usedProxy()).toBeUndefined();
    expect(await (await network.fetch('http://slack.invalid/api/api.test')).text()).toBe('there');
    expect(proxy.tunnels).toEqual(['slack.invalid:80']);
    expect(network.usedProxy()).toBe(new URL(proxy.url).host);
  });

  it.each(['127.0.0.1', 'localhost'])('is never asked for %s', async (name) => {
    expect(await ask(through(proxy.url), `http://${name}:${port}/`)).toBe('there');
    expect(proxy.asked).toEqual([]);
  });

  it.each([
    ['slack.invalid', 'http://slack.invalid/'],
    ['slack.invalid', 'http://files.slack.invalid/'],
    ['.invalid', 'http://slack.invalid/'],
    ['other.example, charts.invalid:3400', 'http://charts.invalid:3400/'],
    ['*', 'http://slack.invalid/'],
  ])('is not asked when NO_PROXY is "%s", for %s', async (noProxy, url) => {
    // The name has no address, so the direct way fails.
    expect(await failure(through(proxy.url, noProxy), url)).toContain(
      `${new URL(url).host} is a name that this machine`,
    );
    expect(proxy.asked).toEqual([]);
  });

  it.each([
    ['slack.example', 'http://slack.invalid/'],
    ['slack.invalid:8080', 'http://slack.invalid/'],
    ['files.slack.invalid', 'http://slack.invalid/'],
  ])('is asked when NO_PROXY is "%s", for %s', async (noProxy, url) => {
    expect(await ask(through(proxy.url, noProxy), url)).toBe('there');
    expect(proxy.asked).toEqual(['slack.invalid:80']);
  });

  it('does not come from the environment', async () => {
    const before = { ...process.env };
    Object.assign(process.env, { HTTP_PROXY: proxy.url, http_proxy: proxy.url, HTTPS_PROXY: proxy.url });
    try {
      expect(await failure({ https: proxy.url, noProxy: '' }, 'http://slack.invalid/')).toContain(
        'slack.invalid is a name',
      );
      expect(await failure(undefined, 'http://slack.invalid/')).toContain('slack.invalid is a name');
    } finally {
      process.env = before;
    }
    expect(proxy.asked).toEqual([]);
  });
});

describe('a request that reaches nothing says why and what to do', () => {
  const proxyAt = async (options: Partial<Parameters<typeof startProxy>[0]> = {}) => {
    const proxy = await startProxy({ hosts: {}, ...options });
    closing.push(proxy.close);
    return proxy;
  };
  const withUser = (url: string) => url.replace('//', '//kakehashi:hunter2@');

  it('when no proxy runs there', async () => {
    const address = `127.0.0.1:${await deadPort()}`;
    expect(await failure(through(`http://${address}`), 'https://slack.invalid/')).toBe(
      `the proxy ${address} refuses connections (ECONNREFUSED). Check that the proxy runs, and its address in HTTPS_PROXY.`,
    );
    expect(await failure({ http: `http://${address}`, noProxy: '' }, 'https://slack.invalid/')).toContain(
      'in HTTP_PROXY.',
    );
  });

  it('when the proxy has no address', async () => {
    expect(await failure(through('http://proxy.invalid:3128'), 'https://slack.invalid/')).toMatch(
      /^the proxy proxy\.invalid:3128 is a name that this machine cannot look up \(DNS, E\w+\)\. Check that the proxy runs/u,
    );
  });

  it('when the proxy wants a password, or another one', async () => {
    const { url } = await proxyAt({ user: 'kakehashi:bridge' });
    const { host: name } = new URL(url);
    expect(await failure(through(url), 'https://slack.invalid/')).toBe(
      `the proxy ${name} asks for a user and a password (HTTP 407). Write them into HTTPS_PROXY: http://user:password@host:port.`,
    );
    const other = await failure(through(withUser(url)), 'https://slack.invalid/');
    expect(other).toContain(`the proxy ${name} does not accept the user and password in HTTPS_PROXY (HTTP 407)`);
    expect(other).not.toContain('hunter2');
  });

  it('when the proxy forbids the host, or does not reach it', async () => {
    const proxy = await proxyAt();
    expect(await failure(through(proxy.url), 'https://slack.invalid/')).toContain(
      'cannot reach slack.invalid (HTTP 502)',
    );
    proxy.refuse(403);
    expect(await failure(through(proxy.url), 'https://slack.invalid/')).toMatch(
      /does not let this app reach slack\.invalid \(HTTP 403\)\. Ask who runs the proxy to allow slack\.invalid/u,
    );
  });

  it('when the certificate of Slack or of the proxy has an unknown signer', async () => {
    const port = await listen(createTlsServer(TLS, (_request, response) => response.end('there')));
    const plain = await proxyAt({ hosts: { 'slack.invalid:443': port } });
    const tells = /showed a certificate from a signer that this machine does not know \(\w+\)\. .*NODE_EXTRA_CA_CERTS/u;
    const behind = await failure(through(plain.url), 'https://slack.invalid/');
    expect(behind).toMatch(tells);
    expect(behind).toMatch(/^slack\.invalid /u);
    const secure = await proxyAt({ tls: true });
    const itself = await failure(through(secure.url), 'https://slack.invalid/');
    expect(itself).toMatch(tells);
    expect(itself).toMatch(/^the proxy localhost:\d+ /u);
  });

  it('when the proxy is an address, which is not asked for as a name in the handshake', async () => {
    const names: string[] = [];
    const SNICallback: TlsOptions['SNICallback'] = (name, done) => {
      names.push(name);
      done(null);
    };
    const port = await listen(createTlsServer({ ...TLS, SNICallback }, (_request, response) => response.end()));
    for (const host of ['127.0.0.1', 'localhost']) {
      expect(await failure(through(`https://${host}:${port}`), 'https://slack.invalid/')).toMatch(
        new RegExp(`^the proxy ${host}:${port} showed a certificate`, 'u'),
      );
    }
    expect(names).toEqual(['localhost']);
  });

  it('when the proxy does not speak TLS', async () => {
    const { url } = await proxyAt();
    expect(await failure(through(url.replace('http:', 'https:')), 'https://slack.invalid/')).toMatch(
      /^the proxy 127\.0\.0\.1:\d+ does not speak TLS there \(ERR_SSL_\w+\)/u,
    );
  });

  it('when there is no proxy, and perhaps should be one', async () => {
    expect(await failure(undefined, 'https://slack.invalid/')).toMatch(
      /^slack\.invalid is a name .*may reach slack\.invalid\. If this network needs a proxy, name it in HTTPS_PROXY\.$/u,
    );
    const port = await deadPort();
    expect(await failure(undefined, `http://127.0.0.1:${port}/`)).toMatch(
      new RegExp(`^127\\.0\\.0\\.1:${port} refuses connections \\(ECONNREFUSED\\)`, 'u'),
    );
  });

  it('when the answer is late, is cut or leads elsewhere', async () => {
    const port = await listen(
      createServer((request, response) => {
        if (request.url === '/cut') request.socket.destroy();
        else response.writeHead(302, { location: 'http://login.example/' }).end();
      }),
    );
    const late = { signal: AbortSignal.abort(new DOMException('late', 'TimeoutError')) };
    expect(await failure(undefined, `http://127.0.0.1:${port}/`, late)).toContain('gave no answer in time');
    expect(await failure(undefined, `http://127.0.0.1:${port}/cut`)).toContain(
      'closed the connection without an answer',
    );
    expect(await failure(undefined, `http://127.0.0.1:${port}/`, { redirect: 'error' })).toContain('sign-in page');
  });

  it('and leaves an error of another kind as it is', async () => {
    const reason = new Error('the app ends');
    const asked = createNetwork().fetch('http://127.0.0.1:1/', { signal: AbortSignal.abort(reason) });
    await expect(asked).rejects.toBe(reason);
  });

  it('and no log line shows the password of the proxy', async () => {
    const { url } = await proxyAt({ user: 'kakehashi:bridge' });
    const lines: string[] = [];
    const log = createLog({ level: 'info' }, { write: (line) => void lines.push(line) });
    for (const address of [withUser(url), `http://kakehashi:hunter2@127.0.0.1:${await deadPort()}`]) {
      const error = await ask(through(address), 'https://slack.invalid/').catch((each: unknown) => each);
      log.error({ err: error }, 'failed');
    }
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toContain('hunter2');
    expect(lines[0]).toContain('HTTP 407');
    expect(lines[1]).toContain('ECONNREFUSED');
  });
});

describe('isLoopback', () => {
  it.each(['localhost', 'app.localhost', '127.0.0.1', '127.8.9.10', '[::1]', '[::ffff:7f00:1]'])('%s is', (name) => {
    expect(isLoopback(name)).toBe(true);
  });
  it.each(['slack.com', 'localhost.example', '128.0.0.1', '127.example', '[::2]', '10.0.0.1'])('%s is not', (name) => {
    expect(isLoopback(name)).toBe(false);
  });
});
