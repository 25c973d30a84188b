import type { Course } from '../../course/course.ts';
import { runKey } from '../../messages/post-keys.ts';
import type { Random } from '../../ports/random.ts';
import type { Store } from '../../ports/store.ts';
import { type ErasedRun, type Erasing, eraseFromFile, eraseTyped } from '../../steps/erase-typed.ts';
import type { Run } from '../../steps/run.ts';
import type { Cohort } from '../../team/cohort.ts';
import { NO_WORDS } from '../members/erase-content.ts';

type EraseStore = Pick<Store, 'artifacts' | 'people' | 'posts' | 'runs'>;

/**
 * Erases texts that people typed as parameters (the Business Goal) from every run of a cohort: parameters, findings, files, and the
 * messages that quote them. A file that Slack shows already is replaced there. Runs inside the caller's transaction.
 * @param typed texts in one line each
 * @returns how many runs and files it changed
 */
export async function eraseRunTexts(
  { course, random }: { course: Course; random: Random },
  tx: EraseStore,
  cohort: Cohort,
  typed: ReadonlySet<string>,
): Promise<{ texts: number; files: number }> {
  const counted = { texts: 0, files: 0 };
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
    const findings = await tx.posts.byKey(teamId, runKey(run.id, 'findings'));
    if (findings?.content.type === 'findings') {
      await tx.posts.revise(teamId, findings.key, { ...findings.content, summary: outcome.summary });
    }
    counted.files += await eraseFromFiles(random, tx, cohort, run, { ...erased, outcome }, erasing);
  }
  // Every edition of the lesson quotes the headline that was the newest then.
  for (const { key, content } of await tx.people.postsOfType(cohort, ['lesson-part'])) {
    const headline = content.type === 'lesson-part' && headlines.get(content.headline ?? '');
    if (headline) await tx.posts.revise(teamId, key, { ...content, headline });
  }
  return counted;
}

async function eraseFromFiles(
  random: Random,
  tx: EraseStore,
  { teamId }: Cohort,
  run: Run,
  erased: ErasedRun & Required<Pick<ErasedRun, 'outcome'>>,
  erasing: Erasing,
): Promise<number> {
  let changed = 0;
  for (const names of await tx.artifacts.ofRun(teamId, run.id)) {
    if (names.mediaType.startsWith('image/')) continue;
    const file = await tx.artifacts.byId(teamId, names.id);
    if (file === undefined) continue;
    const content = Buffer.concat(file.slices).toString('utf8');
    const next = eraseFromFile(run.process, { ...names, content }, erased, erasing);
    if (next === undefined || next === content) continue;
    const artifactId = random.uuid();
    await tx.artifacts.replace(teamId, names.id, { id: artifactId, content: new TextEncoder().encode(next) });
    const post = await tx.posts.byKey(teamId, runKey(run.id, names.kind));
    if (post?.content.type === 'file') await tx.posts.revise(teamId, post.key, { ...post.content, artifactId });
    changed += 1;
  }
  return changed;
}
