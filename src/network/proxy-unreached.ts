/** Marks a failure on the way to the proxy itself, as against one behind it. Keeps Node's code. */
export class ProxyUnreached extends Error {
  readonly code: unknown;
  /** The proxy's address, perhaps with a password. Not enumerable, so that no log shows it. */
  declare readonly address: string;

  constructor(address: string, cause: Error) {
    super(cause.message, { cause });
    this.name = 'ProxyUnreached';
    this.code = (cause as NodeJS.ErrnoException).code;
    Object.defineProperty(this, 'address', { value: address, enumerable: false });
  }
}
