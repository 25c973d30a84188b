import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashInputs } from './hash-inputs.mjs';

/**
 * A part of the build.
 * @typedef {object} Part
 * @property {string} name
 * @property {readonly string[]} inputs files and folders that the part is made from
 * @property {readonly string[]} [except] files and folders in the inputs to ignore
 * @property {() => readonly string[]} outputs files that the part makes
 * @property {() => unknown} make makes the outputs; an error ends the build
 */

/**
 * Makes each part whose inputs have changed or whose outputs are incomplete. Parts are made in order, since one may depend on an
 * earlier one. Removes files that a part no longer makes.
 * @param {string} root the folder that all paths are relative to
 * @param {string} stamp file that records the inputs' hash and the outputs of each part
 * @param {readonly Part[]} parts
 * @returns {Promise<string[]>} names of the parts that were made
 * @throws an error of a part, which the next build makes again
 */
export async function buildChanged(root, stamp, parts) {
  const file = join(root, stamp);
  const made = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  // Without a stamp, outputs may come from sources that are gone.
  if (made === undefined) rmSync(dirname(file), { recursive: true, force: true });
  const known = made ?? {};
  const names = [];
  for (const { name, inputs, except, outputs, make } of parts) {
    const hash = hashInputs(root, inputs, except);
    const isWhole = () => outputs().every((output) => existsSync(join(root, output)));
    const before = known[name];
    if (before?.hash === hash && isWhole()) continue;
    // Drops the hash until the part is complete, so that a failed part is made again.
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
