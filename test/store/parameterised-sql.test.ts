import { expect, it } from 'vitest';
import { withoutComments } from '../helpers/read-imports.ts';
import { readSources } from '../helpers/read-sources.ts';

/** A template literal without nested ones. */
const TEMPLATE = /`(?:[^`\\]|\\.)*`/gu;
/** Text that only SQL has. */
const SQL = /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\s|\bkakehashi\.|\b(?:team_id|state|owner) = |\bFROM\b/u;
const INSERTED = /\$\{([^}]*)\}/gu;
/** A constant of the module, which no input can change. */
const CONSTANT = /^[A-Z][A-Z_]*$/u;

/** A part of a statement from `has-left.ts`, with the name of a column. */
const HAS_LEFT = /^hasLeft\('[cr]\.(?:cohort_)?id'\)$/u;

/** Parts of statements that are no constants, with where they come from. Each is checked there. */
const PARTS: { file: string; names: string[]; comesFrom: RegExp; every: RegExp }[] = [
  // The SQL is the argument of a function in the file, and each call of it gives it as a literal.
  { file: 'src/store/post-store.ts', names: ['set'], comesFrom: /\bupdate\(\s*db,\s*(.)/gu, every: /^['"`]$/u },
  // Each call gives a constant.
  {
    file: 'src/store/post-store.ts',
    names: ['condition'],
    comesFrom: /\bnewest\(place,\s*(\w+)/gu,
    every: /^[A-Z][A-Z_]*$/u,
  },
  {
    file: 'src/store/request-store.ts',
    names: ['where'],
    comesFrom: /\b(?:many\(\s*|selectRequests\(\s*db,\s*)(\w+|.)/gu,
    every: /^(?:['"`]|where)$/u,
  },
  {
    file: 'src/store/reply-store.ts',
    names: ['where'],
    comesFrom: /(?:\bselect\(|const where = )\s*(.)/gu,
    every: /^['"`]$/u,
  },
  {
    file: 'src/store/decision-store.ts',
    names: ['where'],
    comesFrom: /\bselect\(\s*(.)/gu,
    every: /^['"`]$/u,
  },
  {
    file: 'src/store/cohort-store.ts',
    names: ['where'],
    comesFrom: /(?:\bmany\(|\bfound\()\s*(\w+|.)/gu,
    every: /^(?:['"`]|where)$/u,
  },
  {
    file: 'src/store/own-data-store.ts',
    names: ['where'],
    comesFrom: /\bmany\(\s*(\w+|.)/gu,
    every: /^(?:['"`]|where)$/u,
  },
  // Each call names a column.
  {
    file: 'src/store/has-left.ts',
    names: ['cohortId'],
    comesFrom: /\$\{hasLeft\(('[cr]\.(?:cohort_)?id')\)/gu,
    every: /^'/u,
  },
  // PostgreSQL writes a table's name, with quotation marks where it needs them.
  {
    file: 'src/store/inspect-data-folder.ts',
    names: ['part'],
    comesFrom: /(\w+::\w+) AS part/gu,
    every: /^regclass::text$/u,
  },
  // Names of tables and columns come from constants of the file, which hold nothing else.
  {
    file: 'src/store/people-store.ts',
    names: ['table', 'column', 'owner', 'where'],
    comesFrom: /\bconst \[?(?:table|column|owner)\b[^)]* of ([^)]*)\)/gu,
    every: /^(?:Object\.entries\(NAMES|THEIRS|WORDS|columns)$/u,
  },
];

/** The parts of a file's statements that are neither constants nor listed above. */
function strangeParts(file: string, code: string): string[] {
  const listed = PARTS.filter((part) => part.file === file).flatMap(({ names }) => names);
  return [...code.matchAll(TEMPLATE)]
    .filter(([text]) => SQL.test(text))
    .flatMap(([text]) => [...text.matchAll(INSERTED)].map(([, inside = '']) => inside.trim()))
    .filter((inside) => !CONSTANT.test(inside) && !HAS_LEFT.test(inside) && !listed.includes(inside));
}

/** Whether a statement is put together with `+`. */
const joinsSql = (code: string) =>
  /(?:\b(?:WHERE|VALUES|SET|AND)\b[^'"`\n]*['"`]\s*\+|\bkakehashi\.[^'"`\n]*['"`]\s*\+)/u.test(code);

const files = [...readSources()]
  .filter(([file, code]) => file.startsWith('src/store/') || /\.query\(/u.test(code))
  .map(([file, code]) => [file, withoutComments(code)] as const);

it('the store builds no statement from a value', () => {
  expect(files.length).toBeGreaterThan(30);
  expect(files.flatMap(([file, code]) => strangeParts(file, code).map((part) => `${file}: ${part}`))).toEqual([]);
  expect(files.filter(([, code]) => joinsSql(code)).map(([file]) => file)).toEqual([]);
});

it.each(PARTS)('$file takes the parts of its statements from constants', ({ file, comesFrom, every }) => {
  // Other stores select requests, and ask who has left.
  const callers = files.filter(([name, code]) => name === file || /selectRequests\(|hasLeft\(/u.test(code));
  const sources = callers.flatMap(([, code]) => [...code.matchAll(comesFrom)].map(([, source = '']) => source));
  expect(sources.length).toBeGreaterThan(0);
  for (const source of sources) expect(source).toMatch(every);
});

it('the check finds a value in a statement', () => {
  const value = '$'.concat('{teamId}');
  expect(strangeParts('src/store/x.ts', `db.query(\`SELECT 1 FROM kakehashi.run WHERE id = '${value}'\`)`)).toEqual([
    'teamId',
  ]);
  expect(joinsSql(`db.query('SELECT 1 FROM kakehashi.run WHERE id = ' + id)`)).toBe(true);
});
