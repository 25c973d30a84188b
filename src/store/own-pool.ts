import pg from 'pg';
import { AppError } from '../errors.ts';

type Got = (error: Error | undefined, client?: pg.PoolClient, release?: (release?: unknown) => void) => void;

/**
 * A pool of connections. Once it's closed, a query is refused with an AppError, so that work which goes on in a stopping process can tell
 * this from a fault. Every query of a pool begins with `connect`.
 */
export class OwnPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(got: Got): void;
  override connect(got?: Got): Promise<pg.PoolClient> | undefined {
    if (this.ending) {
      const error = new AppError('app_stopping', {}, { retryable: true });
      if (got === undefined) return Promise.reject(error);
      queueMicrotask(() => got(error));
      return undefined;
    }
    if (got === undefined) return super.connect();
    super.connect(got as never);
    return undefined;
  }
}
