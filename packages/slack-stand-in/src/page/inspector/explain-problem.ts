/** Japanese explanations of Slack's English messages. */
const JAPANESE: [RegExp, string][] = [
  [/^missing required field: (.+)$/, '必須の項目「$1」がありません。'],
  [/^missing required scope: (.+)$/, 'アプリにスコープ「$1」が許可されていません。'],
  [/^invalid additional property: (.+)$/, '「$1」という項目は使えません。'],
  [/^unsupported type: (.+)$/, '種類「$1」はここでは使えません。'],
  [/^must be less than (\d+) characters$/, '$1 文字より短くしてください。'],
  [/^must be more than (\d+) characters$/, '$1 文字より長くしてください。'],
  [
    /^markdown blocks must be less than (\d+) characters together$/,
    'markdown ブロックは合計で $1 文字より短くしてください。',
  ],
  [
    /^must be less than (\d+) characters in all cells together$/,
    'すべてのセルを合わせて $1 文字より短くしてください。',
  ],
  [/^must be less than (\S+)$/, '$1 より小さくしてください。'],
  [/^must be greater than (\S+)$/, '$1 より大きくしてください。'],
  [/^must be one of: (.+)$/, '次のどれかにしてください：$1'],
  [/^must be a date as (.+)$/, '$1 の形の日付にしてください。'],
  [/^must be a time as (.+)$/, '$1 の形の時刻にしてください。'],
  [/^must be a number in a string$/, '数値を文字列で書いてください。'],
  [/^must be an integer$/, '整数にしてください。'],
  [/^must be between min_value and max_value$/, 'min_value 以上 max_value 以下にしてください。'],
  [/^must not be greater than (max_\w+)$/, '$1 を超えています。'],
  [/^no more than (\d+) items allowed$/, '$1 個までです。'],
  [/^no fewer than (\d+) items allowed$/, '$1 個以上が必要です。'],
  [/^must provide an? (string|boolean|integer|number|array|object)$/, '型が違います。$1 にしてください。'],
  [/^must provide either (\w+) or (\w+)$/, '$1 と $2 のどちらか一方だけが必要です。'],
  [/^must match one of the options$/, '選択肢のどれとも一致しません。'],
  [/^must have as many cells as the header$/, 'セルの数を見出しの行とそろえてください。'],
  [/^must not hold rich_text$/, '見出しに rich_text は使えません。'],
  [/^duplicate (block_id|action_id): (.+)$/, '$1「$2」が重複しています。'],
  [/^is only available in messages$/, 'メッセージでだけ使えます。'],
  [/^is only available in modals$/, 'モーダルでだけ使えます。'],
  [/^only one element may have focus_on_load$/, 'focus_on_load は一つの要素だけに付けられます。'],
  [/^only_one_table_allowed$/, '表は一つのメッセージに一つだけです。'],
  [/^invalid slack file$/, 'そのファイルがないか、まだ使えません。'],
  [/^msg_blocks_too_long$/, 'ブロックの文字数が合計で多すぎます。'],
  [/^view_too_large$/, 'ビュー全体が大きすぎます（上限 250 kB）。'],
];

/** Explains a problem in Japanese. Undefined for other languages and for unknown messages. */
export function explainProblem(message: string, locale: string): string | undefined {
  if (!locale.startsWith('ja')) return undefined;
  const [pattern, words] = JAPANESE.find(([known]) => known.test(message)) ?? [];
  return pattern === undefined || words === undefined ? undefined : message.replace(pattern, words);
}
