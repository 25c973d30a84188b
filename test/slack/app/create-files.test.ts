import type { WebClient } from '@slack/web-api';
import { MockAgent } from 'undici';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFiles } from '../../../src/slack/app/create-files.ts';

const HOST = 'https://files.slack.com';
const PATH = '/files-pri/T1-F1/download/sales.csv';
const MB = 1_048_576;

let agent: MockAgent;
let asked: { authorization: string | undefined }[];
beforeEach(() => {
  agent = new MockAgent();
  agent.disableNetConnect();
  asked = [];
});
afterEach(() => agent.close());

/** The reader, with Slack's answer to `files.info` and the file server's to the download. */
function filesWith(
  info: object | Error,
  answer?: { status?: number; type?: string; body?: Buffer; location?: string },
) {
  const client = {
    auth: { test: async () => ({ response_metadata: { scopes: ['files:read'] } }) },
    files: {
      info: async () => {
        if (info instanceof Error) throw info;
        return { file: info };
      },
    },
  } as unknown as WebClient;
  if (answer !== undefined) {
    const { status = 200, type = 'text/csv', body = Buffer.alloc(0), location } = answer;
    agent
      .get(HOST)
      .intercept({ path: PATH })
      .reply((request) => {
        const headers = request.headers as Record<string, string>;
        asked.push({ authorization: headers.authorization });
        return {
          statusCode: status,
          data: body,
          responseOptions: { headers: { 'content-type': type, ...(location === undefined ? {} : { location }) } },
        };
      });
  }
  return createFiles(client, { dispatcher: agent }, { botToken: 'xoxb-1', scopes: ['files:read'] });
}
const shared = (bytes: number, address = `${HOST}${PATH}`) => ({
  name: 'sales.csv',
  bytes,
  userId: 'U1',
  sharedIn: ['C1'],
  address,
});
const platformError = (error: string) =>
  Object.assign(new Error(error), { code: 'slack_webapi_platform_error', data: { ok: false, error } });

it('reads the bytes with the token, whatever size Slack has told', async () => {
  const body = Buffer.from('region,revenue\nNorth,12\n');
  for (const told of [body.byteLength, 0, 3]) {
    const files = filesWith({}, { body });
    const read = await files.read(shared(told), 10);
    expect(Buffer.concat(read).toString()).toBe(body.toString());
  }
  expect(asked.map(({ authorization }) => authorization)).toEqual(Array(3).fill('Bearer xoxb-1'));
});

it('takes a file of exactly the limit, and not one byte more, by what arrives or by what Slack says', async () => {
  const body = Buffer.alloc(MB, 'a');
  expect(Buffer.concat(await filesWith({}, { body }).read(shared(MB), 1)).byteLength).toBe(MB);
  const more = Buffer.alloc(MB + 1, 'a');
  const code = { code: 'own_data_too_large', values: { limit: 1 } };
  await expect(filesWith({}, { body: more }).read(shared(MB), 1)).rejects.toMatchObject(code);
  await expect(filesWith({}).read(shared(MB + 1), 1)).rejects.toMatchObject(code);
  expect(asked).toHaveLength(2);
});

it.each([
  ['a page to sign in', { type: 'text/html; charset=utf-8', body: Buffer.from('<html>') }, 'own_data_scope'],
  ['the way there', { status: 302, location: 'https://evil.example/' }, 'own_data_scope'],
  ['a file that is gone', { status: 404 }, 'own_data_gone'],
  ['a server that fails', { status: 503 }, 'own_data_unreachable'],
] as const)('tells %s', async (_what, answer, code) => {
  await expect(filesWith({}, answer).read(shared(3), 10)).rejects.toMatchObject({ code });
});

it('tries again after a download that broke off', async () => {
  const broken = filesWith({}, { body: Buffer.from('reg') });
  await expect(broken.read(shared(24), 10)).rejects.toMatchObject({ code: 'own_data_unreachable', retryable: true });
});

it.each([
  'http://files.slack.com/x',
  'https://files.slack.com.evil.example/x',
  'https://evilslack.com/x',
  'file:///etc/passwd',
  '',
])('sends the token to Slack alone, not to "%s"', async (address) => {
  await expect(filesWith({}).read(shared(3, address), 10)).rejects.toMatchObject({ code: 'own_data_elsewhere' });
  expect(asked).toEqual([]);
});

it('finds a file wherever it is shared, and tells one that is deleted or that it may not see', async () => {
  const info = {
    name: 'a.csv',
    size: 3,
    user: 'U1',
    channels: ['C1'],
    groups: ['G1'],
    shares: { private: { G2: [] } },
  };
  expect(await filesWith({ ...info, url_private: `${HOST}${PATH}` }).find('T1', 'F1')).toMatchObject({
    name: 'a.csv',
    bytes: 3,
    sharedIn: ['C1', 'G1', 'G2'],
    address: `${HOST}${PATH}`,
  });
  await expect(filesWith({ mode: 'tombstone' }).find('T1', 'F1')).rejects.toMatchObject({ code: 'own_data_gone' });
  const gone = filesWith(platformError('file_not_found')).find('T1', 'F1');
  await expect(gone).rejects.toMatchObject({ code: 'own_data_gone' });
  const lacking = filesWith(platformError('missing_scope')).find('T1', 'F1');
  await expect(lacking).rejects.toMatchObject({ code: 'own_data_scope' });
  const late = filesWith(platformError('internal_error')).find('T1', 'F1');
  await expect(late).rejects.toMatchObject({ code: 'own_data_unreachable', retryable: true });
});
