import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runApp } from '../helpers/run-app.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';

test('ends the start with one line that names a token which Slack rejects', async () => {
  const rehearsal = await startWorkspace();
  const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
  try {
    const start = runApp({
      SLACK_BOT_TOKEN: 'xoxb-of-nobody',
      SLACK_APP_TOKEN: rehearsal.appToken,
      SLACK_API_URL: rehearsal.apiUrl,
      KAKEHASHI_DIR: dir,
    });
    await expect(start).rejects.toThrow(
      /ended with 1: [^\n]*"SLACK_BOT_TOKEN: Slack refuses it \(invalid_auth\)[^\n]*\n$/u,
    );
  } finally {
    await rehearsal.close();
    await rm(dir, { recursive: true, force: true });
  }
});
