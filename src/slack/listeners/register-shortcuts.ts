import type { App, MessageShortcut } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { bringData, isTable } from '../../flow/data/bring-data.ts';
import { enqueueReading } from '../../flow/data/enqueue-reading.ts';
import { type Actor, actorOf } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { SHORTCUTS } from '../app/ids.ts';
import { sentenceFor } from '../app/sentence-for.ts';
import { stableId } from '../app/stable-id.ts';
import { tellPrivately } from '../app/tell-privately.ts';
import { quoteMessage } from '../messages/quote-message.ts';
import { wordsIn } from '../messages/words.ts';
import { openAsk } from '../modals/ask/open-ask.ts';
import { openView } from '../modals/open-view.ts';
import { readingView } from '../modals/own-data/reading-view.ts';

/**
 * Listens to the shortcuts: a global one and one on a message open the form that asks a role; another one on a message takes its file as the
 * course's data.
 */
export function registerShortcuts(app: App, edge: Edge): void {
  for (const callbackId of Object.values(SHORTCUTS)) {
    app.shortcut(callbackId, async ({ ack, shortcut, context, client }) => {
      await ack();
      const actor = await actorOf(edge, context.teamId ?? '', shortcut.user.id);
      try {
        if (callbackId === SHORTCUTS.useFile) {
          if (shortcut.type === 'message_action') await useFile(edge, client, actor, shortcut);
          return;
        }
        const about = shortcut.type === 'message_action' ? await aboutMessage(client, shortcut) : {};
        await openAsk(edge, client, actor, { triggerId: shortcut.trigger_id, ...about });
      } catch (error) {
        const text = sentenceFor(edge, actor.words, error, callbackId);
        await tellPrivately(client, actor, { triggerId: shortcut.trigger_id }, { text });
      }
    });
  }
}

/** Takes the first table among a message's files as the course's data, and shows that it's being read. */
async function useFile(edge: Edge, client: WebClient, actor: Actor, shortcut: MessageShortcut): Promise<void> {
  const { teamId, userId } = actor;
  const { channel, message, trigger_id: triggerId } = shortcut;
  const files = FILES.safeParse(message.files).data ?? [];
  // The name may be missing: what Slack Connect says of a file is a stub.
  const file = files.find(({ name }) => name === undefined || isTable(name)) ?? files[0];
  if (file === undefined) throw new AppError('own_data_no_file');
  const data = await edge.flow.chat.inTime(() =>
    bringData(edge.flow, {
      place: { teamId, channelId: channel.id },
      userId,
      id: stableId(triggerId, file.id),
      file: { id: file.id, name: file.name ?? `${file.id}.csv` },
      from: 'channel',
    }),
  );
  const words = wordsIn(actor.words, channel.id);
  const viewId = await openView(client, triggerId, readingView(words, data.filename));
  if (viewId !== undefined) await edge.flow.store.ownData.setView(teamId, data.id, viewId);
  await enqueueReading(edge.flow, data);
}

const FILES = z.array(z.looseObject({ id: z.string().min(1), name: z.string().optional() }));

async function aboutMessage(client: WebClient, { channel, message }: MessageShortcut) {
  const place = { channelId: channel.id, ts: message.ts };
  return { channelId: channel.id, text: await quoteMessage(client, { ...place, text: message.text ?? '' }) };
}
