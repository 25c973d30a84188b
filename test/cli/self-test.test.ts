import { afterEach, describe, expect, it, vi } from 'vitest';
import { doctor } from '../../src/cli/doctor.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('kakehashi doctor --slack', () => {
  it.each<[string, string[], RegExp]>([
    ['no channel', ['--slack'], /^Name the channel with --channel C…/u],
    ['the name of a channel', ['--slack', '--channel', '#house-prices'], /^Name the channel with --channel C…/u],
    ['the name of a person', ['--slack', '--channel', 'C0HOUSE', '--person', 'emily'], /^Name the person/u],
    ['no tokens', ['--slack', '--channel', 'C0HOUSE'], /^Set the Slack variables first/u],
    ['a channel without --slack', ['--channel', 'C0HOUSE'], /go with --slack/u],
  ])('refuses %s in one sentence that says what to do', async (_, argv, said) => {
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL']) {
      vi.stubEnv(name, '');
    }
    await expect(doctor(argv)).rejects.toThrow(said);
  });

  it('asks the workspace of the token, takes a link to the channel, and tells people in both languages', async () => {
    const slack = await startWorkspace();
    vi.stubEnv('SLACK_BOT_TOKEN', slack.botToken);
    vi.stubEnv('SLACK_APP_TOKEN', slack.appToken);
    vi.stubEnv('SLACK_API_URL', slack.apiUrl);
    const lines: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)));
    expect(await doctor(['--slack', '--channel', 'https://x.slack.com/archives/C0HOUSE', '--person', 'U0EMILY'])).toBe(
      0,
    );
    expect(lines.at(-1)).toBe('Slack does what the app relies on.');
    const posted = slack.calls.find(({ method }) => method === 'chat.postMessage');
    expect(posted?.args.text).toMatch(/removed when the test ends\.\n.*削除されます。$/u);
    expect(slack.driver.rawMessages('C0HOUSE')).toEqual([]);
    await slack.close();
  });
});
