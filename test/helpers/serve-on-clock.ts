/**
 * One process of the app (`kakehashi start`, `web` or `worker`) on a clock that a file sets ahead, so that days of lessons pass in
 * minutes. Run it with `node --import tsx`. The environment holds the configuration; `CLOCK_FILE` names the file, which holds
 * milliseconds; `SWEEP_MS` is the time between sweeps.
 */
import { readFileSync } from 'node:fs';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import type { Duty } from '../../src/service/service-options.ts';
import { startService } from '../../src/service/start-service.ts';

const [duty] = process.argv.slice(2) as Duty[];
const config = readConfig(process.env);
if (config.mode !== 'socket') throw new Error('SLACK_BOT_TOKEN and SLACK_APP_TOKEN are missing');
const ahead = () => Number(readFileSync(process.env.CLOCK_FILE ?? '', 'utf8'));
const { botToken, appToken, apiUrl } = config;
await startService({
  config,
  ...(duty === undefined ? {} : { duty }),
  dir: config.dir,
  log: createLog({ level: config.logLevel, pretty: false }),
  connection: { mode: 'socket', botToken, appToken, ...(apiUrl === undefined ? {} : { apiUrl }) },
  clock: { now: () => new Date(Date.now() + ahead()) },
  sweepMs: Number(process.env.SWEEP_MS ?? 2000),
});
console.log('ready');
