import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkArchitecture, EDGES, type Exception, PURE_ROOMS } from './helpers/check-architecture.ts';
import { readImports } from './helpers/read-imports.ts';

const root = new URL('../', import.meta.url).pathname;

const EXCEPTIONS: Exception[] = [
  {
    file: 'src/course/read-lesson-files.ts',
    may: ['node:fs', 'node:path', 'node:url', '../../lessons'],
    why: 'the one place that reads lessons from the disk; everything else of the course works on their text',
  },
  {
    file: 'src/jobs/compute/create-renderer.ts',
    may: ['render'],
    why: 'the entry of the worker thread composes step and renderer there, as main does for the process',
  },
  {
    file: 'src/team/zones.ts',
    may: ['luxon'],
    why: 'offsets of time zones; one file, for most of luxon reads the clock, so that it is no package for every room',
  },
  {
    file: 'src/team/holidays.ts',
    may: ['@holiday-jp/holiday_jp'],
    why: 'a table of dates, which computes nothing and is needed once',
  },
];

function sourcesOfTheApp(): Map<string, string> {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => /\.tsx?$/u.test(file))
      .sort()
      .map((file) => [`src/${file}`, readFileSync(join(root, 'src', file), 'utf8')]),
  );
}

describe('the house', () => {
  it('stands as docs/architecture.md says', () => {
    expect(checkArchitecture(sourcesOfTheApp(), EXCEPTIONS)).toEqual([]);
  });

  it('has every room that exists named in docs/architecture.md', () => {
    const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
    for (const entry of readdirSync(join(root, 'src'))) expect(text).toContain(entry);
  });
});

const check = (files: Record<string, string>, exceptions: Exception[] = []) =>
  checkArchitecture(new Map(Object.entries(files)), exceptions);

