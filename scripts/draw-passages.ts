/**
 * Draws passages to read aloud from everything that people read: `npx tsx scripts/draw-passages.ts --seed 22 --count 10 --locale ja`.
 * The same seed draws the same passages from the same texts. A long passage is drawn more often than a short one.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { USAGE } from '../src/cli/usage.ts';
import { LOCALES, type Locale } from '../src/course/locale.ts';
import { RandomState } from '../src/stats/random-state.ts';

const root = new URL('../', import.meta.url);

/** A paragraph, a list item or one message, and where it begins. */
interface Passage {
  place: string;
  text: string;
}

function read(file: string): string {
  return readFileSync(fileURLToPath(new URL(file, root)), 'utf8');
}

/** The files of a folder and of the folders below that end in one of `endings`, in order of their names. */
function filesIn(folder: string, endings: readonly string[]): string[] {
  return readdirSync(fileURLToPath(new URL(folder, root)), { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** Cuts a text at its blank lines and at the items of its lists. */
function paragraphs(file: string, text: string): Passage[] {
  const passages: Passage[] = [];
  let line = 1;
  for (const part of text.split(/\n(?=[ \t]*\n|- |\d+\. )/u)) {
    const blank = /^\s*/u.exec(part)?.[0].split('\n').length ?? 1;
    if (/\p{L}/u.test(part)) passages.push({ place: `${file}:${line + blank - 1}`, text: part.trim() });
    line += part.split('\n').length;
  }
  return passages;
}

/** Cuts a YAML file at its entries, since it has no blank lines. */
function entries(file: string): Passage[] {
  return paragraphs(file, read(file)).flatMap(({ text, place }) => {
    const from = Number(place.slice(file.length + 1));
    return text
      .split('\n')
      .map((line, index) => ({ place: `${file}:${from + index}`, text: line.trim() }))
      .filter((entry) => !entry.text.endsWith(':'));
  });
}

function messages(file: string): Passage[] {
  return Object.entries(JSON.parse(read(file)) as Record<string, string>).map(([key, text]) => ({
    place: `${file}, ${key}`,
    text,
  }));
}

/** Every passage in one language. Docs and the command line's help are in English only. */
function passagesIn(locale: Locale): Passage[] {
  const folder = `lessons/${locale}`;
  const texts = [
    ...filesIn(folder, ['.md']).flatMap((file) => paragraphs(file, read(file))),
    ...messages(`${folder}/messages.json`),
    ...filesIn(folder, ['.yml']).flatMap(entries),
  ];
  if (locale !== 'en') return texts;
  const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'data/README.md', ...filesIn('docs', ['.md'])];
  return [
    ...texts,
    ...pages
      .filter((page) => existsSync(fileURLToPath(new URL(page, root))))
      .flatMap((page) => paragraphs(page, read(page))),
    ...paragraphs('src/cli/usage.ts', USAGE),
  ];
}

/** Draws `count` different passages. Each letter of the texts is equally likely to be hit. */
function draw(passages: readonly Passage[], count: number, seed: number): Passage[] {
  const random = new RandomState(seed);
  const rest = [...passages];
  const drawn: Passage[] = [];
  while (drawn.length < count && rest.length > 0) {
    let at = random.interval(rest.reduce((total, { text }) => total + text.length, 0) - 1);
    const index = rest.findIndex(({ text }) => {
      at -= text.length;
      return at < 0;
    });
    drawn.push(...rest.splice(index, 1));
  }
  return drawn;
}

/**
 * Draws from every text in one language.
 * @param args the command line: `--seed`, `--count` and `--locale`
 * @returns each passage below the place where it stands, as Markdown
 * @throws RangeError for a locale that the course doesn't have
 */
export function drawPassages(args: readonly string[]): string {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '22' },
      count: { type: 'string', default: '10' },
      locale: { type: 'string', default: 'en' },
    },
  });
  const locale = LOCALES.find((each) => each === values.locale);
  if (locale === undefined) throw new RangeError(`--locale ${values.locale}: choose ${LOCALES.join(' or ')}`);
  const drawn = draw(passagesIn(locale), Number(values.count), Number(values.seed));
  return drawn.map(({ place, text }) => `## ${place}\n\n${text}\n\n`).join('');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(drawPassages(process.argv.slice(2)));
