/** The replacement for a secret. */
const REDACTED = '[redacted]';

/** Slack's tokens by their prefixes (`xoxb-…`, `xapp-…`), and the ticket of a Socket Mode address. */
const TOKEN = /\bx(?:ox[a-z](?:\.xox[a-z])?|app)-[\w-]+/gi;
const TICKET = /([?&]ticket=)[^&\s"]+/g;
const SECRET_NAMES = /^(?:(?:\w+_)?token|authorization|(?:client|signing)_secret|x-slack-signature)$/i;

/** Redacts tokens and the given secrets in a text. */
export function redactText(text: string, secrets: readonly string[]): string {
  const known = secrets.reduce((rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, REDACTED)), text);
  return known.replace(TOKEN, REDACTED).replace(TICKET, `$1${REDACTED}`);
}

/** Serializes a value as JSON and redacts tokens. Later changes of the value do not affect the result. */
export function toRedactedJson(value: unknown, secrets: readonly string[]): string {
  const clean = (name: string, member: unknown) => {
    if (typeof member !== 'string' || member === '') return member;
    return SECRET_NAMES.test(name) ? REDACTED : redactText(member, secrets);
  };
  return JSON.stringify(value, clean) ?? 'null';
}
