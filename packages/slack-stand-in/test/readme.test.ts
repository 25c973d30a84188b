import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

it.each(['socket-mode', 'signed-http'])('the README quotes the example %s', (name) => {
  expect(read('../README.md')).toContain(`\`\`\`ts\n${read(`examples/${name}.test.ts`)}\`\`\``);
});
