import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Creates a folder and what is missing above it. Node's own `recursive` doesn't return where the system answers ENOENT for a folder
 * whose parent exists, as /proc does (tried with Node.js 20.20).
 * @throws the system's error, such as EACCES, ENOENT, or EEXIST when a file has that name
 */
export function makeFolders(dir: string): void {
  const missing: string[] = [];
  for (let each = dir; !existsSync(each) && dirname(each) !== each; each = dirname(each)) missing.unshift(each);
  for (const each of missing) makeOne(each);
  if (!statSync(dir).isDirectory()) mkdirSync(dir);
}

function makeOne(dir: string): void {
  try {
    mkdirSync(dir);
  } catch (error) {
    // Another process may have made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(dir).isDirectory()) throw error;
  }
}
