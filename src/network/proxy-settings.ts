/** The proxies that requests to other machines go through. Their addresses may hold a password: show only `proxyName`. */
export interface ProxySettings {
  /** For http:// addresses. Without `https`, for https:// as well. */
  http?: string;
  /** For https:// addresses. */
  https?: string;
  /** Hosts that are asked without a proxy, as in the variable NO_PROXY. */
  noProxy: string;
}

/** Host and port of a proxy, without its user and password. */
export function proxyName(address: string): string {
  const { hostname, port, protocol } = new URL(address);
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}

/** The variable that names the proxy, so that an operator finds it. */
export function variableOf({ https }: ProxySettings, address: string): string {
  return https !== undefined && proxyName(https) === proxyName(address) ? 'HTTPS_PROXY' : 'HTTP_PROXY';
}

/** Says in a line which proxies are used for what, without their users and passwords. */
export function describeProxies(settings: ProxySettings | undefined): string {
  if (settings === undefined) return 'none: neither HTTPS_PROXY nor HTTP_PROXY is set';
  const { http, https, noProxy } = settings;
  const ways = [
    ...(https === undefined ? [] : [`https:// through ${proxyName(https)} (HTTPS_PROXY)`]),
    ...(http === undefined
      ? []
      : [`${https === undefined ? 'https:// and ' : ''}http:// through ${proxyName(http)} (HTTP_PROXY)`]),
  ];
  const without = ['this machine', ...(noProxy === '' ? [] : [`${noProxy} (NO_PROXY)`]), 'PostgreSQL', 'Redis'];
  return `${ways.join(', ')}; directly: ${without.join(', ')}`;
}
