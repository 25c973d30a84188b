import { posix } from 'node:path';
import { type Import, readImports, withoutComments } from './read-imports.ts';

/** Code by path from the project's root, such as `src/flow/requests/ask-role.ts`. */
export type Sources = ReadonlyMap<string, string>;

/**
 * The rooms, from the bottom up. A room imports only from lower floors, never from its own floor or a higher one.
 * A room is a folder of `src` or a file directly in `src`.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['ends-within', 'errors', 'find-misspelt', 'make-folders', 'network', 'printable', 'worker-file'],
  ['course'],
  ['stats'],
  ['table'],
  ['team'],
  ['exercise'],
  ['charts'],
  ['steps'],
  ['messages'],
  ['ports'],
  ['flow'],
  ['doors'],
  ['slack', 'store', 'jobs', 'render'],
  ['config'],
  ['log'],
  ['ops'],
  ['doctor'],
  ['service'],
  ['demo'],
  ['cli'],
];
const floorOf = (room: string): number => FLOORS.findIndex((floor) => floor.includes(room));

/** Rooms that get time, data and randomness as arguments. */
export const PURE_ROOMS = FLOORS.slice(1, floorOf('ports')).flat();
export const EDGES = FLOORS[floorOf('slack')] ?? [];

/** The stand-in for Slack, a separate package. */
const STAND_IN = { folder: 'packages/slack-stand-in/', package: 'slack-stand-in', users: ['demo'] };

/** Packages without input or output. Pure rooms and the flow may use no others. */
const PURE_PACKAGES =
  /^(?:zod|yaml|papaparse|fastest-levenshtein|mdast|mdast-util-.+|micromark-.+|minisearch|ml-random-forest)$/u;

/** A file that may break a rule, with the reason. */
export interface Exception {
  file: string;
  /** The rooms or module specifiers that the file may import anyway. */
  may: readonly string[];
  why: string;
}

/** Code that reaches outside. Pure rooms and the flow get time, randomness and data as arguments instead. */
const OUTSIDE: [RegExp, string][] = [
  // The bare word `process` also names a process of the course.
  [/\bprocess\s*\.\s*(?:env|argv|cwd|exit|std\w+|pid|hrtime|on|nextTick|platform|memoryUsage|uptime)\b/u, 'process'],
  [/\bDate\s*\.\s*now\b/u, 'Date.now'],
  [/\bnew\s+Date\s*\(\s*\)/u, 'new Date()'],
  [/\bMath\s*\.\s*random\b/u, 'Math.random'],
  [/\b(?:performance\s*\.\s*now|setTimeout|setInterval)\b/u, 'a timer'],
  [/\bcrypto\s*\./u, 'crypto'],
  [/(?<![.\w])fetch\s*\(/u, 'fetch'],
  [/\bconsole\s*\./u, 'console'],
];

const LONGEST = 300;
const REASON = /Long on purpose:/u;

/** Checks the rules of docs/architecture.md. @returns one sentence for each broken rule */
export function checkArchitecture(sources: Sources, exceptions: readonly Exception[] = []): string[] {
  const problems: string[] = [];
  const imports = new Map<string, string[]>();
  for (const [file, code] of sources) {
    const room = roomOf(file);
    if (room !== STAND_IN.package && floorOf(room) < 0) {
      problems.push(`${file}: docs/architecture.md knows no room "${room}"`);
      continue;
    }
    const may = exceptions.filter((exception) => exception.file === file).flatMap((exception) => exception.may);
    const targets: string[] = [];
    for (const each of readImports(code)) {
      const target = resolve(file, each.specifier, sources);
      if (target === undefined) problems.push(...checkPackage(file, room, each, may));
      else {
        targets.push(target);
        problems.push(...checkRoom(file, room, target, each, may));
      }
    }
    imports.set(file, targets);
    problems.push(
      ...checkOutside(file, room, code, may),
      ...checkListening(file, room, code, may),
      ...checkLength(file, code),
    );
  }
  for (const exception of exceptions) {
    if (!sources.has(exception.file)) problems.push(`${exception.file} has an exception but does not exist`);
  }
  problems.push(...findCycles(imports));
  return [...new Set(problems)];
}

/** Finds the room of a file: `src/flow/requests/ask-role.ts` is in `flow`. */
export function roomOf(file: string): string {
  if (file.startsWith(STAND_IN.folder)) return STAND_IN.package;
  const [, first = '', second] = file.split('/');
  return second === undefined ? first.replace(/\.tsx?$/u, '') : first;
}

function isPure(room: string): boolean {
  return PURE_ROOMS.includes(room) || room === 'flow';
}

/** Resolves a relative specifier to a source file. @returns undefined for packages and other files */
export function resolve(file: string, specifier: string, sources: Sources): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(file), specifier);
  return [path, path.replace(/\.js$/u, '.ts'), path.replace(/\.js$/u, '.tsx')].find((each) => sources.has(each));
}

