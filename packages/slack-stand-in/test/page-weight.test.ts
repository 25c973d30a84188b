import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const PAGE = new URL('../dist/page/', import.meta.url);

it('the page’s script is under 150 kB compressed', () => {
  const scripts = readdirSync(PAGE).filter((name) => name.endsWith('.js'));
  expect(scripts).not.toEqual([]);
  const bytes = scripts.map((name) => gzipSync(readFileSync(new URL(name, PAGE))).length);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000);
});
