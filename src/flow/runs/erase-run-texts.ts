import type { Course } from '../../course/course.ts';
import type { Random } from '../../ports/random.ts';
import type { Store } from '../../ports/store.ts';
import { type ErasedRun, type Erasing, eraseFromFile, eraseTyped } from '../../steps/erase-typed.ts';
import type { Run } from '../../steps/run.ts';
import type { Cohort } from '../../team/cohort.ts';
import { NO_WORDS } from '../members/erase-content.ts';
import { replaceFile } from '../replace-file.ts';
import { findFindings } from './find-findings.ts';

type EraseStore = Pick<Store, 'artifacts' | 'people' | 'posts' | 'runs'>;

/**
 * Erases texts that people typed as parameters (the Business Goal) from every run of a cohort: parameters, findings, files, and the
 * messages that quote them. A file that Slack shows already is replaced there. Runs inside the caller's transaction.
 * @param typed texts in one line each
 * @returns how many runs and files it changed, and where messages show these files
 */
export async function eraseRunTexts(
  { course, random }: { course: Course; random: Random },
  tx: EraseStore,
  cohort: Cohort,
  typed: ReadonlySet<string>,
): Promise<{ texts: number; files: number; channels: ReadonlySet<string> }> {
  const channels = new Set<string>();
  const counted = { texts: 0, files: 0, channels };
  if (typed.size === 0) return counted;
  const { teamId, id, locale } = cohort;
  const erasing: Erasing = { typed, instead: NO_WORDS, locale, t: course.t };
  const headlines = new Map<string, string>();
  for (const run of await tx.runs.inCohort(teamId, id)) {
    const erased = eraseTyped(run, erasing);
    if (erased === undefined) continue;
    counted.texts += 1;
    await tx.runs.erase(teamId, run.id, erased);
    const { outcome } = erased;
    if (outcome === undefined) continue;
    if (run.headline !== undefined) headlines.set(run.headline, outcome.headline);
    const findings = await findFindings(tx, teamId, run.id);
    if (findings !== undefined) {
      await tx.posts.revise(teamId, findings.key, { ...findings.content, summary: outcome.summary });
    }
    for (const shownIn of await eraseFromFiles(random, tx, cohort, run, { ...erased, outcome }, erasing)) {
      counted.files += 1;
      for (const channel of shownIn) channels.add(channel);
    }
  }
  // Every edition of the lesson quotes the headline that was the newest then.
  for (const { key, content } of await tx.people.postsOfType(cohort, ['lesson-part'])) {
    const headline = content.type === 'lesson-part' && headlines.get(content.headline ?? '');
    if (headline) await tx.posts.revise(teamId, key, { ...content, headline });
  }
  return counted;
}

/** @returns for each file that it changed, where messages show it */
async function eraseFromFiles(
  random: Random,
  tx: EraseStore,
  { teamId }: Cohort,
  run: Run,
  erased: ErasedRun & Required<Pick<ErasedRun, 'outcome'>>,
  erasing: Erasing,
): Promise<string[][]> {
  const changed: string[][] = [];
  for (const names of await tx.artifacts.namesOfRun(teamId, run.id)) {
    if (names.mediaType.startsWith('image/')) continue;
    const file = await tx.artifacts.byId(teamId, names.id);
    if (file === undefined) continue;
    const content = Buffer.concat(file.slices).toString('utf8');
    const next = eraseFromFile(run.process, { ...names, content }, erased, erasing);
    if (next === undefined || next === content) continue;
    const shownIn = await replaceFile(random, tx, { teamId, artifactId: names.id }, new TextEncoder().encode(next));
    changed.push(shownIn ?? []);
  }
  return changed;
}
