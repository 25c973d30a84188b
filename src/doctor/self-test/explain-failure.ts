import { withoutSecrets } from '../../log.ts';
import { slackCode } from './slack-code.ts';

/** What to do about a code of Slack's. */
const TODO: Readonly<Record<string, string>> = {
  channel_not_found: 'Check the channel’s ID. The app must be in a private channel: type /invite @kakehashi there.',
  not_in_channel: 'Type /invite @kakehashi in the channel.',
  is_archived: 'Name a channel that isn’t archived.',
  missing_scope:
    'In Slack: api.slack.com/apps, your app, App Manifest: paste manifest.yml, save; then "Reinstall to Workspace".',
  restricted_action: 'Name a channel where apps may post.',
  user_not_in_channel: 'Name a person who is in the channel with --person U….',
  invalid_auth: 'Check SLACK_BOT_TOKEN; `kakehashi doctor` says more.',
};

/** Why a probe failed, in one line without secrets, and what to do about it, if that is known. */
export function explainFailure(error: unknown): { problem: string; todo?: string } {
  const code = slackCode(error);
  if (code !== undefined) {
    const { needed } = (error as { data: { needed?: unknown } }).data;
    const todo = TODO[code];
    const scope = typeof needed === 'string' ? ` (it needs ${needed})` : '';
    return { problem: `Slack answered ${code}${scope}`, ...(todo === undefined ? {} : { todo }) };
  }
  return { problem: withoutSecrets(innermost(error)) };
}

/** First line of the innermost error: the client wraps a refused connection in errors that tell less. */
function innermost(error: unknown): string {
  const { original, cause } = (error ?? {}) as { original?: unknown; cause?: unknown };
  const inner = original ?? cause;
  if (inner instanceof Error) return innermost(inner);
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] || 'failed without a reason';
}
