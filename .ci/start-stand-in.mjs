/**
 * Starts a stand-in for Slack in a container, for the app of compose.yml, and types `/kakehashi help` once the app is connected. From
 * then on, `ANSWERED_PORT` answers, which .ci/compose.rehearsal.yml asks as the health of this service.
 */
import { createServer } from 'node:http';
import { startStandIn } from 'slack-stand-in';

const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, STAND_IN_PORT, ANSWERED_PORT } = process.env;
const HOUR_MS = 3_600_000;

const slack = await startStandIn({
  port: Number(STAND_IN_PORT),
  delivery: { mode: 'socket' },
  waitForMs: HOUR_MS,
  appInfo: { botToken, appToken, commands: [{ command: '/kakehashi', description: '', usageHint: '' }], shortcuts: [] },
});
process.once('SIGTERM', () => process.exit(0));
const [person] = slack.users;
const [channel] = slack.channels;
await slack.waitFor(() => slack.connections() > 0);
const { ok } = await slack.driver.command(person.id, channel.id, '/kakehashi help');
if (!ok) throw new Error('the app did not acknowledge /kakehashi help');
await slack.waitFor(() => slack.driver.ephemerals(person.id).length > 0);
console.log('The app has answered /kakehashi help.');
createServer((_request, response) => response.end('answered\n')).listen(Number(ANSWERED_PORT), '127.0.0.1');
