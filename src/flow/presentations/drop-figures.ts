import { requestKey } from '../../messages/post-keys.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';

/**
 * Takes the figures about a data set out of a cohort's presentations, in the store and in their messages. What people typed stays. Runs inside
 * the caller's transaction.
 * @returns where messages change
 */
export async function dropFigures(
  tx: StoreOf<'people' | 'posts' | 'requests'>,
  { teamId, id }: Pick<Cohort, 'teamId' | 'id'>,
  dataset: string,
): Promise<string[]> {
  const channels: string[] = [];
  for (const requestId of await tx.requests.dropFigures(teamId, id, dataset)) {
    const own = await tx.posts.byKey(teamId, requestKey(requestId));
    const posts = [...(own === undefined ? [] : [own]), ...(await tx.people.postsOf(teamId, requestId))];
    for (const { key, channelId, content } of posts) {
      if (content.type === 'request' && content.statements !== undefined) {
        await tx.posts.revise(teamId, key, { ...content, statements: content.statements.map(withoutFigure) });
      } else if (content.type === 'verdicts') {
        await tx.posts.revise(teamId, key, { ...content, verdicts: content.verdicts.map(withoutFigure) });
      } else continue;
      channels.push(channelId);
    }
  }
  return channels;
}

function withoutFigure<Shown extends { figure?: unknown }>({ figure: _, ...shown }: Shown): Omit<Shown, 'figure'> {
  return shown;
}
