import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Finds the built page: in the compiled package itself, or in `dist/page/` when this runs from source. */
export function findPage(): string {
  const compiled = fileURLToPath(new URL('../page/', import.meta.url));
  const built = fileURLToPath(new URL('../../dist/page/', import.meta.url));
  return existsSync(`${compiled}main.js`) ? compiled : built;
}
