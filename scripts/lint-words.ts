/**
 * Checks the words of lessons, of the interface and of the rehearsal with textlint: Japanese by the rules of technical writing and spacing, English by
 * our list of what isn't written (`scripts/words/`). The glossary is checked by `kakehashi lessons check`.
 * Run: npm run lint:words. Exits with 1 when something is found.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLinter, loadTextlintrc } from 'textlint';
import { ENGLISH } from '../packages/slack-stand-in/src/page/state/words-en.ts';
import { JAPANESE } from '../packages/slack-stand-in/src/page/state/words-ja.ts';

const root = new URL('../', import.meta.url);
const path = (name: string) => fileURLToPath(new URL(name, root));

/** A Markdown text, and where each of its lines is. */
interface Text {
  text: string;
  placeOf: (line: number) => string;
}

/** A lesson or a page of the docs. Titles of books keep their own spaces. */
function page(file: string): Text {
  const text = readFileSync(path(file), 'utf8').replace(/『[^』]*』/gu, (title) => title.replaceAll(' ', ''));
  return { text, placeOf: (line) => `${file}:${line}` };
}

/** The messages of a locale's file. */
function messages(file: string, isSpaced: boolean): Text {
  return keyed(file, JSON.parse(readFileSync(path(file), 'utf8')) as Record<string, string>, isSpaced);
}

/**
 * Every message as a paragraph of its own. Placeholders become a number, which fits wherever they stand.
 * @param isSpaced whether spaces around a placeholder stay: Slack wants them around a mention, Japanese has none
 */
function keyed(file: string, texts: Readonly<Record<string, string>>, isSpaced: boolean): Text {
  const entries = Object.entries(texts);
  const lines: string[] = [];
  const keys: string[] = [];
  for (const [key, message] of entries) {
    for (const line of [...plain(message, isSpaced).split('\n'), '']) {
      lines.push(line);
      keys.push(key);
    }
  }
  return { text: lines.join('\n'), placeOf: (line) => `${file}, ${keys[line - 1] ?? '?'}` };
}

/** What the rehearsal says in one language: the texts after `en:` or `ja:` in a file of its code. Commands count as placeholders. */
function said(file: string, locale: 'en' | 'ja'): Text {
  const source = readFileSync(path(file), 'utf8');
  const texts: Record<string, string> = {};
  for (const found of source.matchAll(new RegExp(`\\b${locale}: (['\`])((?:\\\\.|(?!\\1).)*)\\1`, 'gu'))) {
    const line = source.slice(0, found.index).split('\n').length;
    texts[`line ${line}`] = (found[2] ?? '').replace(/\$\{[^}]*\}|\/kakehashi(?: \p{L}+(?=」))?/gu, '{n}');
  }
  return keyed(file, texts, locale === 'en');
}

function plain(message: string, isSpaced: boolean): string {
  const single = message.replace(/\{\w+\|(\w*)\|\w*\}/gu, '$1');
  return isSpaced ? single.replace(/\{\w+\}/gu, '3') : single.replace(/ ?\{\w+\} ?/gu, '3');
}

async function lint(rules: string, texts: readonly Text[]): Promise<string[]> {
  const linter = createLinter({ descriptor: await loadTextlintrc({ configFilePath: path(rules) }) });
  const found: string[] = [];
  for (const { text, placeOf } of texts) {
    const { messages: problems } = await linter.lintText(text, 'words.md');
    for (const { line, message, ruleId } of problems) {
      found.push(`${placeOf(line)}: ${message.split('\n')[0]} (${ruleId})`);
    }
  }
  return found;
}

const rehearsal = (locale: 'en' | 'ja') =>
  readdirSync(path('src/demo'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => said(`src/demo/${name}`, locale));
const PAGE = 'packages/slack-stand-in/src/page/state';
const lessons = (locale: string) => readdirSync(path(`lessons/${locale}`)).filter((name) => name.endsWith('.md'));
const found = [
  ...(await lint('scripts/words/japanese.textlintrc.json', [
    ...lessons('ja').map((name) => page(`lessons/ja/${name}`)),
    messages('lessons/ja/messages.json', false),
    keyed(`${PAGE}/words-ja.ts`, JAPANESE, false),
    ...rehearsal('ja'),
  ])),
  ...(await lint('scripts/words/english.textlintrc.json', [
    ...lessons('en').map((name) => page(`lessons/en/${name}`)),
    messages('lessons/en/messages.json', true),
    keyed(`${PAGE}/words-en.ts`, ENGLISH, true),
    ...rehearsal('en'),
    ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'].map(page),
    ...readdirSync(path('docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => page(`docs/${name}`)),
  ])),
];
for (const line of found) console.error(line);
if (found.length > 0) process.exitCode = 1;
