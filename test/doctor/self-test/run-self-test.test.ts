import type { StandInOptions } from 'slack-stand-in';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runSelfTest, type SelfTestOptions } from '../../../src/doctor/self-test/run-self-test.ts';
import { freePort } from '../../helpers/start-kakehashi.ts';
import { startWorkspace } from '../../helpers/start-workspace.ts';

const CHANNEL = 'C0HOUSE';
const WRITER = 'U0EMILY';
const SCOPES = ['chat:write', 'files:write', 'channels:history'];

let slack: Awaited<ReturnType<typeof startWorkspace>>;
const start = async (options: Partial<StandInOptions> = {}) => {
  slack = await startWorkspace({ scopes: SCOPES, ...options });
  await slack.driver.message(WRITER, CHANNEL, 'Good morning.');
};
afterEach(async () => {
  vi.restoreAllMocks();
  await slack.close();
});

/** Runs the self-test; waits pass at once. Returns its rows by question, as `result what Slack did`. */
async function run(options: Partial<SelfTestOptions> = {}) {
  const lines: string[] = [];
  const waits: number[] = [];
  const code = await runSelfTest({
    botToken: slack.botToken,
    apiUrl: slack.apiUrl,
    network: { fetch: (...given) => fetch(...given) },
    channel: CHANNEL,
    notice: 'Only a test.',
    key: 'this-run',
    wait: async (ms) => void waits.push(ms),
    ...options,
    write(line) {
      lines.push(line);
      options.write?.(line);
    },
  });
  const rows = Object.fromEntries(
    lines.flatMap((line) => {
      const [, result, question, said] = /^(ok|problem|skipped) +(.{27}) (.*)$/u.exec(line) ?? [];
      return question === undefined ? [] : [[question.trim(), `${result} ${said}`]];
    }),
  );
  expect(lines.join('\n')).not.toContain(slack.botToken);
  return { code, rows, waits, lines, text: lines.join('\n') };
}

/** What is in the channel now, threads included. */
const left = () => ({
  messages: slack.driver.rawMessages(CHANNEL).map(({ text }) => text),
  files: slack.calls.filter(({ method, result }) => method === 'files.delete' && result.ok === true).length,
});
const CLEAN = { messages: ['Good morning.'], files: 1 };
const called = (method: string) => slack.calls.filter((call) => call.method === method);

