/** A request that cannot be served, for its sender's fault. */
export class BadRequest extends Error {
  readonly status: 400 | 413;
  /** As Slack names it. */
  readonly code: string;

  constructor(status: 400 | 413, code: string, message: string) {
    super(message);
    this.name = 'BadRequest';
    this.status = status;
    this.code = code;
  }
}
