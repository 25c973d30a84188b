import { AppError } from '../../errors.ts';
import { checkText } from '../../exercise/check-text.ts';
import { ownDataKey } from '../../messages/post-keys.ts';
import { CONSENT_ROLES, type Consent, type ConsentRole, type OwnData } from '../../team/own-data.ts';
import { announce } from '../announce.ts';
import { findAsked } from './find-asked.ts';
import { findOwnData } from './find-own-data.ts';
import type { DataPort } from './port.ts';
import { useData } from './use-data.ts';

type Input = { teamId: string; dataId: string; userId: string };

/**
 * The facilitator says who has allowed the use of a table. The course uses it from now on.
 * @throws AppError as findOwnData and checkText do
 */
export async function sayAllowed(needs: DataPort, input: Input & { text: string }): Promise<void> {
  const { data, cohort } = await findOwnData(needs, input, ['kept', 'asked']);
  const consent: Consent = {
    how: 'said',
    by: input.userId,
    text: checkText(input.text),
    at: needs.clock.now().toISOString(),
  };
  await needs.store.transaction(async (tx) => {
    if (!(await tx.ownData.setState(data.teamId, data.id, ['kept', 'asked'], 'used')))
      throw new AppError('stale_button');
    await settleQuestion(tx, data, { what: 'settled' });
    await tx.ownData.setConsent(data.teamId, data.id, consent);
    await useData(needs, tx, cohort, data, input.userId);
  });
  await announce(needs, cohort);
}

/**
 * Asks the holders of a role, in the channel, whether the course may use a table. Until they answer, it goes on with the data that it has.
 * A question to another role replaces the one before.
 * @returns how many people hold the role
 * @throws AppError as findOwnData does
 */
export async function askWhetherAllowed(needs: DataPort, input: Input & { role: ConsentRole }): Promise<number> {
  const { data, cohort } = await findOwnData(needs, input, ['kept', 'asked']);
  const { teamId, channelId, locale } = cohort;
  const held = await needs.store.roles.list(teamId, cohort.id);
  const holders = held.filter(({ role }) => role === input.role).map(({ userId }) => userId);
  const at = needs.clock.now().toISOString();
  await needs.store.transaction(async (tx) => {
    if (!(await tx.ownData.setState(teamId, data.id, ['kept', 'asked'], 'asked'))) throw new AppError('stale_button');
    const now = await tx.ownData.byId(teamId, data.id);
    // The same form, delivered twice, or sent once more.
    if (now?.consent?.how === 'asked' && now.consent.role === input.role) return;
    await settleQuestion(tx, data, { what: 'settled' });
    await tx.ownData.setConsent(teamId, data.id, { how: 'asked', role: input.role, by: input.userId, at });
    const { filename: file, rows = 0, columns = 0 } = data;
    const about = { type: 'own-data', what: 'asked', dataId: data.id, file, rows, columns } as const;
    const content = { ...about, by: input.userId, role: input.role, holders };
    await tx.posts.add({ teamId, channelId, locale, key: questionKey(data.id, input.role), content });
  });
  await announce(needs, cohort);
  return holders.length;
}

/**
 * Takes the answer of someone who holds the role: the course uses the table, or its rows are deleted.
 * @throws AppError as findAsked and checkText do
 */
export async function answerWhetherAllowed(
  needs: DataPort,
  { teamId, dataId, userId, allowed, text }: Input & { allowed: boolean; text: string },
): Promise<void> {
  const { store, clock } = needs;
  const { data, cohort, consent } = await findAsked(store, { teamId, dataId, userId });
  const answer = { allowed, by: userId, text: checkText(text), at: clock.now().toISOString() };
  await store.transaction(async (tx) => {
    if (!(await tx.ownData.setState(teamId, dataId, ['asked'], allowed ? 'used' : 'kept')))
      throw new AppError('stale_button');
    await tx.ownData.setConsent(teamId, dataId, { ...consent, answer });
    await settleQuestion(tx, data, { what: allowed ? 'allowed' : 'refused', answeredBy: userId, text: answer.text });
    if (allowed) await useData(needs, tx, cohort, data, consent.by);
    else await tx.ownData.deleteRows(teamId, [dataId]);
  });
  await announce(needs, cohort);
}

/** Shows in the questions' messages what has become of them. */
export async function settleQuestion(
  tx: Pick<DataPort['store'], 'posts'>,
  { teamId, id }: Pick<OwnData, 'id' | 'teamId'>,
  now: { what: 'allowed' | 'refused'; answeredBy: string; text: string } | { what: 'settled' },
): Promise<void> {
  for (const role of CONSENT_ROLES) {
    const post = await tx.posts.byKey(teamId, questionKey(id, role));
    if (post?.content.type !== 'own-data' || post.content.what !== 'asked') continue;
    await tx.posts.revise(teamId, post.key, { ...post.content, ...now });
  }
}

/** The key of the message that asks a role about a table. */
function questionKey(id: string, role: ConsentRole): string {
  return ownDataKey(id, `asked-${role}`);
}
