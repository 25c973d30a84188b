import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkArchitecture, EDGES, type Exception, PURE_ROOMS } from './helpers/check-architecture.ts';
import { drawRooms } from './helpers/draw-rooms.ts';
import { readImports } from './helpers/read-imports.ts';
import { readSources } from './helpers/read-sources.ts';

const root = new URL('../', import.meta.url).pathname;

const EXCEPTIONS: Exception[] = [
  {
    file: 'src/course/read-lesson-files.ts',
    may: ['node:fs', 'node:path', 'node:url', '../../lessons'],
    why: 'the one place that reads lessons from the disk; everything else of the course works on their text',
  },
  {
    file: 'src/jobs/compute/sheet-thread.ts',
    may: ['render'],
    why: 'the entry of the worker thread that draws a page',
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
    file: 'src/flow/schedule/write-calendar.ts',
    may: ['ics'],
    why: 'it gets ids and the time as values; the library would draw an id and read the clock where they are missing',
  },
  {
    file: 'src/store/lock-folder.ts',
    may: ['createServer'],
    why: 'a socket in the folder that it locks; it reads nothing',
  },
];

describe('the source code', () => {
  const sources = readSources();
  const architecture = readFileSync(join(root, 'docs/architecture.md'), 'utf8');

  it('is read completely', () => {
    expect(sources.size).toBeGreaterThan(500);
  });

  it('follows the rules of docs/architecture.md', () => {
    expect(checkArchitecture(sources, EXCEPTIONS)).toEqual([]);
  });

  it('has every room named in docs/architecture.md', () => {
    for (const entry of readdirSync(join(root, 'src'))) expect(architecture).toContain(entry);
  });

  it('matches the graph in docs/architecture.md (`npm run draw-rooms` updates it)', () => {
    expect(architecture).toContain(drawRooms(sources));
  });
});

const check = (files: Record<string, string>, exceptions: Exception[] = []) =>
  checkArchitecture(new Map(Object.entries(files)), exceptions);

describe('checkArchitecture', () => {
  it.each(PURE_ROOMS)('refuses an import of an edge or the flow in %s', (room) => {
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

  it.each(EDGES)('refuses an import of another edge in %s, types included', (room) => {
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
  ])('refuses %j in a pure room', (code) => {
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
  ])('accepts %j in a pure room', (code) => {
    expect(check({ 'src/stats/a.ts': code })).toEqual([]);
  });

  it('accepts only type imports of ports and in ports', () => {
    expect(
      check({
        'src/flow/a.ts': `import { Store } from '../ports/store.ts';`,
        'src/ports/store.ts': `import { LOCALES } from '../course/types.ts';`,
        'src/course/types.ts': '',
      }),
    ).toHaveLength(2);
  });

  it('refuses imports of the app in the stand-in, and of the stand-in outside the demo', () => {
    const standIn = 'packages/slack-stand-in/src/a.ts';
    const files = { [standIn]: `import type { Role } from '../../../src/course/types.ts';`, 'src/course/types.ts': '' };
    expect(check(files)).toEqual([expect.stringContaining('slack-stand-in may not import course')]);
    expect(check({ [standIn]: `import { App } from '@slack/bolt';` })).toHaveLength(1);
    expect(check({ 'src/slack/a.ts': `import { startStandIn } from 'slack-stand-in';` })).toHaveLength(1);
    expect(check({ 'src/demo/a.ts': `import { startStandIn } from 'slack-stand-in';` })).toEqual([]);
  });

  it('refuses an import from a higher room, types included', () => {
    const files = { 'src/charts/a.ts': `import type { B } from '../steps/b.ts';`, 'src/steps/b.ts': '' };
    expect(check(files)).toEqual(['src/charts/a.ts imports src/steps/b.ts: charts may not import steps']);
  });

  it('accepts reading the environment only in the command line', () => {
    expect(check({ 'src/store/a.ts': 'const url = process.env.DATABASE_URL;' })).toHaveLength(1);
    expect(check({ 'src/cli.ts': 'const url = process.env;' })).toEqual([]);
  });

  it.each([`import { a } from './a.ts';`, `import type { A } from './a.ts';`])(
    'refuses a circle of files, types included: %s',
    (back) => {
      const files = { 'src/flow/a.ts': `import { b } from './b.ts';`, 'src/flow/b.ts': back };
      expect(check(files)).toEqual(['circle of files: src/flow/a.ts -> src/flow/b.ts -> src/flow/a.ts']);
    },
  );

  it.each([`import { createServer } from 'node:http';`, `const server = new WebSocketServer({ port: 1 });`])(
    'accepts %j only in doors and in the stand-in',
    (code) => {
      const found = (file: string) =>
        check({ [file]: code }).filter((problem) => problem.includes('listens by itself'));
      expect(found('src/slack/a.ts')).toHaveLength(1);
      expect(found('src/ops/a.ts')).toHaveLength(1);
      expect(found('src/doors/a.ts')).toEqual([]);
      expect(found('packages/slack-stand-in/src/a.ts')).toEqual([]);
    },
  );

  it('refuses an unknown room', () => {
    expect(check({ 'src/utils/a.ts': '' })).toEqual([expect.stringContaining('knows no room "utils"')]);
  });

  it('refuses a file over 300 lines without a reason in its head', () => {
    const long = '\n'.repeat(301).replaceAll('\n', 'a;\n');
    expect(check({ 'src/slack/a.ts': long })).toEqual([expect.stringContaining('has 301 lines')]);
    expect(check({ 'src/slack/a.ts': `/** Long on purpose: one table. */\n${long}` })).toEqual([]);
  });

  it('limits an exception to its file and modules, and refuses one for a missing file', () => {
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
