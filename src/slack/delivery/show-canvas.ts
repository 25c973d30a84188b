import { createHash } from 'node:crypto';
import type { Canvas } from '../../ports/canvas-store.ts';
import { isDirectChannel } from '../../team/is-direct-channel.ts';
import type { Place } from '../../team/place.ts';
import { missingScope, platformError, rateLimitMs } from '../app/errors.ts';
import { projectPageCanvas } from '../messages/project-page-canvas.ts';
import { wordsFor } from '../messages/words.ts';
import { lookUp } from './look-up.ts';
import type { Outbox } from './outbox.ts';

const SCOPE = 'canvases:write';
/** Codes after which another try may work (docs.slack.dev/reference/methods/canvases.create and canvases.edit). */
const PASSING = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'canvas_editing_failed',
]);

/**
 * Job: shows a channel's project page in a canvas of the app's own, as a tab of the channel, where the optional scope is granted. The message
 * stays the page. The app tries once a channel: not again after Slack has refused, someone has deleted the canvas, or a process died while it
 * made one. The app changes no canvas that it hasn't made, and none is made in a direct message.
 * Source: https://docs.slack.dev/reference/methods/canvases.create, …/canvases.edit
 * @returns `retryInMs` when Slack wants a pause
 */
export async function showCanvas(outbox: Outbox, place: Place): Promise<{ retryInMs?: number } | undefined> {
  const { store, course, granted, log } = outbox;
  if (isDirectChannel(place.channelId)) return undefined;
  const post = await store.posts.projectPage(place);
  if (post?.content.type !== 'project-page') return undefined;
  const before = await store.canvases.byPlace(place);
  if (before?.refused !== undefined) return undefined;
  if ((await granted.has(SCOPE)) !== true) return undefined;
  const words = wordsFor(course, post.locale, { lookedUp: await lookUp(outbox, place.teamId, post.content) });
  const page = { title: words.t('page.title'), markdown: projectPageCanvas(words, post.content) };
  const shown = createHash('sha256').update(page.markdown).digest('hex');
  if (before?.shown === shown) return undefined;
  try {
    const canvasId = await write(outbox, place, { before, page });
    if (canvasId !== undefined) await store.canvases.shows(place, { canvasId, shown });
    return undefined;
  } catch (error) {
    const retryInMs = rateLimitMs(error);
    const code = platformError(error);
    // Slack has refused before it did anything.
    if (retryInMs !== undefined || missingScope(error) !== undefined) {
      if (before === undefined) await store.canvases.forget(place);
      return retryInMs === undefined ? undefined : { retryInMs };
    }
    if (code === undefined || PASSING.has(code)) throw error;
    log.info({ channel: place.channelId, code }, 'the project page has no canvas; its message stays up to date');
    await store.canvases.refused(place, code);
    return undefined;
  }
}

/** Makes the canvas, or replaces what it shows. @returns its id; undefined when nobody knows whether an earlier try has made one */
async function write(
  { client, store, log }: Pick<Outbox, 'client' | 'log' | 'store'>,
  place: Place,
  { before, page }: { before: Canvas | undefined; page: { title: string; markdown: string } },
): Promise<string | undefined> {
  const document_content = { type: 'markdown' as const, markdown: page.markdown };
  if (before?.canvasId !== undefined) {
    const { canvasId } = before;
    await client.canvases.edit({ canvas_id: canvasId, changes: [{ operation: 'replace', document_content }] });
    return canvasId;
  }
  if (!(await store.canvases.begin(place))) {
    log.info(
      { channel: place.channelId },
      'a process ended while it made a canvas; the message of the project page stays up to date',
    );
    await store.canvases.refused(place, 'unknown');
    return undefined;
  }
  const made = await client.canvases.create({ title: page.title, channel_id: place.channelId, document_content });
  if (made.canvas_id === undefined) throw new Error('canvases.create answered without canvas_id');
  return made.canvas_id;
}
