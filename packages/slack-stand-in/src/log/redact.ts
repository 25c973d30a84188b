/** What stands where a secret stood. */
const REDACTED = '[redacted]';

/** Slack's tokens by their beginnings (`xoxb-…`, `xapp-…`), and the ticket of a Socket Mode address. */
const TOKEN = /\bx(?:ox[a-z](?:\.[a-z]+)*|app)-[\w-]+/gi;
const TICKET = /([?&]ticket=)[^&\s"]+/g;
const SECRET_NAMES = /^(?:(?:\w+_)?token|authorization|(?:client|signing)_secret|x-slack-signature)$/i;

/** The text without tokens. `secrets` are words that are secret whatever they look like. */
export function redactText(text: string, secrets: readonly string[]): string {
  const known = secrets.reduce((rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, REDACTED)), text);
  return known.replace(TOKEN, REDACTED).replace(TICKET, `$1${REDACTED}`);
}

/** The value as JSON without tokens: a copy that later changes of the value do not reach. */
export function toRedactedJson(value: unknown, secrets: readonly string[]): string {
  const clean = (name: string, member: unknown) => {
    if (typeof member !== 'string' || member === '') return member;
    return SECRET_NAMES.test(name) ? REDACTED : redactText(member, secrets);
  };
  return JSON.stringify(value, clean) ?? 'null';
}
