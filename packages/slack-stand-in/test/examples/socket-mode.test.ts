import { App, SocketModeReceiver } from '@slack/bolt';
import { createManualTimers, startStandIn } from 'slack-stand-in';
import { expect, it } from 'vitest';

it('greets a person, even after a rate limit', async () => {
  const commands = [{ command: '/hello', description: 'Greet me', usageHint: '' }];
  const slack = await startStandIn({
    port: 0,
    delivery: { mode: 'socket' },
    appInfo: { commands, shortcuts: [] },
    timers: createManualTimers(),
    waitForMs: 300_000,
  });
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const receiver = new SocketModeReceiver({ appToken: slack.appToken, installerOptions: { clientOptions } });
  const app = new App({ token: slack.botToken, receiver, clientOptions });
  app.command('/hello', async ({ ack, client, command }) => {
    await ack();
    await client.chat.postMessage({ channel: command.channel_id, text: `Hello <@${command.user_id}>` });
  });
  await app.start();

  slack.faults.add('chat.postMessage', { status: 429, retryAfter: 0 });
  expect(await slack.driver.command('U0HANA', 'C0HOUSE', '/hello')).toEqual({ ok: true });
  const posted = await slack.waitFor(() => slack.driver.messages('C0HOUSE').at(-1));
  expect(posted.text).toBe('Hello <@U0HANA>');
  expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(2);

  await app.stop();
  await slack.waitFor(() => slack.connections() === 0);
  await slack.close();
});
