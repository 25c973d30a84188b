import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONFIG_VARIABLES } from '../src/config.ts';

const root = new URL('../', import.meta.url).pathname;
const read = (path: string) => readFileSync(join(root, path), 'utf8');

function markdownFiles(): string[] {
  const inFolder = (folder: string) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file))
      : [];
  const top = readdirSync(root);
  return [...top, ...['docs', 'data', 'lessons', '.github'].flatMap(inFolder)]
    .filter((file) => file.endsWith('.md'))
    .sort();
}

/** Paths that a build or the running app makes. Documentation may name them. */
const MADE = /^(?:dist|node_modules|coverage|\.kakehashi|\.env$)/u;
/** Beginnings of project paths in the documentation. */
const TOP = /^(?:\.\.?\/|src\/|test\/|docs\/|lessons\/|data\/|scripts\/|\.ci\/|\.github\/)/u;
const TOP_FILE =
  /^(?:[A-Z]{4,}\.md|LICENSE|manifest\.yml|compose\.yml|Dockerfile|package(?:-lock)?\.json|\.env\.example)$/u;

/** Finds every path in a Markdown text: links, `code`, and file names in running text. */
function pathsIn(markdown: string): string[] {
  const links = [...markdown.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/gu)]
    .map((match) => match[1] ?? '')
    .filter((link) => !/^(?:[a-z][a-z+.-]*:|#)/iu.test(link));
  const withoutLinks = markdown.replace(/\[[^\]]*\]\([^)]*\)/gu, '');
  const words = [...withoutLinks.matchAll(/(?<![\w/.:@-])[\w.@-]+(?:\/[\w.@*<>…-]+)*\/?/gu)]
    .map((match) => match[0].replace(/[.,:;]+$/u, ''))
    .filter((word) => (TOP.test(word) || TOP_FILE.test(word)) && !/[*<>…]/u.test(word));
  return [...new Set([...links.map((link) => link.replace(/#.*$/u, '')), ...words])];
}

function missingPaths(file: string, markdown: string): string[] {
  return pathsIn(markdown).filter((path) => {
    const fromRoot = normalize(path);
    const fromFile = normalize(join(dirname(file), path));
    if ([fromRoot, fromFile].some((each) => MADE.test(each))) return false;
    return ![fromRoot, fromFile].some((each) => existsSync(join(root, each)));
  });
}

describe('documentation', () => {
  it.each(markdownFiles())('%s names only paths that exist', (file) => {
    expect(missingPaths(file, read(file))).toEqual([]);
  });

  it('the check finds a missing path', () => {
    const text =
      'See `src/gone.ts`, docs/gone.md, [it](gone.md#part) and src/errors.ts, not https://x.example/gone.md.';
    expect(missingPaths('README.md', text)).toEqual(['gone.md', 'src/gone.ts', 'docs/gone.md']);
  });

  it('README gives the two commands', () => {
    const readme = read('README.md');
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });

  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const file of markdownFiles()) {
      for (const [, name = ''] of read(file).matchAll(/\bnpm run ([a-z][\w:-]*)/gu))
        expect(scripts, file).toHaveProperty([name]);
    }
  });

  it('names only subcommands of kakehashi that exist', () => {
    const cli = read('src/cli.ts');
    for (const file of markdownFiles()) {
      for (const [, name = ''] of read(file).matchAll(/(?:`kakehashi|^kakehashi|dist\/cli\.js) ([a-z]+)\b/gmu)) {
        expect(cli, `${file}: kakehashi ${name}`).toMatch(new RegExp(`\\b${name}\\b`, 'u'));
      }
    }
  });

  it('docs/operations.md has a row for every variable and no others', () => {
    const rows = [...read('docs/operations.md').matchAll(/^\| `([A-Z_]+)` +\|/gmu)].map((match) => match[1]);
    expect(rows.sort()).toEqual([...CONFIG_VARIABLES].sort());
  });

  it('names no path of the author’s machine', () => {
    for (const file of markdownFiles()) expect(read(file), file).not.toMatch(/\/work\/|\/home\/|\/root\//u);
  });
});