describe('the check refuses a house that leans', () => {
  it.each(PURE_ROOMS)('%s may import neither an edge nor the flow', (room) => {
    const problems = check({
      [`src/${room}/a.ts`]: `import { b } from '../slack/b.ts';\nimport { c } from '../flow/c.ts';`,
      'src/slack/b.ts': '',
      'src/flow/c.ts': '',
    });
    expect(problems).toEqual([
      `src/${room}/a.ts imports src/slack/b.ts: ${room} may not import slack`,
      `src/${room}/a.ts imports src/flow/c.ts: ${room} may not import flow`,
    ]);
  });

  it.each(EDGES)('%s may not import another edge, not even its types', (room) => {
    const other = room === 'store' ? 'jobs' : 'store';
    const problems = check({
      [`src/${room}/a.ts`]: `import type { B } from '../${other}/b.ts';`,
      [`src/${other}/b.ts`]: '',
    });
    expect(problems).toEqual([expect.stringContaining(`${room} may not import ${other}`)]);
  });

  it.each([
    `import { readFile } from 'node:fs/promises';`,
    `import http from 'node:http';`,
    `import pg from 'pg';`,
    `import { Queue } from 'bullmq';`,
    `import { App } from '@slack/bolt';`,
    `import { createCanvas } from '@napi-rs/canvas';`,
    `export * from 'node:fs';`,
    `const fs = await import('node:fs');`,
    `const file = new URL('./data.csv', import.meta.url);`,
    `import {\n  type Pool,\n  Client,\n} from 'pg';`,
    `import 'dotenv/config';`,
    'const now = Date.now();',
    'const now = new Date();',
    'const die = Math.random();',
    'const home = process.env.HOME;',
    'setTimeout(() => {}, 1);',
    `await fetch('https://example.com');`,
    `console.log('here');`,
  ])('a pure room may not say %j', (code) => {
    expect(check({ 'src/stats/a.ts': code })).toHaveLength(1);
    expect(check({ 'src/flow/a.ts': code })).toHaveLength(1);
  });

  it.each([
    `import type { KnownBlock } from '@slack/types';`,
    `import { z } from 'zod';`,
    `// import fs from 'node:fs'; Date.now()`,
    `/** Call Math.random() elsewhere. */`,
    `const word = 'Date.now()';`,
    'const day = new Date(milliseconds);',
    'const roles = process.offers;',
  ])('a pure room may say %j', (code) => {
    expect(check({ 'src/stats/a.ts': code })).toEqual([]);
  });

  it('ports are types, for those who import them and for themselves', () => {
    expect(
      check({
        'src/flow/a.ts': `import { Store } from '../ports.ts';`,
        'src/ports.ts': `import { LOCALES } from './course/types.ts';`,
        'src/course/types.ts': '',
      }),
    ).toHaveLength(2);
  });

  it('the rehearsal knows nothing of the domain', () => {
    const files = {
      'src/rehearsal/a.ts': `import type { Role } from '../course/types.ts';`,
      'src/course/types.ts': '',
    };
    expect(check(files)).toEqual([expect.stringContaining('rehearsal may not import course')]);
    expect(check({ 'src/rehearsal/a.ts': `import { App } from '@slack/bolt';` })).toHaveLength(1);
  });

  it('nobody imports main, save the command line', () => {
    expect(
      check({ 'src/slack/a.ts': `import { start } from '../main.ts';`, 'src/service/start-service.ts': '' }),
    ).toHaveLength(1);
    expect(check({ 'src/cli.ts': `import { start } from './main.ts';`, 'src/service/start-service.ts': '' })).toEqual(
      [],
    );
  });

  it('only main and the command line read the environment', () => {
    expect(check({ 'src/store/a.ts': 'const url = process.env.DATABASE_URL;' })).toHaveLength(1);
    expect(check({ 'src/cli.ts': 'const url = process.env;' })).toEqual([]);
  });

  it('files that import each other are a cycle, unless only types go round', () => {
    const files = { 'src/flow/a.ts': `import { b } from './b.ts';`, 'src/flow/b.ts': `import { a } from './a.ts';` };
    expect(check(files)).toEqual(['file cycle: src/flow/a.ts -> src/flow/b.ts -> src/flow/a.ts']);
    expect(check({ ...files, 'src/flow/b.ts': `import type { A } from './a.ts';` })).toEqual([]);
  });

  it('rooms that import each other are a cycle, even through different files', () => {
    const problems = check({
      'src/steps/a.ts': `import { b } from '../charts/b.ts';`,
      'src/charts/b.ts': '',
      'src/charts/c.ts': `import { d } from '../steps/d.ts';`,
      'src/steps/d.ts': '',
    });
    expect(problems).toEqual(['room cycle: steps -> charts -> steps']);
  });

  it('a room that the architecture does not know is refused', () => {
    expect(check({ 'src/utils/a.ts': '' })).toEqual([expect.stringContaining('knows no room "utils"')]);
  });

  it('a file over 300 lines needs a reason in its head', () => {
    const long = '\n'.repeat(301).replaceAll('\n', 'a;\n');
    expect(check({ 'src/slack/a.ts': long })).toEqual([expect.stringContaining('has 301 lines')]);
    expect(check({ 'src/slack/a.ts': `/** Long on purpose: one table. */\n${long}` })).toEqual([]);
  });

  it('an exception is for one file and what it names, and must be about a file that exists', () => {
    const exception = { file: 'src/course/read.ts', may: ['node:fs/promises'], why: 'reads the lessons' };
    const code = `import { readFile } from 'node:fs/promises';`;
    expect(check({ 'src/course/read.ts': code, 'src/course/other.ts': code }, [exception])).toEqual([
      'src/course/other.ts imports node:fs/promises: course is pure',
    ]);
    expect(check({}, [exception])).toEqual(['src/course/read.ts has an exception but does not exist']);
  });
});

describe('readImports', () => {
  it.each([
    [`import a from './a.ts';`, './a.ts', false],
    [`import type { A } from './a.ts';`, './a.ts', true],
    [`import { type A } from './a.ts';`, './a.ts', false],
    [`import type from './a.ts';`, './a.ts', false],
    [`import * as a from "./a.ts";`, './a.ts', false],
    [`export type { A } from './a.ts';`, './a.ts', true],
    [`export { a } from './a.ts';`, './a.ts', false],
    [`export * from './a.ts';`, './a.ts', false],
    [`import './a.ts';`, './a.ts', false],
    [`const a = await import('./a.ts');`, './a.ts', false],
    [`let a: import('./a.ts').Name;`, './a.ts', true],
    [`new Worker(new URL('./a.ts', import.meta.url));`, './a.ts', false],
    [`const path = require.resolve('some-package/file');`, 'some-package/file', false],
  ])('reads %s', (code, specifier, typeOnly) => {
    expect(readImports(code)).toEqual([{ specifier, typeOnly }]);
  });
});
