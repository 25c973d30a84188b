import { WebClient } from '@slack/web-api';
import type { Config } from '../config.ts';
import { createNetwork } from '../network/create-network.ts';
import { describeProxies } from '../network/proxy-settings.ts';
import type { Probes } from './probes.ts';
import { SILENT } from './silent.ts';

type SlackProbes = Pick<Probes, 'proxy' | 'botToken' | 'appToken'>;

/**
 * Creates the probes of the way to Slack and of the tokens: `auth.test`, whose answer has the granted scopes, and
 * `apps.connections.open`.
 */
export function createSlackProbes(config: Config): SlackProbes {
  const network = createNetwork(config.proxy);
  const client = (token: string) =>
    new WebClient(token, {
      fetch: network.fetch,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 10_000,
      logger: SILENT,
      ...(config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl }),
    });
  return {
    proxy: () => describeProxies(config.proxy),
    async botToken() {
      if (config.mode === 'rehearse') throw new Error('no bot token is set');
      const { team = '', user = '', response_metadata } = await client(config.botToken).auth.test();
      return { team, user, scopes: response_metadata?.scopes, proxy: network.usedProxy() };
    },
    async appToken() {
      if (config.mode !== 'socket') throw new Error('no app token is set');
      await client(config.appToken).apps.connections.open({});
    },
  };
}
