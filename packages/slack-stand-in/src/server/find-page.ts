import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the built page is: beside this file once compiled, in `dist/page/` while it runs from its source. */
export function findPage(): string {
  const compiled = fileURLToPath(new URL('../page/', import.meta.url));
  const built = fileURLToPath(new URL('../../dist/page/', import.meta.url));
  return existsSync(`${compiled}main.js`) ? compiled : built;
}
