/**
 * `kakehashi start`, but over HTTP it acknowledges however late a busy machine lets it. Slack would give up after three seconds, and it
 * repeats no press over HTTP, so a person would have to press again. Run it with `node --import tsx`.
 */
import { endOnSignal } from '../../src/cli/end-on-signal.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { startService } from '../../src/service/start-service.ts';
import { WAIT_MS } from './patience.ts';

const config = readConfig(process.env);
if (config.mode === 'rehearse') throw new Error('SLACK_BOT_TOKEN is missing');
const log = createLog({ level: config.logLevel, pretty: false });
const ending = endOnSignal(log);
const { apiUrl } = config;
const more = { patience: { callMs: WAIT_MS, ackMs: WAIT_MS }, ...(apiUrl === undefined ? {} : { apiUrl }) };
ending.began();
const service = await startService({
  config,
  dir: config.dir,
  log,
  connection:
    config.mode === 'socket'
      ? { mode: 'socket', botToken: config.botToken, appToken: config.appToken, ...more }
      : {
          mode: 'http',
          botToken: config.botToken,
          signingSecret: config.signingSecret,
          port: config.port,
          host: config.host,
          ...more,
        },
  signal: ending.signal,
});
ending.started(service.stop);
console.log('Kakehashi serves Slack.');
