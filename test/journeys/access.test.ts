import { SEED } from 'slack-stand-in';
import { expect, test } from 'vitest';
import { VIEWS } from '../../src/slack/app/ids.ts';
import { toldAfter } from '../helpers/in-lesson-thread.ts';
import { languages } from '../helpers/languages.ts';
import { NEEDED_SCOPES } from '../helpers/needed-scopes.ts';
import { type Kakehashi, PLACES, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const GROUP = 'C0GROUP';
const SCOPES = NEEDED_SCOPES.filter((scope) => scope !== 'channels:history');

async function withApp(
  options: Parameters<typeof startKakehashi>[1],
  work: (kakehashi: Kakehashi) => Promise<void>,
): Promise<void> {
  const kakehashi = await startKakehashi('socket', options);
  try {
    await work(kakehashi);
    expect(kakehashi.log.errors).toEqual([]);
  } finally {
    await kakehashi.stop();
  }
}

/** Submits the start form. @returns the sentence that says why there is no course */
async function startIn({ rehearsal }: Kakehashi, learner: string, channel: string): Promise<string> {
  const { driver, waitFor } = rehearsal;
  await driver.command(learner, channel, '/kakehashi start');
  await waitFor(() => driver.modal(learner)?.callbackId === VIEWS.start);
  return Object.values((await driver.submit(learner, undefined, {})).errors ?? {}).join();
}

test.each(languages('ja'))('a group direct message is told to use a channel, in %s', async (locale) => {
  const { learner } = PLACES[locale];
  const group = { id: GROUP, name: 'mpdm-hana--david--mei-1', topic: '', isGroupDirect: true, hasApp: false };
  await withApp({ seed: { ...SEED, channels: [...SEED.channels, group] } }, async ({ rehearsal }) => {
    for (const text of ['', ' start']) {
      const told = await toldAfter(rehearsal, learner, () =>
        rehearsal.driver.command(learner, GROUP, `/kakehashi${text}`),
      );
      expect(told.text).toBe(sayIn(locale)('error.group_direct'));
    }
  });
});

test('a group direct message with the app in it is recognized by the permission that Slack asks for', async () => {
  const group = { id: GROUP, name: 'group', topic: '', isGroupDirect: true };
  await withApp({ seed: { ...SEED, channels: [...SEED.channels, group] } }, async ({ service }) => {
    expect(await service.flow.chat.accessTo({ teamId: TEAM, channelId: GROUP })).toBe('group-direct');
  });
});

test.each(languages('ja'))('a start without channels:history is refused with that reason, in %s', async (locale) => {
  const { channel, learner } = PLACES[locale];
  await withApp({ scopes: SCOPES }, async (kakehashi) => {
    expect(await startIn(kakehashi, learner, channel)).toBe(
      sayIn(locale)('error.permission_missing', { permission: 'channels:history' }),
    );
  });
});

test('without dnd:read, do-not-disturb is never asked for', async () => {
  await withApp({ scopes: [...SCOPES, 'channels:history'] }, async ({ rehearsal, service }) => {
    expect(await service.flow.chat.quietUntil(TEAM, ['U0DAVID'])).toEqual(new Map());
    expect(rehearsal.calls.filter(({ method }) => method === 'dnd.teamInfo')).toEqual([]);
  });
});
