/**
 * Texts that a person or a file could hold to put markup into the app's mouth: for Markdown, for Slack's mrkdwn, and for a reader's
 * eyes. Marks stand around `forged`, so that a test can tell them from the app's own.
 */
export const PAYLOADS = [
  '[Approve](https://evil.example/a)',
  '![Approve](https://evil.example/a.png)',
  '[Approve][1] [1]: https://evil.example/a',
  '<https://evil.example/a|Approve>',
  '<https://evil.example/a>',
  'see https://evil.example/a_b, please',
  '<!channel> <!here> @here @channel',
  '<@U0VICTIM> <#C0VICTIM|general> <!subteam^S0VICTIM>',
  '<!date^1700000000^{date}|yesterday>',
  '```forged```',
  '`forged` and ``forged``',
  '**forged** *forged* __forged__ _forged_ ~~forged~~ ~forged~',
  '# victim',
  '> victim',
  '- victim',
  '1. victim',
  '+ victim',
  '===',
  '---',
  '| victim | victim |',
  '<b onclick="x">victim</b> <!-- victim -->',
  '&lt;!channel&gt; &amp; &#x3c;',
  '\\[victim](x) \\\\ \\*victim*',
  'a\u202Egnp.exe\u202C\u200B\u2066x\u2069\u0000\u0007',
  '$x$ and $$y$$',
  '[^1] {findings} {role} $& $1',
  'two\n\n# lines\r\n> of\u2028- text',
] as const;

/** Characters that no one sees and that turn or hide text. */
export const HIDDEN = /(?![\t\n\r])[\p{Cc}\u200B\u202A-\u202E\u2066-\u2069]/u;
