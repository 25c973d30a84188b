import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashInputs } from './hash-inputs.mjs';

/**
 * A part of the build.
 * @typedef {object} Part
 * @property {string} name
 * @property {readonly string[]} inputs files and folders that it is made from
 * @property {readonly string[]} [except] files and folders of the inputs that do not count
 * @property {() => readonly string[]} outputs files that it makes
 * @property {() => unknown} make makes them; what it throws ends the build
 */

/**
 * Makes the parts whose inputs have changed since they were made, or of which an output is missing; one after the other, since
 * a part may be made from another. A file that a part no longer makes is removed.
 * @param {string} root the folder that all paths are told from
 * @param {string} stamp file that keeps what each part was made from
 * @param {readonly Part[]} parts
 * @returns {Promise<string[]>} names of the parts that were made
 * @throws what a part throws; it is made again by the next build
 */
export async function buildChanged(root, stamp, parts) {
  const file = join(root, stamp);
  const made = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  // What nobody knows the origin of may be of a source that is gone.
  if (made === undefined) rmSync(dirname(file), { recursive: true, force: true });
  const known = made ?? {};
  const names = [];
  for (const { name, inputs, except, outputs, make } of parts) {
    const hash = hashInputs(root, inputs, except);
    const isWhole = () => outputs().every((output) => existsSync(join(root, output)));
    const before = known[name];
    if (before?.hash === hash && isWhole()) continue;
    // From here on the part is made of neither the old inputs nor the new ones, until it is done.
    known[name] = { outputs: before?.outputs ?? [] };
    write(file, known);
    await make();
    if (!isWhole()) throw new Error(`the build made ${name} without an output that belongs to it`);
    const now = new Set(outputs());
    for (const output of known[name].outputs) if (!now.has(output)) rmSync(join(root, output), { force: true });
    known[name] = { hash, outputs: [...now] };
    write(file, known);
    names.push(name);
  }
  return names;
}

function write(file, known) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(known));
}
