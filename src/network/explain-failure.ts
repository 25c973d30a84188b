import { isLoopback } from './create-dispatcher.ts';
import { DEEPEST, findNetworkError, NetworkError } from './network-error.ts';
import { type ProxySettings, proxyName, variableOf } from './proxy-settings.ts';
import { ProxyUnreached } from './proxy-unreached.ts';

/** What the chain of an error's causes tells. */
interface Found {
  code: string | undefined;
  /** Address of the proxy that was not reached. */
  proxy: string | undefined;
  /** HTTP status with which a proxy refused to open a way. */
  refusal: number | undefined;
  isLate: boolean;
  isRedirected: boolean;
}

/**
 * Turns the error of a request into one that says the cause and what to do. `fetch` says only "fetch failed", and a WebSocket only
 * "network error".
 * @param url where the request went
 * @returns an error that is a NetworkError already, or that has another cause than the network, unchanged
 */
export function explainFailure(error: unknown, url: string, proxies: ProxySettings | undefined): unknown {
  if (findNetworkError(error) !== undefined) return error;
  const found = read(error);
  const { hostname, host } = new URL(url);
  const explained =
    proxyRefusal(found, hostname, proxies) ??
    (found.proxy === undefined
      ? explain(found, hostWords(host, hostname, proxies))
      : explain(found, proxyWords(found.proxy, proxies)));
  return explained === undefined ? error : new NetworkError(explained, error);
}

function read(error: unknown): Found {
  const found: Found = { code: undefined, proxy: undefined, refusal: undefined, isLate: false, isRedirected: false };
  let each = error;
  for (let depth = 0; depth < DEEPEST && each instanceof Error; depth += 1) {
    const { code, errors, name, message } = each as NodeJS.ErrnoException & { errors?: unknown[] };
    if (each instanceof ProxyUnreached) found.proxy = each.address;
    if (typeof code === 'string') found.code = code;
    if (name === 'TimeoutError') found.isLate = true;
    if (message === 'unexpected redirect') found.isRedirected = true;
    const status = /^Proxy response \((\d{3})\)/u.exec(message)?.[1];
    if (status !== undefined) found.refusal = Number(status);
    each = each.cause ?? errors?.[0];
  }
  return found;
}

interface Words {
  /** The machine that failed. */
  what: string;
  /** What to check first; the beginning of a sentence. */
  check: string;
  proxies: ProxySettings | undefined;
}

function hostWords(host: string, hostname: string, proxies: ProxySettings | undefined): Words {
  const through = proxies === undefined || isLoopback(hostname) ? '' : ', and that the proxy lets it';
  return { what: host, check: `Check that this machine may reach ${hostname}${through}`, proxies };
}

function proxyWords(address: string, proxies: ProxySettings | undefined): Words {
  const variable = proxies === undefined ? 'HTTPS_PROXY' : variableOf(proxies, address);
  return {
    what: `the proxy ${proxyName(address)}`,
    check: `Check that the proxy runs, and its address in ${variable}`,
    proxies,
  };
}

type Explained = { code: string; why: string; todo: string };

/** A proxy that answers, and opens no way to the host. */
function proxyRefusal({ refusal }: Found, hostname: string, proxies: ProxySettings | undefined): Explained | undefined {
  if (refusal === undefined) return undefined;
  const code = 'PROXY_REFUSED';
  // Slack is asked over https, so its proxy is this one.
  const address = proxies?.https ?? proxies?.http;
  const name = address === undefined ? 'the proxy' : `the proxy ${proxyName(address)}`;
  const variable = address === undefined || proxies === undefined ? 'HTTPS_PROXY' : variableOf(proxies, address);
  if (refusal === 407) {
    const hasUser = address !== undefined && new URL(address).username !== '';
    return hasUser
      ? {
          code,
          why: `${name} does not accept the user and password in ${variable} (HTTP 407)`,
          todo: `Correct them in ${variable}. A special character in them is written as %XX.`,
        }
      : {
          code,
          why: `${name} asks for a user and a password (HTTP 407)`,
          todo: `Write them into ${variable}: http://user:password@host:port.`,
        };
  }
  if (refusal >= 500) {
    return {
      code,
      why: `${name} cannot reach ${hostname} (HTTP ${refusal})`,
      todo: 'Ask who runs the proxy; if that host needs no proxy, name it in NO_PROXY.',
    };
  }
  return {
    code,
    why: `${name} does not let this app reach ${hostname} (HTTP ${refusal})`,
    todo: `Ask who runs the proxy to allow ${hostname}; docs/operations.md says which hosts Slack needs.`,
  };
}

const UNKNOWN_SIGNER =
  /^(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(?:GET_ISSUER_CERT(?:_LOCALLY)?|VERIFY_LEAF_SIGNATURE))$/u;
const WRONG_CERTIFICATE = /^(?:CERT_\w{1,40}|ERR_TLS_CERT_ALTNAME_INVALID)$/u;

function explain({ code, isLate, isRedirected }: Found, { what, check, proxies }: Words): Explained | undefined {
  const perhapsProxy = proxies === undefined ? ' If this network needs a proxy, name it in HTTPS_PROXY.' : '';
  const say = (why: string, todo: string) => ({ code: code ?? 'NO_ANSWER', why: `${what} ${why}`, todo });
  if (isLate && code === undefined) return say('gave no answer in time', `${check}.${perhapsProxy}`);
  if (isRedirected) {
    return say(
      'answered with another address, as the sign-in page of a network does',
      `${check}; sign in to the network if it asks for it.`,
    );
  }
  if (code === undefined) return undefined;
  if (UNKNOWN_SIGNER.test(code)) {
    return say(
      `showed a certificate from a signer that this machine does not know (${code})`,
      'If your company’s proxy or firewall signs it, name the file with its CA certificate in NODE_EXTRA_CA_CERTS.',
    );
  }
  if (WRONG_CERTIFICATE.test(code)) {
    return say(
      `showed a certificate that is not valid for it now (${code})`,
      'Check its name and dates, and the clock of this machine.',
    );
  }
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return say(`is a name that this machine cannot look up (DNS, ${code})`, `${check}.${perhapsProxy}`);
    case 'ECONNREFUSED':
      return say(`refuses connections (${code})`, `${check}.${perhapsProxy}`);
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return say(
        `did not take the connection in time (${code})`,
        `${check}: a firewall may be between.${perhapsProxy}`,
      );
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return say(`cannot be reached over the network (${code})`, `${check}.${perhapsProxy}`);
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return say(`gave no answer in time (${code})`, `${check}.`);
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
      return say(`closed the connection without an answer (${code})`, `${check}: a firewall may be between.`);
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return say(`does not speak TLS there (${code})`, `${check}: https:// or http://, and the port.`);
  }
  return code.startsWith('HPE_') ? say(`answered something other than HTTP (${code})`, `${check}.`) : undefined;
}
