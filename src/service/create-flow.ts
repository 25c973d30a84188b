import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import { loadCourse } from '../course/load-course.ts';
import { withChosenLanguage } from '../flow/members/with-chosen-language.ts';
import type { FlowDeps } from '../flow/port.ts';
import { createCompute } from '../jobs/compute/create-compute.ts';
import type { Network } from '../network/create-network.ts';
import { createChat } from '../slack/app/create-chat.ts';
import { createFiles } from '../slack/app/create-files.ts';
import type { ServiceOptions } from './service-options.ts';

type Options = Pick<
  ServiceOptions,
  'after' | 'clock' | 'compute' | 'config' | 'connection' | 'course' | 'initialRoles' | 'log'
>;

/** Connects the use cases to the edges. */
export function createFlow(
  { config: { quickChartUrl, proxy }, after, connection, course, compute, log, initialRoles, ...options }: Options,
  {
    store,
    jobs,
    client,
    network,
    scopes,
  }: Pick<FlowDeps, 'store' | 'jobs'> & {
    client: WebClient;
    network: Pick<Network, 'dispatcher'>;
    scopes?: readonly string[] | undefined;
  },
): FlowDeps {
  const clock = options.clock ?? { now: () => new Date() };
  return {
    store,
    jobs,
    clock,
    random: { uuid: randomUUID },
    course: course ?? loadCourse(),
    compute:
      compute ??
      createCompute({ log, ...(quickChartUrl === undefined ? {} : { quickChart: { url: quickChartUrl, proxy } }) }),
    chat: withChosenLanguage(createChat(client, clock, { after, scopes }), store),
    files: createFiles(client, network, { ...connection, scopes }),
    log,
    ...(initialRoles === undefined ? {} : { initialRoles }),
  };
}
