import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { AppError } from '../../../errors.ts';
import { announce } from '../../../flow/announce.ts';
import type { Reading } from '../../../flow/data/read-data.ts';
import { readData } from '../../../flow/data/read-data.ts';
import { errorSentence } from '../../../messages/error-sentence.ts';
import { ownDataKey } from '../../../messages/post-keys.ts';
import type { Edge } from '../../app/edge.ts';
import { platformError } from '../../app/errors.ts';
import { escapeMrkdwn } from '../../messages/kit.ts';
import { type Words, wordsFor, wordsIn } from '../../messages/words.ts';
import { noticeView } from '../notice/notice-view.ts';
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
  const show = async (reading: Reading) => {
    const { data } = reading;
    const now = await flow.store.ownData.byId(data.teamId, data.id);
    const cohort = await flow.store.cohorts.byId(data.teamId, data.cohortId);
    // Its facilitator has deleted it, or has gone on in another form.
    if (now?.state !== data.state || cohort === undefined) return;
    // A button that goes on, or another press, may have opened another form meanwhile.
    const { viewId } = now;
    const locale = await flow.chat.inTime(() => flow.chat.localeOf(data.teamId, data.broughtBy));
    const words = wordsIn(wordsFor(flow.course, locale), cohort.channelId);
    const sentence = (error: AppError) => errorSentence(flow.course, locale, error, undefined, escapeMrkdwn);
    if (viewId !== undefined) {
      const tables = await flow.store.ownData.inCohort(data.teamId, cohort.id);
      const others = otherData(words, Object.keys(edge.datasets), await flow.store.ownData.shared());
      const view = drawReading(words, reading, { cohort, tables, others, sentence });
      const refused = (error: unknown) => {
        flow.log.error({ err: error, dataId: data.id }, 'Slack refused the form about a table');
        return noticeView(words, words.t('error.internal'));
      };
      if (await showInForm(edge.client, viewId, view, refused)) return;
    }
    await tellDirectly(edge, reading, { channel: cohort.channelId, locale, sentence });
    if (viewId !== undefined) await flow.store.ownData.setView(data.teamId, data.id, undefined);
  };
  await readData(flow, job, { ...context, show });
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
    sentence: (error: AppError) => string;
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
      const { data, error, later } = reading;
      const kept = tables.flatMap((one) => {
        if (one.id !== data.id) return [one];
        return later ? [{ ...one, state: 'choosing' as const }] : [];
      });
      const mayRead = error.code !== 'own_data_scope';
      return bringView(words, { cohort, tables: kept, others, mayRead, refused: sentence(error) });
    }
  }
}

/** Slack's codes for a form that it never takes. Anything else may pass. */
const NEVER = new Set(['invalid_arguments', 'invalid_blocks', 'view_too_large']);

/**
 * @param refused what to show in place of a form that Slack never takes: the form that waits must not wait for ever
 * @returns false when the form is closed
 */
async function showInForm(
  client: WebClient,
  viewId: string,
  view: ModalView,
  refused?: (error: unknown) => ModalView,
): Promise<boolean> {
  try {
    await client.views.update({ view_id: viewId, view });
    return true;
  } catch (error) {
    const code = platformError(error) ?? '';
    if (code === 'not_found') return false;
    if (refused === undefined || !NEVER.has(code)) throw error;
    return showInForm(client, viewId, refused(error));
  }
}

async function tellDirectly(
  { flow }: Needs,
  reading: Reading,
  {
    channel,
    locale,
    sentence,
  }: { channel: string; locale: Parameters<typeof errorSentence>[1]; sentence: (error: AppError) => string },
): Promise<void> {
  const { data, outcome } = reading;
  const { teamId, broughtBy: to } = data;
  const refused = outcome === 'refused' ? { refused: sentence(reading.error) } : {};
  const content = { type: 'own-data-read', to, channel, dataId: data.id, file: data.filename, ...refused } as const;
  // Each reading is told once, and the next one anew.
  const key = ownDataKey(data.id, `${outcome}-${data.round ?? 0}`);
  await flow.store.posts.add({ teamId, channelId: to, locale, key, content });
  await announce(flow, { teamId, channelId: to });
}
