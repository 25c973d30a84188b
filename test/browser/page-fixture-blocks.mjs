/** Every block and every element, with texts that are likely to break something. */
export const plain = (text) => ({ type: 'plain_text', text, emoji: true });
const mrkdwn = (text) => ({ type: 'mrkdwn', text });
export const opt = (value, text, description) => ({
  value,
  text: plain(text),
  ...(description ? { description: plain(description) } : {}),
});
const t = (text, style) => ({ type: 'text', text, ...(style ? { style } : {}) });
const part = (...elements) => ({ type: 'rich_text_section', elements });

export function everyBlock(now) {
  return [
    { type: 'header', text: plain('1 · Analyze: データを見る :bar_chart:') },
    {
      type: 'section',
      block_id: 's1',
      text: mrkdwn(
        `*What* this is for: look before you model.\n• 欠損値\n• 外れ値\n  • 四分位範囲の 1.5 倍\n1. first\n> quoted *bold*\n> 二行目\n\`\`\`const a = 1 &lt; 2;\n*not bold*\`\`\`\nDue <!date^${now + DAY}^{date_short_pretty} at {time}|tomorrow>, ask <@U02> or <https://example.com|the guide>; see <!here>.`,
      ),
    },
    {
      type: 'section',
      block_id: 's2',
      fields: [
        mrkdwn('*Minutes*\n30'),
        mrkdwn('*Consumes*\n`house_prices.csv`'),
        mrkdwn('*Produces*\nAnalysis Report'),
        plain('Plain *field* :rocket:'),
      ],
    },
    { type: 'divider' },
    {
      type: 'actions',
      block_id: 'a1',
      elements: [
        { type: 'button', action_id: 'open-modal', text: plain('Ask a role'), value: '1', style: 'primary' },
        { type: 'button', action_id: 'slow', text: plain('分析を実行'), value: '2' },
        {
          type: 'button',
          action_id: 'delete',
          text: plain('Delete'),
          value: '3',
          style: 'danger',
          confirm: {
            title: plain('Delete the run?'),
            text: mrkdwn('This *cannot* be undone.'),
            confirm: plain('Delete'),
            deny: plain('Keep'),
            style: 'danger',
          },
        },
        { type: 'button', action_id: 'guide', text: plain('Guide'), url: 'https://example.com' },
      ],
    },
    {
      type: 'context',
      elements: [
        { type: 'image', image_url: '/icon.svg', alt_text: 'bridge' },
        mrkdwn('2,930 real sales · *Ames*, Iowa'),
        plain('about 30 min'),
      ],
    },
    {
      type: 'image',
      block_id: 'i1',
      image_url: '/files/F01/missing.svg',
      alt_text: 'Bar chart of missing values by column',
      title: plain('Missing values'),
    },
    { type: 'image', block_id: 'i2', image_url: 'https://nowhere.invalid/a.png', alt_text: 'An image from elsewhere' },
    {
      type: 'table',
      block_id: 't1',
      column_settings: [{}, { align: 'right' }, { is_wrapped: true }],
      rows: [
        [
          { type: 'raw_text', text: 'Column' },
          { type: 'raw_text', text: 'Missing' },
          { type: 'raw_text', text: 'Note' },
        ],
        [
          { type: 'raw_text', text: 'Pool QC' },
          { type: 'raw_number', value: 2917, text: '2,917' },
          { type: 'rich_text', elements: [part(t('no pool', { italic: true }))] },
        ],
        [
          { type: 'raw_text', text: 'Lot Frontage' },
          { type: 'raw_text', text: '490' },
          { type: 'raw_text', text: 'a note that is long enough to be wrapped over several lines' },
        ],
      ],
    },
    {
      type: 'markdown',
      text: '# Heading\nStandard **Markdown** with `code`, ~~strike~~ and [a link](https://example.com).\n\n- one\n  - nested\n- [x] done\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n> quote\n\n```\ncode\n```\n<b>text, not markup</b>',
    },
    {
      type: 'rich_text',
      block_id: 'r1',
      elements: [
        part(
          t('Rich '),
          t('bold', { bold: true }),
          t(' code', { code: true }),
          { type: 'emoji', name: 'wave' },
          { type: 'user', user_id: 'U03' },
          t(' '),
          { type: 'link', url: 'https://example.com', text: 'link' },
        ),
        { type: 'rich_text_list', style: 'bullet', indent: 0, elements: [part(t('one')), part(t('two'))] },
        { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [part(t('nested'))] },
        { type: 'rich_text_list', style: 'ordered', indent: 0, offset: 2, elements: [part(t('three'))] },
        { type: 'rich_text_quote', elements: [t('quoted')] },
        { type: 'rich_text_preformatted', elements: [t('x = 1\n  y = 2')] },
      ],
    },
  ];
}

export function everyElement() {
  const options = [opt('a', 'Median', 'Robust'), opt('b', '平均'), opt('c', 'Mode')];
  const groups = [
    { label: plain('Numbers'), options: options.slice(0, 2) },
    { label: plain('Words'), options: options.slice(2) },
  ];
  const placeholder = plain('Choose one');
  return [
    {
      type: 'section',
      block_id: 'e1',
      text: mrkdwn('A section with a *select*'),
      accessory: { type: 'static_select', action_id: 'select', placeholder, option_groups: groups },
    },
    {
      type: 'section',
      block_id: 'e2',
      text: mrkdwn('A section with a menu'),
      accessory: { type: 'overflow', action_id: 'menu', options },
    },
    {
      type: 'section',
      block_id: 'e3',
      text: mrkdwn('A section with an image'),
      accessory: { type: 'image', image_url: '/icon.svg', alt_text: 'bridge' },
    },
    {
      type: 'section',
      block_id: 'e4',
      text: mrkdwn('A section with a button'),
      accessory: { type: 'button', action_id: 'press', text: plain('Press'), value: 'x' },
    },
    {
      type: 'actions',
      block_id: 'e5',
      elements: [
        { type: 'users_select', action_id: 'user', placeholder: plain('A person') },
        { type: 'datepicker', action_id: 'date', initial_date: '2026-04-01' },
        { type: 'timepicker', action_id: 'time', initial_time: '09:30' },
        { type: 'radio_buttons', action_id: 'radio', options, initial_option: options[1] },
        { type: 'checkboxes', action_id: 'checks', options, initial_options: [options[0]] },
        { type: 'overflow', action_id: 'menu2', options },
      ],
    },
    {
      type: 'section',
      block_id: 'e6',
      text: mrkdwn('Several'),
      accessory: {
        type: 'multi_static_select',
        action_id: 'multi',
        placeholder,
        options,
        initial_options: options.slice(0, 2),
      },
    },
    {
      type: 'input',
      block_id: 'e7',
      label: plain('A line of text'),
      dispatch_action: true,
      element: { type: 'plain_text_input', action_id: 'line', placeholder: plain('Enter sends it') },
    },
  ];
}
const DAY = 86_400;
