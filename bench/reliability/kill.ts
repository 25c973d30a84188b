/**
 * Delivers 200 scheduled lessons in 50 channels while processes get SIGKILL at random moments and Slack fails at random: on the
 * embedded default, on PostgreSQL, on PostgreSQL with Redis, and with restarts of both services under load.
 * `deeds` kills `kakehashi start` within 0.7 seconds of every kind of deed: 200 times, or `kills`.
 * Run: bash scripts/with-services.sh npx tsx bench/reliability/kill.ts [embedded|postgres|redis|restart] [channels] [kills] [seed]
 * or: npm run build && npx tsx bench/reliability/kill.ts deeds [kills] [seed]
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { proveDeeds } from '../../test/helpers/prove-deeds.ts';
import { type Proof, proveDelivery, seeded } from '../../test/helpers/prove-delivery.ts';

const { DATABASE_URL, REDIS_URL, RESTART_POSTGRES, RESTART_REDIS } = process.env;
const [only, channels = '50', kills = '32', seed = '7'] = process.argv.slice(2);
if (only === 'deeds') {
  const [, deedKills = '200', deedSeed = '7'] = process.argv.slice(2);
  const random = seeded(Number(deedSeed));
  const figures = await proveDeeds({ kills: Number(deedKills), random, say: (line) => console.error(line) });
  console.log(JSON.stringify({ name: 'deeds', seed: Number(deedSeed), ...figures }, null, 1));
  process.exit(0);
}
const FLEET = ['web', 'worker', 'worker'] as const;
// Asynchronous, since the stand-in for Slack keeps running in this process.
const run = (script: string | undefined) => async () => void (await promisify(execFile)('bash', [script ?? '']));
const cases: Record<string, Pick<Proof, 'env' | 'duties' | 'disturb'>> = {
  embedded: { env: {}, duties: ['all'] },
  postgres: { env: { DATABASE_URL: DATABASE_URL ?? '' }, duties: FLEET },
  redis: { env: { DATABASE_URL: DATABASE_URL ?? '', REDIS_URL: REDIS_URL ?? '' }, duties: FLEET },
  restart: {
    env: { DATABASE_URL: DATABASE_URL ?? '', REDIS_URL: REDIS_URL ?? '' },
    duties: FLEET,
    disturb: [run(RESTART_POSTGRES), run(RESTART_REDIS), run(RESTART_POSTGRES), run(RESTART_REDIS)],
  },
};
for (const [name, where] of Object.entries(cases)) {
  if (only !== undefined && only !== name) continue;
  const figures = await proveDelivery({
    ...where,
    channels: Number(channels),
    lessons: 4,
    kills: name === 'restart' ? 0 : Number(kills),
    random: seeded(Number(seed)),
    say: (line) => console.error(`${name}: ${line}`),
  });
  console.log(JSON.stringify({ name, seed: Number(seed), channels: Number(channels), ...figures }, null, 1));
}
process.exit(0);
