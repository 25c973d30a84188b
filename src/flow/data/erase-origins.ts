import type { Course } from '../../course/course.ts';
import { escapeMarkdown } from '../../course/escape-markdown.ts';
import { LOCALES } from '../../course/locale.ts';
import type { Random } from '../../ports/random.ts';
import type { StoreOf } from '../../ports/store.ts';
import { plainName } from '../../table/plain-name.ts';
import type { Cohort } from '../../team/cohort.ts';
import { type OwnData, ownDataset } from '../../team/own-data.ts';
import { NO_WORDS } from '../members/erase-content.ts';
import { replaceFile } from '../replace-file.ts';
import { originInWords } from './origin-in-words.ts';

/**
 * Erases what a person wrote about a course's tables, a file's name and who allows its use, from the files of the runs on them. Runs inside
 * the caller's transaction, before the tables themselves are erased.
 * @returns how many files it changed, and where messages show them
 */
export async function eraseOrigins(
  { course, random }: { course: Course; random: Random },
  tx: StoreOf<'artifacts' | 'ownData' | 'posts' | 'runs'>,
  { teamId, id: cohortId }: Pick<Cohort, 'id' | 'teamId'>,
  userId: string,
): Promise<{ files: number; channels: ReadonlySet<string> }> {
  const channels = new Set<string>();
  let files = 0;
  for (const table of await tx.ownData.inCohort(teamId, cohortId)) {
    const erased = withoutWords(table, userId);
    if (erased === undefined) continue;
    const replacing = LOCALES.map(
      (locale) => [originInWords(table, locale, course), originInWords(erased, locale, course)] as const,
    );
    // A name that ends like a file's is no word of another sentence. The first is that of the file beside a notebook.
    for (const nameOf of [plainName, (name: string) => name])
      replacing.push([nameOf(table.filename), nameOf(erased.filename)]);
    const pairs = replacing.flatMap(asWritten);
    for (const run of await tx.runs.inCohort(teamId, cohortId)) {
      if (run.dataset !== ownDataset(table.id)) continue;
      for (const { id: artifactId, mediaType } of await tx.artifacts.namesOfRun(teamId, run.id)) {
        if (!/^text\/|json/u.test(mediaType)) continue;
        const file = await tx.artifacts.byId(teamId, artifactId);
        if (file === undefined) continue;
        const content = Buffer.concat(file.slices).toString('utf8');
        const next = pairs.reduce((text, [from, to]) => text.replaceAll(from, () => to), content);
        if (next === content) continue;
        files += 1;
        const bytes = new TextEncoder().encode(next);
        for (const place of (await replaceFile(random, tx, { teamId, artifactId }, bytes)) ?? []) channels.add(place);
      }
    }
  }
  return { files, channels };
}

/** The table without what a person wrote about it; undefined where they wrote nothing. */
function withoutWords(table: OwnData, userId: string): OwnData | undefined {
  const { filename, consent, broughtBy } = table;
  const ending = /\.[A-Za-z]+$/u.exec(filename)?.[0] ?? '';
  const erased: OwnData = { ...table, ...(broughtBy === userId ? { filename: `${NO_WORDS}${ending}` } : {}) };
  if (consent?.how === 'said' && consent.by === userId) erased.consent = { ...consent, text: NO_WORDS };
  if (consent?.how === 'asked' && consent.answer?.by === userId) {
    erased.consent = { ...consent, answer: { ...consent.answer, text: NO_WORDS } };
  }
  return JSON.stringify(erased) === JSON.stringify(table) ? undefined : erased;
}

/** A text and what replaces it, as Markdown, JSON and CSV hold them; the longest first. */
function asWritten([from, to]: readonly [string, string]): [string, string][] {
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  const inCsv = (text: string) => text.replaceAll('"', '""');
  const ways: ((text: string) => string)[] = [
    (text) => inJson(escapeMarkdown(text)),
    escapeMarkdown,
    inJson,
    inCsv,
    (text) => text,
  ];
  return ways.map((write) => [write(from), write(to)]);
}
