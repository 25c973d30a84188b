import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver } from '@slack/bolt';
import { createManualTimers, startStandIn } from 'slack-stand-in';
import { expect, it } from 'vitest';

it('causes a notice when it does not acknowledge within 3 seconds', async () => {
  const timers = createManualTimers();
  const commands = [{ command: '/slow', description: 'Take long', usageHint: '' }];
  const slack = await startStandIn({
    port: 0,
    delivery: { mode: 'socket' },
    appInfo: { commands, shortcuts: [] },
    timers,
  });
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret });
  const app = new App({ token: slack.botToken, receiver, clientOptions: { slackApiUrl: slack.apiUrl } });
  const received = new Promise<void>((resolve) => app.command('/slow', async () => resolve()));
  const server = (await app.start(0)) as Server;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  await slack.setDelivery({ mode: 'http', url, signingSecret: slack.signingSecret });

  const outcome = slack.driver.command('U0HANA', 'C0HOUSE', '/slow');
  await received;
  timers.advance(3000);
  expect(await outcome).toEqual({ ok: false, error: 'operation_timeout' });

  await app.stop();
  await slack.close();
});
