import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { announce } from '../../../flow/announce.ts';
import type { Reading } from '../../../flow/data/read-data.ts';
import { readData } from '../../../flow/data/read-data.ts';
import { errorSentence } from '../../../messages/error-sentence.ts';
import { ownDataKey } from '../../../messages/post-keys.ts';
import type { Edge } from '../../app/edge.ts';
import { platformError } from '../../app/errors.ts';
import { escapeMrkdwn } from '../../messages/kit.ts';
import { type Words, wordsFor, wordsIn } from '../../messages/words.ts';
import { allowView } from './allow-view.ts';
import { bringView, type DataState } from './bring-view.ts';
import { chooseView } from './choose-view.ts';
import { otherData } from './data-state.ts';

type Needs = Edge & {
  client: WebClient;
};

/**
 * Job: reads a table, and shows what came of it in the form that waits. Where the form was closed, its facilitator gets a direct message with
 * a button that goes on.
 */
export async function showReading(
  edge: Needs,
  job: { teamId: string; dataId: string },
  context: { attempt: number; signal: AbortSignal },
): Promise<void> {
  const { flow } = edge;
  await readData(flow, job, context, async (reading) => {
    const { data } = reading;
    // A button that goes on, or another press, may have opened another form meanwhile.
    const viewId = (await flow.store.ownData.byId(data.teamId, data.id))?.viewId;
    const cohort = await flow.store.cohorts.byId(data.teamId, data.cohortId);
    if (cohort === undefined) return;
    const locale = await flow.chat.inTime(() => flow.chat.localeOf(data.teamId, data.broughtBy));
    const words = wordsIn(wordsFor(flow.course, locale), cohort.channelId);
    const sentence = (error: Parameters<typeof errorSentence>[2]) =>
      errorSentence(flow.course, locale, error, undefined, escapeMrkdwn);
    if (viewId !== undefined) {
      const tables = await flow.store.ownData.inCohort(data.teamId, cohort.id);
      const others = otherData(words, Object.keys(edge.datasets), await flow.store.ownData.shared());
      const view = drawReading(words, reading, { cohort, tables, others, sentence });
      if (await showInForm(edge.client, viewId, view)) return;
      await flow.store.ownData.setView(data.teamId, data.id, undefined);
    }
    await tellDirectly(edge, reading, { channel: cohort.channelId, locale });
  });
}

function drawReading(
  words: Words,
  reading: Reading,
  {
    cohort,
    tables,
    others,
    sentence,
  }: Pick<DataState, 'cohort' | 'others' | 'tables'> & {
    sentence: (error: Extract<Reading, { outcome: 'refused' }>['error']) => string;
  },
): ModalView {
  switch (reading.outcome) {
    case 'preview': {
      const { data, preview, refused } = reading;
      return chooseView(words, { data, preview, ...(refused === undefined ? {} : { refused: sentence(refused) }) });
    }
    case 'kept':
      return allowView(words, reading.data);
    case 'refused': {
      const kept = tables.filter(({ id }) => id !== reading.data.id);
      return bringView(words, { cohort, tables: kept, others, mayRead: true, refused: sentence(reading.error) });
    }
  }
}

/** @returns false when the form is closed */
async function showInForm(client: WebClient, viewId: string, view: ModalView): Promise<boolean> {
  try {
    await client.views.update({ view_id: viewId, view });
    return true;
  } catch (error) {
    if (platformError(error) === 'not_found') return false;
    throw error;
  }
}

async function tellDirectly(
  { flow }: Needs,
  reading: Reading,
  { channel, locale }: { channel: string; locale: Parameters<typeof errorSentence>[1] },
): Promise<void> {
  const { data, outcome } = reading;
  const { teamId, broughtBy: to } = data;
  const refused =
    outcome === 'refused'
      ? { refused: errorSentence(flow.course, locale, reading.error, undefined, escapeMrkdwn) }
      : {};
  const content = { type: 'own-data-read', to, channel, dataId: data.id, file: data.filename, ...refused } as const;
  await flow.store.posts.add({ teamId, channelId: to, locale, key: ownDataKey(data.id, outcome), content });
  await announce(flow, { teamId, channelId: to });
}
