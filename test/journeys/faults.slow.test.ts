import { signRequest } from 'slack-stand-in';
import { expect, test } from 'vitest';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { PLACES, postAnalyze } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const { channel: CHANNEL, learner: LEARNER } = PLACES.en;
test('refuses forged, unsigned and replayed requests, and accepts a signed one', async () => {
  const kakehashi = await startKakehashi('http');
  try {
    const body = 'command=%2Fkakehashi&text=help&team_id=T0REHEARSE&user_id=U0DAVID&channel_id=C0HOUSE';
    const now = Math.floor(Date.now() / 1000);
    const send = (timestamp: number, signature: string) =>
      fetch(kakehashi.url, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': signature,
        },
      }).then((answer) => answer.status);
    expect(await send(now, signRequest('another secret', now, body))).toBe(401);
    expect(await send(now, 'v0=nonsense')).toBe(401);
    const old = now - 6 * 60;
    expect(await send(old, signRequest(kakehashi.secret, old, body))).toBe(401);
    const ahead = now + 6 * 60;
    expect(await send(ahead, signRequest(kakehashi.secret, ahead, body))).toBe(401);
    expect(await send(now, signRequest(kakehashi.secret, now, body))).toBe(200);
  } finally {
    await kakehashi.stop();
  }
});

test('without files:write, posts the findings and every chart’s text, with one line that gives the reason', async () => {
  const scopes = ['commands', 'chat:write', 'users:read', 'channels:history', 'groups:history', 'app_mentions:read'];
  const kakehashi = await startKakehashi('socket', { scopes });
  const { rehearsal } = kakehashi;
  try {
    const lesson = await postAnalyze(kakehashi);
    const thread = () => rehearsal.driver.messages(CHANNEL, lesson.ts);
    const before = thread().length;
    await rehearsal.driver.action(LEARNER, { channel: CHANNEL, ts: lesson.ts }, ACTIONS.runStep);
    await rehearsal.waitFor(() =>
      thread().find((m) => m.text.includes('files:write') && m.text.includes('Missing values by column')),
    );
    const texts = JSON.stringify(thread());
    expect(texts).toContain('Bar chart of blank cells');
    expect(texts).toContain('Bars of the 8 strongest correlations');
    expect(thread().filter((m) => m.text.includes('files:write'))).toHaveLength(1);
    // The run, the words of its charts, and the reason.
    expect(thread()).toHaveLength(before + 3);
  } finally {
    await kakehashi.stop();
  }
});

test('repeats a private answer that Slack rate-limits', async () => {
  const kakehashi = await startKakehashi('socket');
  const { driver, faults, waitFor } = kakehashi.rehearsal;
  try {
    const { ts } = await postAnalyze(kakehashi);
    const before = driver.ephemerals(LEARNER).length;
    faults.add('chat.postEphemeral', { status: 429, retryAfter: 1 });
    await driver.action(LEARNER, { channel: CHANNEL, ts }, ACTIONS.openExampleRequests);
    await waitFor(() => driver.ephemerals(LEARNER).length > before);
    expect(driver.ephemerals(LEARNER)).toHaveLength(before + 1);
    expect(kakehashi.log.errors).toEqual([]);
  } finally {
    await kakehashi.stop();
  }
});
