import type { Content } from '../../messages/content.ts';
import { showsFiles } from '../../messages/files-of.ts';
import type { Post } from '../../messages/post.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Run } from '../../steps/run.ts';
import type { Cohort } from '../../team/cohort.ts';
import { namesOf, type TableNames } from '../../team/own-data.ts';
import { NO_WORDS } from '../members/erase-content.ts';
import { dropFigures } from '../presentations/drop-figures.ts';
import { renewPageIn } from '../project-page/renew-page.ts';

type FindingsStore = StoreOf<
  'decisions' | 'labelling' | 'ownData' | 'ownQuestions' | 'people' | 'posts' | 'requests' | 'runs'
>;

/**
 * Erases what the runs on a table have found, and what the team has decided about it: names of columns and cells are in it, some of them
 * rows to label. It goes from the store and from the app's messages; that the steps were run stays. Runs inside the caller's transaction,
 * which holds the course's lock, and leaves the stored files to the caller.
 * @param of.names how the course speaks of the table, if messages may still do so
 * @returns where messages change
 */
export async function eraseFindings(
  tx: FindingsStore,
  cohort: Cohort,
  of: { dataset: string; names?: TableNames | undefined },
): Promise<ReadonlySet<string>> {
  const { teamId, id: cohortId } = cohort;
  await tx.decisions.removeAbout(teamId, cohortId, of.dataset);
  const channels = new Set(await dropFigures(tx, cohort, of.dataset));
  const revise = async ({ key, channelId }: Post, content: Content) => {
    await tx.posts.revise(teamId, key, content);
    channels.add(channelId);
  };
  const headlines = new Set<string>();
  const ofRounds = await tx.people.postsOfType(cohort, ['labelling', 'agreement']);
  for (const run of await tx.runs.inCohort(teamId, cohortId)) {
    if (run.dataset !== of.dataset) continue;
    if (run.headline !== undefined) headlines.add(run.headline);
    for (const post of await aboutRun(tx, cohort, run, ofRounds)) {
      if (showsFiles(post.content)) await revise(post, { type: 'file-gone', title: NO_WORDS });
      else if (quotesTable(post.content)) await revise(post, { type: 'data-gone', process: run.process });
    }
    await tx.runs.forget(teamId, run.id);
  }
  const isNamed = await isNameOf(tx, cohort, of);
  for (const post of await tx.people.postsOfType(cohort, ['lesson-part', 'reply'])) {
    const { content } = post;
    if (content.type === 'lesson-part' && headlines.has(content.headline ?? '')) {
      const { headline: _headline, table: _table, ...bare } = content;
      await revise(post, bare);
    } else if ((content.type === 'lesson-part' || content.type === 'reply') && isNamed(content.table)) {
      const { table: _, ...bare } = content;
      await revise(post, bare);
    }
  }
  if (await renewPageIn(tx, cohort)) channels.add(cohort.channelId);
  return channels;
}

/** The messages about a run: those that name it, and those of its labelling round, which is emptied. */
async function aboutRun(
  tx: FindingsStore,
  { teamId }: Cohort,
  { id }: Run,
  ofRounds: readonly Post[],
): Promise<Post[]> {
  const posts = await tx.people.postsOf(teamId, id);
  const roundId = await tx.labelling.empty(teamId, id);
  if (roundId === undefined) return posts;
  return [...posts, ...ofRounds.filter(({ content }) => 'roundId' in content && content.roundId === roundId)];
}

/** Whether a message about a run may quote its table: a file's words and name do, and so may the reason for which a run failed. */
function quotesTable(content: Content): boolean {
  switch (content.type) {
    case 'findings':
    case 'labelling':
    case 'agreement':
    case 'file-words':
    case 'files-words':
    case 'not-shown':
      return true;
    case 'run-progress':
      return content.error !== undefined;
    default:
      return false;
  }
}

/** Says whether names are those of this table, and of no other one that the course has. */
async function isNameOf(
  tx: FindingsStore,
  { teamId, id }: Cohort,
  { names }: { names?: TableNames | undefined },
): Promise<(table: TableNames | undefined) => boolean> {
  if (names === undefined) return () => false;
  const text = (table: TableNames) => JSON.stringify(Object.entries(namesOf(table)).toSorted());
  const own = text(names);
  const kept = (await tx.ownData.inCohort(teamId, id)).flatMap(({ settings }) =>
    settings === undefined ? [] : [settings],
  );
  // This table is one of them, unless its rows are deleted already.
  if (kept.filter((settings) => text(settings) === own).length > 1) return () => false;
  return (table) => table !== undefined && text(table) === own;
}
