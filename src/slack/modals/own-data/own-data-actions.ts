import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { continueData } from '../../../flow/data/continue-data.ts';
import { deleteData } from '../../../flow/data/delete-data.ts';
import { enqueueReading } from '../../../flow/data/enqueue-reading.ts';
import { findAsked } from '../../../flow/data/find-asked.ts';
import { switchData } from '../../../flow/data/switch-data.ts';
import type { Actor } from '../../app/actor.ts';
import type { Edge } from '../../app/edge.ts';
import type { ACTIONS } from '../../app/ids.ts';
import { readValue } from '../../app/read-value.ts';
import { stableId } from '../../app/stable-id.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { escapeMrkdwn } from '../../messages/kit.ts';
import { noticeView } from '../notice/notice-view.ts';
import { openView } from '../open-view.ts';
import { updateView } from '../update-view.ts';
import { allowView, answerDataView } from './allow-view.ts';
import { bringView } from './bring-view.ts';
import { dataStateOf } from './data-state.ts';
import { readingView } from './reading-view.ts';

/** Opens the form for the course's own data. @throws AppError as dataStateOf does */
export async function openBringData(
  edge: Edge,
  client: WebClient,
  actor: Actor,
  { channelId, triggerId, how }: { channelId: string; triggerId: string; how?: 'push' },
): Promise<void> {
  await openView(client, triggerId, bringView(actor.words, await dataStateOf(edge, actor, channelId)), how);
}

/** What the buttons about a team's own data do. */
export const OWN_DATA_ACTIONS: Record<
  Extract<
    keyof typeof ACTIONS,
    'allowData' | 'continueData' | 'deleteData' | 'openOwnData' | 'refuseData' | 'switchData'
  >,
  PressHandler
> = {
  openOwnData: (edge, { actor, client, triggerId, value, view }) =>
    openBringData(edge, client, actor, { channelId: value, triggerId, ...(view === undefined ? {} : { how: 'push' }) }),
  async continueData(edge, { actor, client, triggerId, value, view }) {
    const { teamId, userId, words } = actor;
    const data = await continueData(edge.flow, { teamId, dataId: value, userId });
    const isStored = data.state === 'kept' || data.state === 'asked';
    const shown = isStored ? allowView(words, data) : readingView(words, data.filename);
    const viewId = await showForm(client, { view: shown, triggerId, over: view?.id });
    // A press that Slack delivers twice has opened its form already.
    if (viewId === undefined || isStored) return;
    await edge.flow.store.ownData.setView(teamId, data.id, viewId);
    await enqueueReading(edge.flow, data);
    // A form on another device waits for the same reading, which is shown in the newest one.
    if (data.viewId === undefined || data.viewId === viewId) return;
    const elsewhere = words.t('own-data.elsewhere', { file: escapeMrkdwn(data.filename) });
    await updateView(client, { viewId: data.viewId, view: noticeView(words, elsewhere) });
  },
  async deleteData(edge, { actor, client, value, view }) {
    const { teamId, userId, words } = actor;
    const { data, files } = await deleteData(edge.flow, { teamId, dataId: value, userId });
    const text = words.t('own-data.deleted', { file: escapeMrkdwn(data.filename), files });
    if (view !== undefined) await updateView(client, { viewId: view.id, view: noticeView(words, text) });
  },
  async switchData(edge, { actor, client, value, view, pressedAt }) {
    const { teamId, userId, words } = actor;
    const [channelId, dataset] = readValue(z.tuple([z.string(), z.string()]), value);
    await switchData(edge.flow, {
      place: { teamId, channelId },
      userId,
      dataset,
      known: Object.keys(edge.datasets),
      id: stableId(userId, dataset, pressedAt.toISOString()),
    });
    const text = words.t('own-data.switched');
    if (view !== undefined) await updateView(client, { viewId: view.id, view: noticeView(words, text) });
  },
  allowData: (edge, press) => openAnswer(edge, press, true),
  refuseData: (edge, press) => openAnswer(edge, press, false),
};

async function openAnswer(edge: Edge, press: Parameters<PressHandler>[1], allowed: boolean): Promise<void> {
  const { actor, client, triggerId, value } = press;
  const { teamId, userId } = actor;
  const { data } = await findAsked(edge.flow.store, { teamId, dataId: value, userId });
  await openView(client, triggerId, answerDataView(actor.words, { data, allowed }));
}

/** Shows a form in place of the one with the button, or opens it. @returns its id */
async function showForm(
  client: WebClient,
  { view, triggerId, over }: { view: ModalView; triggerId: string; over?: string | undefined },
): Promise<string | undefined> {
  if (over === undefined) return openView(client, triggerId, view);
  await updateView(client, { viewId: over, view });
  return over;
}
