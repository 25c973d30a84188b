import { platformError } from '../../slack/app/errors.ts';
import { lookUntil } from './look-until.ts';
import { metadataOf, type SelfTestProbe, Unexpected } from './self-test.ts';

const FILES_READ = 'files:read';
/** A PNG of one white pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
);

/** A file: uploaded and shared in the thread as the app does it, read back without `files:read` and with it. */
export const FILE_PROBES: readonly SelfTestProbe[] = [
  {
    name: 'upload a file',
    needs: ['first'],
    async run(test) {
      const { channel, client, found, made, notice } = test;
      const asked = { filename: 'kakehashi-self-test.png', length: PIXEL.length, alt_txt: 'One white pixel' };
      const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal(asked);
      if (url === undefined || id === undefined) throw new Unexpected('the answer has no upload_url or no file_id');
      const status = await test.upload(url, PIXEL);
      if (status !== 200) throw new Unexpected(`the upload was answered with HTTP ${status}`);
      // It can be there even when the next answer is lost.
      made.files.push(id);
      await client.files.completeUploadExternal({
        files: [{ id, title: 'Kakehashi self-test' }],
        channel_id: channel,
        thread_ts: found.first ?? '',
        initial_comment: notice,
      });
      found.fileId = id;
      return 'it took the bytes and shared the file in the thread';
    },
  },
  {
    name: 'find the file in the thread',
    needs: ['first', 'fileId'],
    async run(test) {
      const { channel, client, found, made } = test;
      const { value, seconds } = await lookUntil(test, async () => {
        const { messages = [] } = await client.conversations.replies({ channel, ts: found.first ?? '', limit: 200 });
        return messages.find(({ files }) => files?.some(({ id }) => id === found.fileId));
      });
      const granted = grants(found.scopes);
      if (value === undefined) throw new Unexpected(`no message of the thread names the file in files[] (${granted})`);
      if (value.ts !== undefined) made.messages.push(value.ts);
      return `files[] names it ${seconds === 0 ? 'at once' : `after ${seconds} s`} (${granted})`;
    },
  },
  {
    name: 'ask for the file by its id',
    needs: ['fileId'],
    async run({ channel, client, found }) {
      try {
        const { file } = await client.files.info({ file: found.fileId ?? '' });
        const places = Object.values(file?.shares ?? {}).flatMap((shares) => Object.keys(shares ?? {}));
        return `files.info answers, and ${places.includes(channel) ? 'names' : 'doesn’t name'} the channel`;
      } catch (error) {
        if (platformError(error) !== 'missing_scope' || found.scopes?.includes(FILES_READ)) throw error;
        return `missing_scope, as expected: ${grants(found.scopes)}`;
      }
    },
  },
  {
    name: 'show the file in a block',
    needs: ['first', 'fileId'],
    async run(test) {
      const { channel, client, found, made, notice } = test;
      // Slack refuses a file on which it still works.
      const { value, seconds } = await lookUntil(test, async () => {
        try {
          const { ts } = await client.chat.postMessage({
            channel,
            thread_ts: found.first ?? '',
            text: notice,
            blocks: [{ type: 'image', slack_file: { id: found.fileId ?? '' }, alt_text: 'One white pixel' }],
            metadata: metadataOf(test),
          });
          return ts;
        } catch (error) {
          if (platformError(error) === 'invalid_blocks') return undefined;
          throw error;
        }
      });
      if (value === undefined) return `invalid_blocks for ${seconds} s: leave CHART_BLOCKS unset`;
      made.messages.push(value);
      const taken = `an image block took it ${seconds === 0 ? 'at once' : `after ${seconds} s`}`;
      return `${taken}. If everyone in the channel sees the picture, set CHART_BLOCKS=on: findings then show their charts`;
    },
  },
];

function grants(scopes: readonly string[] | undefined): string {
  if (scopes === undefined) return `Slack doesn’t say whether ${FILES_READ} is granted`;
  return scopes.includes(FILES_READ) ? `${FILES_READ} is granted` : `${FILES_READ} isn’t granted`;
}
