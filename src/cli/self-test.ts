import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { readConfig } from '../config.ts';
import { loadWords } from '../course/load-words.ts';
import { LOCALES } from '../course/locale.ts';
import { runSelfTest } from '../doctor/self-test/run-self-test.ts';
import { createNetwork } from '../network/create-network.ts';
import { print } from './print.ts';
import { UsageError } from './usage-error.ts';

/**
 * `kakehashi doctor --slack`. Ctrl-C ends the questions; what they made is removed first. A second Ctrl-C ends the process.
 * @param named the channel's ID, or a link to it @returns the exit code
 */
export async function selfTest(named: { channel?: string | undefined; person?: string | undefined }): Promise<number> {
  const channel = idIn(named.channel, /^[CG][A-Z0-9]{2,}$/u);
  if (channel === undefined) {
    throw new UsageError(
      'Name the channel with --channel C…: in Slack, open a channel that the app is in and that you may fill, click its name; ' +
        'the ID is at the end of "About". The self-test posts there and removes what it posted.',
    );
  }
  const person = idIn(named.person, /^[UW][A-Z0-9]{2,}$/u);
  if (named.person !== undefined && person === undefined) {
    throw new UsageError('Name the person with their member ID, --person U…: it is in the menu of their profile.');
  }
  const config = readConfig(process.env);
  if (config.mode === 'rehearse') {
    throw new UsageError('Set the Slack variables first: without SLACK_BOT_TOKEN there is no workspace to ask.');
  }
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  const t = loadWords();
  return runSelfTest({
    botToken: config.botToken,
    apiUrl: config.apiUrl,
    channel,
    person,
    notice: LOCALES.map((locale) => t(locale, 'self-test.notice')).join('\n'),
    key: randomUUID(),
    write: print,
    network: createNetwork(config.proxy),
    wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
    signal: stopping.signal,
  });
}

/** The ID in a text that is an ID or a link that ends with one. */
function idIn(text: string | undefined, pattern: RegExp): string | undefined {
  return text?.split('/').find((part) => pattern.test(part));
}
