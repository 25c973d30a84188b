import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Hashes the inputs of a build part: the name and content of every file. Adding, changing or removing a file changes the hash.
 * @param {string} root the folder that names are relative to
 * @param {readonly string[]} inputs files and folders below `root`
 * @param {readonly string[]} except files and folders in the inputs to ignore
 * @returns {string}
 * @throws when an input does not exist
 */
export function hashInputs(root, inputs, except = []) {
  const isOut = (file) => except.some((each) => file === join(root, each) || file.startsWith(join(root, each, '/')));
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesOf(join(root, input))).sort()) {
    if (isOut(file)) continue;
    const content = readFileSync(file);
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]} the file itself, or all files in the folder
 */
function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)],
  );
}