function checkRoom(file: string, room: string, target: string, { typeOnly }: Import, may: readonly string[]): string[] {
  const to = roomOf(target);
  if (to === 'ports' && !typeOnly) return [`${file} imports ${target} as a value: ports are types, use "import type"`];
  if (room === 'ports' && !typeOnly) return [`${file} imports ${target} as a value: ports are types`];
  if (to === room || may.includes(to)) return [];
  if (room !== STAND_IN.package && floorOf(to) < floorOf(room)) return [];
  return [`${file} imports ${target}: ${room} may not import ${to}`];
}

function checkPackage(file: string, room: string, { specifier, typeOnly }: Import, may: string[]): string[] {
  if (specifier.startsWith('.')) {
    const isSource = /\.(?:ts|tsx)$/u.test(specifier);
    if (isSource) return [`${file} refers to ${specifier}, which does not exist`];
    return isPure(room) && !may.includes(specifier) ? [`${file} refers to the file ${specifier}: ${room} is pure`] : [];
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (room === STAND_IN.package && !typeOnly && /^(?:@slack\/(?:bolt|web-api)|pg|bullmq)$/u.test(name)) {
    return [`${file} imports ${specifier}: the stand-in speaks Slack's protocol by itself`];
  }
  if (name === STAND_IN.package && !STAND_IN.users.includes(room)) {
    return [`${file} imports ${specifier}: only ${STAND_IN.users.join(', ')} may`];
  }
  if (!isPure(room) || typeOnly || PURE_PACKAGES.test(name) || may.includes(specifier)) return [];
  return [`${file} imports ${specifier}: ${room} is pure`];
}

function checkOutside(file: string, room: string, code: string, may: string[]): string[] {
  const bare = withoutTexts(withoutComments(code));
  if (!isPure(room)) {
    const reads = /\bprocess\s*\.\s*env\b/u.test(bare) && room !== 'cli' && !may.includes('process.env');
    return reads ? [`${file} reads process.env: only cli does, through config.ts`] : [];
  }
  return OUTSIDE.filter(([pattern, name]) => pattern.test(bare) && !may.includes(name)).map(
    ([, name]) => `${file} uses ${name}: ${room} is pure`,
  );
}

/** A port without the limits of `doors` would be open to strangers. The stand-in is a package of its own, with its own door. */
function checkListening(file: string, room: string, code: string, may: string[]): string[] {
  if (room === 'doors' || room === STAND_IN.package || may.includes('createServer')) return [];
  const listens = /\b(?:createServer|createSecureServer|WebSocketServer)\b/u.test(withoutTexts(withoutComments(code)));
  return listens ? [`${file} listens by itself: only doors opens a port`] : [];
}

function withoutTexts(code: string): string {
  return code.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/gu, "''");
}

function checkLength(file: string, code: string): string[] {
  const lines = code.trimEnd().split('\n');
  if (lines.length <= LONGEST || REASON.test(lines.slice(0, 25).join('\n'))) return [];
  return [`${file} has ${lines.length} lines: split it, or say "Long on purpose: …" in its head`];
}

/** Finds circles of imports, types included, by a depth-first walk. @returns one sentence for each circle */
function findCycles(graph: ReadonlyMap<string, string[]>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const walk = (node: string, path: string[]): void => {
    const at = path.indexOf(node);
    if (at >= 0) {
      cycles.push(`circle of files: ${[...path.slice(at), node].join(' -> ')}`);
      return;
    }
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) walk(next, [...path, node]);
    done.add(node);
  };
  for (const node of graph.keys()) walk(node, []);
  return cycles;
}