describe('the self-test in a workspace that does what the app relies on', () => {
  beforeEach(() => start());

  it('asks every question, and leaves nothing behind', async () => {
    const { code, rows, lines, waits } = await run();
    expect(rows).toEqual({
      token: expect.stringMatching(/^ok kakehashi in /u),
      'post a message': 'ok it took text and metadata',
      'read metadata back': 'ok conversations.history gave the key back, at once',
      'update a message': 'ok the text is new, the metadata stayed',
      'look back over pages': 'ok the older message is on page 2 of one message each',
      'reply in the thread': 'ok conversations.replies gave it back with its metadata',
      'table among blocks': 'ok the order stayed: section, table, section',
      'ephemeral message': `ok it took one for ${WRITER}; only that person can say whether it was shown`,
      permalink: 'ok it gave one',
      'delete a message': 'ok it is gone',
      'permalink of a deleted one': 'ok message_not_found, which the app expects',
      'upload a file': 'ok it took the bytes and shared the file in the thread',
      'find the file in the thread': 'ok files[] names it at once (files:read isn’t granted)',
      'ask for the file by its id': 'ok missing_scope, as expected: files:read isn’t granted',
      'show the file in a block':
        'ok an image block took it at once. If everyone in the channel sees the picture, set CHART_BLOCKS=on: findings then show their charts',
      'remove all that': 'ok 5 messages and 1 file',
    });
    expect(code).toBe(0);
    expect(lines.at(-1)).toBe('Slack does what the app relies on.');
    expect(waits).toEqual([]);
    expect(left()).toEqual(CLEAN);
  });

  it('tells the people in the channel what each message is', async () => {
    await run();
    const said = [...called('chat.postMessage'), ...called('chat.update'), ...called('chat.postEphemeral')];
    expect(said.length).toBeGreaterThan(4);
    for (const { args } of said) expect(args.text).toContain('Only a test.');
    expect(called('files.completeUploadExternal')[0]?.args.initial_comment).toBe('Only a test.');
  });

  it('shows the private message to the named person', async () => {
    // Slack shows such a message only to a person who is active.
    await slack.driver.openHome('U0MEI');
    const { rows } = await run({ person: 'U0MEI' });
    expect(rows['ephemeral message']).toContain('U0MEI');
    expect(slack.driver.ephemerals('U0MEI')).toHaveLength(1);
  });

  it('waits as long as Slack asks when it limits the rate, and asks again', async () => {
    slack.faults.add('chat.postMessage', { status: 429, retryAfter: 30 }, { status: 429, retryAfter: 7 });
    slack.faults.add('chat.delete', { status: 429, retryAfter: 61 });
    const { code, text, waits } = await run();
    expect({ code, waits }).toEqual({ code: 0, waits: [30_000, 7000, 61_000] });
    expect(text).toContain('Slack asks to wait 30 s (chat.postMessage).');
    expect(left()).toEqual(CLEAN);
  });

  it('waits half a minute for a file that Slack still works on', async () => {
    const refusal = { error: 'invalid_blocks' };
    const begin = (line: string) => {
      if (line.includes('ask for the file')) slack.faults.add('chat.postMessage', refusal, refusal);
    };
    const later = await run({ write: begin });
    expect(later.rows['show the file in a block']).toMatch(/^ok an image block took it after 3 s/u);
    const never = await run({
      key: 'second-run',
      write: (line) => {
        if (line.includes('ask for the file')) slack.faults.add('chat.postMessage', ...Array(6).fill(refusal));
      },
    });
    expect(never.rows['show the file in a block']).toMatch(/^ok invalid_blocks for 30 s: leave CHART_BLOCKS unset$/u);
    expect(never.code).toBe(0);
    expect(left().messages).toEqual(CLEAN.messages);
  });

  it('finds and removes a message whose answer was lost', async () => {
    slack.faults.add('chat.postMessage', { afterStore: true });
    const { code, rows } = await run();
    expect(code).toBe(1);
    expect(rows['post a message']).toMatch(/^problem /u);
    expect(rows['read metadata back']).toMatch(/^skipped /u);
    expect(rows['table among blocks']).toMatch(/^ok /u);
    expect(left().messages).toEqual(CLEAN.messages);
  });

  it('finds and removes a file whose sharing got no answer', async () => {
    slack.faults.add('files.completeUploadExternal', { afterStore: true });
    const { rows } = await run();
    expect(rows['upload a file']).toMatch(/^problem /u);
    expect(left()).toEqual(CLEAN);
  });

  it('names what it could not remove, and removes the rest', async () => {
    slack.faults.add('files.delete', { error: 'cant_delete_file' });
    slack.faults.add('chat.delete', { error: 'compliance_exports_prevent_deletion' });
    const { code, rows, text } = await run();
    expect(code).toBe(1);
    expect(rows['delete a message']).toBe('problem Slack answered compliance_exports_prevent_deletion');
    expect(rows['permalink of a deleted one']).toMatch(/^skipped/u);
    expect(rows['remove all that']).toMatch(/6 messages and 0 files removed, not: file F\w+: .*cant_delete_file/u);
    expect(text).toContain('Delete what is left by hand.');
    expect(left().messages).toEqual(CLEAN.messages);
  });

  it('removes what it made when it is ended early', async () => {
    const stopping = new AbortController();
    const { code, rows, text } = await run({
      signal: stopping.signal,
      write: (line) => {
        if (line.includes('reply in the thread')) stopping.abort();
      },
    });
    expect(code).toBe(1);
    expect(rows).not.toHaveProperty('upload a file');
    expect(rows['remove all that']).toBe('ok 3 messages and 0 files');
    expect(text).toContain('Ended before the last question.');
    expect(text).not.toContain('Slack does what the app relies on.');
    expect(left().messages).toEqual(CLEAN.messages);
  });

  it('removes what it made at once when it is ended while it waits for Slack', async () => {
    slack.faults.otherwise((method) =>
      method === 'conversations.replies' ? { status: 429, retryAfter: 600 } : undefined,
    );
    const stopping = new AbortController();
    const { code, rows, text } = await run({
      signal: stopping.signal,
      wait: async (_ms, signal) => {
        stopping.abort();
        signal?.throwIfAborted();
        throw new Error('waited without the signal');
      },
    });
    expect(code).toBe(1);
    expect(rows['remove all that']).toBe('ok 3 messages and 0 files');
    expect(text.match(/Slack asks to wait/gu)).toHaveLength(1);
    expect(left().messages).toEqual(CLEAN.messages);
  });

  it('reports metadata that does not come back, after looking several times', async () => {
    const ask = globalThis.fetch;
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const response = await ask(input, init);
      if (!String(input).includes('conversations.history')) return response;
      const answer = (await response.json()) as { messages?: { metadata?: unknown }[] };
      for (const message of answer.messages ?? []) delete message.metadata;
      return Response.json(answer, { headers: response.headers });
    });
    const { code, rows, waits } = await run();
    expect(code).toBe(1);
    expect(rows['read metadata back']).toBe('problem conversations.history gave no metadata back');
    expect(rows['update a message']).toBe('problem the update dropped the metadata');
    expect(waits).toEqual([1000, 2000, 4000, 8000, 15_000]);
    expect(left()).toEqual(CLEAN);
  });
});

