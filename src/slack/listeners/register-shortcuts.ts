import type { App, MessageShortcut } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { actorOf } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { SHORTCUTS } from '../app/ids.ts';
import { sentenceFor } from '../app/sentence-for.ts';
import { tellPrivately } from '../app/tell-privately.ts';
import { quoteMessage } from '../messages/quote-message.ts';
import { openAsk } from '../modals/ask/open-ask.ts';

/** Listens to the two shortcuts, which open the form that asks a role: the global one, and the one on a message. */
export function registerShortcuts(app: App, edge: Edge): void {
  for (const callbackId of Object.values(SHORTCUTS)) {
    app.shortcut(callbackId, async ({ ack, shortcut, context, client }) => {
      await ack();
      const actor = await actorOf(edge, context.teamId ?? '', shortcut.user.id);
      try {
        const about = shortcut.type === 'message_action' ? await aboutMessage(client, shortcut) : {};
        await openAsk(edge, client, actor, { triggerId: shortcut.trigger_id, ...about });
      } catch (error) {
        const text = sentenceFor(edge, actor.words, error, callbackId);
        await tellPrivately(client, actor, { triggerId: shortcut.trigger_id }, { text });
      }
    });
  }
}

async function aboutMessage(client: WebClient, { channel, message }: MessageShortcut) {
  const place = { channelId: channel.id, ts: message.ts };
  return { channelId: channel.id, text: await quoteMessage(client, { ...place, text: message.text ?? '' }) };
}
