import { randomUUID } from 'node:crypto';
import type { Config } from '../config.ts';
import { loadCourse } from '../course/load-course.ts';
import { countData, type DataCounts, type PersonRef } from '../flow/members/count-data.ts';
import { type Erased, eraseData } from '../flow/members/erase-data.ts';
import { withinRequest } from '../log.ts';
import { createNetwork } from '../network/create-network.ts';
import { createMetrics } from '../ops/create-metrics.ts';
import type { Chat } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import { clientOptions, createClient } from '../slack/app/create-app.ts';
import { createChat } from '../slack/app/create-chat.ts';
import { withStore } from './with-store.ts';

/** A workspace in which something is kept about a person. */
export interface Found extends PersonRef {
  counts: DataCounts;
}

/**
 * Erases a person without the app, for people who have left the workspace. The app delivers the changed messages later.
 * @param options.teamId only in this workspace; undefined: in all that the database knows
 * @param options.confirm asked before anything is deleted
 * @returns what was found, and what was done in each workspace; nothing was done when `confirm` said no
 * @throws AppError config_invalid when the database cannot be used, for example because the app uses the embedded one
 */
export async function erasePerson(
  config: Config,
  log: Log,
  options: { userId: string; teamId?: string | undefined; confirm: (found: readonly Found[]) => Promise<boolean> },
): Promise<{ found: Found[]; erased: (Erased & PersonRef)[] }> {
  return withStore(config, async (opened) => {
    const { store } = opened;
    const clock = { now: () => new Date() };
    const needs = {
      store,
      clock,
      course: loadCourse(),
      chat: chatOf(config, log),
      random: { uuid: randomUUID },
      log,
      // The sweep of the app finds every message that has changed.
      jobs: { enqueue: async () => {} },
    };
    const found: Found[] = [];
    for (const teamId of options.teamId === undefined ? await opened.allWorkspaces() : [options.teamId]) {
      const person = { teamId, userId: options.userId };
      const counts = await countData(needs, person);
      if (counts.length > 0) found.push({ ...person, counts });
    }
    if (found.length === 0 || !(await options.confirm(found))) return { found, erased: [] };
    const erased: (Erased & PersonRef)[] = [];
    for (const { teamId, userId } of found) {
      erased.push({ teamId, userId, ...(await eraseData(needs, { teamId, userId })) });
    }
    return { found, erased };
  });
}

/** Slack tells who is away, and names for reports. Without a token, nobody is away, and reports name people by id. */
function chatOf(config: Config, log: Log): Pick<Chat, 'accessTo' | 'groupOf' | 'personOf' | 'quietUntil'> {
  if (config.mode === 'rehearse') {
    return {
      accessTo: async () => 'not-in-channel',
      groupOf: async () => 'unknown',
      personOf: async () => ({ locale: 'en', zone: 'Etc/UTC', kind: 'member' }),
      quietUntil: async () => new Map(),
    };
  }
  const { botToken, apiUrl } = config;
  const connection = { mode: 'socket' as const, botToken, appToken: '', ...(apiUrl === undefined ? {} : { apiUrl }) };
  const watch = { ...createMetrics(false).watch, within: withinRequest };
  const client = createClient(connection, clientOptions(connection, watch, createNetwork(config.proxy)), log);
  return createChat(client, { now: () => new Date() });
}