it('reads the file by its id where files:read is granted', async () => {
  await start({ scopes: [...SCOPES, 'files:read'] });
  const { code, rows } = await run();
  expect(code).toBe(0);
  expect(rows['find the file in the thread']).toContain('files:read is granted');
  expect(rows['ask for the file by its id']).toBe('ok files.info answers, and names the channel');
});

it('goes on without the scopes of some questions, and says which scope each needs', async () => {
  await start({ scopes: ['chat:write'] });
  const { code, rows, text } = await run({ person: WRITER });
  expect(code).toBe(1);
  expect(rows['post a message']).toMatch(/^ok/u);
  expect(rows['read metadata back']).toBe('problem Slack answered missing_scope (it needs channels:history)');
  expect(rows['upload a file']).toBe('problem Slack answered missing_scope (it needs files:write)');
  expect(rows['find the file in the thread']).toMatch(/^skipped/u);
  expect(rows['permalink of a deleted one']).toMatch(/^ok/u);
  expect(text).toContain('What to do: In Slack: api.slack.com/apps');
  expect(left().messages).toEqual(CLEAN.messages);
});

it('makes nothing in a channel that the app is not in', async () => {
  await start();
  const { code, rows, text } = await run({ channel: 'C0NOWHERE' });
  expect(code).toBe(1);
  expect(rows['post a message']).toBe('problem Slack answered channel_not_found');
  expect(text).toContain('type /invite @kakehashi there');
  expect(rows['remove all that']).toBe('ok 0 messages and 0 files');
});

it('gives a row for each question when Slack cannot be reached or refuses the token', async () => {
  await start();
  const away = await run({ apiUrl: `http://127.0.0.1:${await freePort()}/api/` });
  expect(away.code).toBe(1);
  expect(away.rows.token).toMatch(/^problem .*ECONNREFUSED/u);
  slack.refuseToken('account_inactive');
  const refused = await run();
  expect(refused.code).toBe(1);
  expect(refused.rows.token).toBe('problem Slack answered account_inactive');
  expect(Object.keys(refused.rows)).toHaveLength(16);
});
