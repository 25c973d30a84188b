/**
 * Asks Slack itself whether it takes all that the app sends: `npm run validate-with-slack`. It renders every message, modal and App
 * Home, in both languages and with the largest states, adds what the app sends on a walk through Analyze, and sends each to Slack's
 * public `blocks.validate`, without a token, through the proxy of HTTPS_PROXY if that is set. Where Slack can't be reached, or with
 * `--offline`, it writes them as JSON files for the Block Kit Builder (`--out FOLDER`; default: dist/block-kit). Exit code 0 when Slack
 * takes all, or after `--offline`.
 */
import { parseArgs } from 'node:util';
import { readProxies } from '../src/config.ts';
import { createNetwork } from '../src/network/create-network.ts';
import { collectSent } from '../test/helpers/slack-samples/collect-sent.ts';
import { renderSamples } from '../test/helpers/slack-samples/render-samples.ts';
import { validateSamples } from './validate-samples.ts';
import { writeSamples } from './write-samples.ts';

const { values } = parseArgs({
  options: { offline: { type: 'boolean', default: false }, out: { type: 'string', default: 'dist/block-kit' } },
});
const samples = [...renderSamples(), ...(await collectSent())];
console.log(`${samples.length} messages and views of the app.`);
process.exit(values.offline ? write() : await ask());

async function ask(): Promise<number> {
  const apiUrl = process.env.SLACK_API_URL;
  const network = createNetwork(readProxies(process.env));
  const { accepted, refused, unanswered } = await validateSamples(samples, { apiUrl, network, write: console.log });
  console.log(`Slack takes ${accepted} and refuses ${refused.length}.`);
  if (unanswered === undefined) return refused.length === 0 ? 0 : 1;
  console.log(`Slack gave no verdict on the rest. ${unanswered}`);
  write();
  return 1;
}

function write(): number {
  writeSamples(values.out, samples);
  console.log(`Each is a file in ${values.out}: paste it into https://app.slack.com/block-kit-builder`);
  return 0;
}
