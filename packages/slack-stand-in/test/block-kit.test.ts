// Long on purpose: messages and views take the same blocks, so the makers and tables below serve both.
import { describe, expect, it } from 'vitest';
import { areBlocksTooLong, checkMessageBlocks } from '../src/block-kit/check-message-blocks.ts';
import { checkView } from '../src/block-kit/check-view.ts';
import { describeProblem } from '../src/block-kit/problem.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const x = (length: number) => 'x'.repeat(length);
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const section = (more: object) => ({ type: 'section', text: mrkdwn('words'), ...more });
const button = (more: object = {}) => ({ type: 'button', action_id: 'go', text: plain('Go'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (value = 'v', more: object = {}) => ({ text: plain(value || 'empty'), value, ...more });
const options = (count: number) => times(count, (index) => option(`v${index}`));
const select = (more: object) => actions({ type: 'static_select', action_id: 'pick', ...more });
const radio = (more: object) => actions({ type: 'radio_buttons', action_id: 'pick', ...more });
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain('Label'), element, ...more });
const text = (more: object = {}) => ({ type: 'plain_text_input', action_id: 'value', ...more });
const number = (more: object) => ({ type: 'number_input', action_id: 'value', is_decimal_allowed: true, ...more });
const image = (more: object = {}) => ({
  type: 'image',
  image_url: 'https://example.com/a.png',
  alt_text: 'a',
  ...more,
});
const cell = (words: string) => ({ type: 'raw_text', text: words });
const table = (rows: number, columns: number) => ({
  type: 'table',
  rows: times(rows, () => times(columns, () => cell('1'))),
});
const data = (rows: number, more: object = {}) => ({
  type: 'data_table',
  caption: 'c',
  rows: times(rows, () => [cell('1')]),
  ...more,
});
const confirm = (more: object) =>
  actions(button({ confirm: { title: plain('t'), text: plain('t'), confirm: plain('y'), deny: plain('n'), ...more } }));
const rich = (...elements: object[]) => ({ type: 'rich_text', elements });

const TAKEN: [string, object][] = [
  ['a section of 3,000 characters', { type: 'section', text: mrkdwn(x(3000)) }],
  ['a section of ten fields', { type: 'section', fields: times(10, () => mrkdwn(x(2000))) }],
  ['a header of 150 characters', { type: 'header', text: plain(x(150)) }],
  ['a divider', { type: 'divider' }],
  ['a context of ten elements', { type: 'context', elements: times(10, () => mrkdwn('a')) }],
  ['a context with an image', { type: 'context', elements: [image()] }],
  ['25 actions', actions(...times(25, (index) => button({ action_id: `a${index}` })))],
  ['a button of 75 characters and a value of 2,000', actions(button({ text: plain(x(75)), value: x(2000) }))],
  ['a primary button with a link', actions(button({ style: 'primary', url: 'https://example.com' }))],
  ['100 options', select({ options: options(100) })],
  ['100 groups of options', select({ option_groups: times(100, () => ({ label: plain('g'), options: options(1) })) })],
  ['an initial option among the options', select({ options: options(2), initial_option: option('v1') })],
  ['an option with a description', select({ options: [option(x(75), { description: plain(x(75)) })] })],
  ['an option value of 150', select({ options: [{ text: plain('a'), value: x(150) }] })],
  [
    'ten radio buttons with mrkdwn',
    radio({ options: times(10, (index) => ({ text: mrkdwn('*a*'), value: `${index}` })) }),
  ],
  [
    'a full confirm dialog',
    confirm({ title: plain(x(100)), text: mrkdwn(x(300)), confirm: plain(x(30)), style: 'danger' }),
  ],
  ['an image with a title', image({ title: plain(x(2000)), alt_text: x(2000) })],
  ['an image of an uploaded file', { type: 'image', slack_file: { id: 'F1' }, alt_text: 'a' }],
  ['a text input in a message', input(text({ max_length: 3000, initial_value: x(3000) }))],
  ['a number input', input(number({ min_value: '0', max_value: '1.5', initial_value: '0.5' }))],
  ['a table of 100 x 20', table(100, 20)],
  ['a data table of 201 rows', data(201)],
  ['a data table of 20,000 characters', data(21, { rows: times(20, () => [cell(x(1000))]) })],
  ['a table of 10,000 characters', { type: 'table', rows: times(10, () => [cell(x(1000))]) }],
  ['a card, whose content it does not know', { type: 'card', title: { anything: true } }],
  ['markdown of 12,000 characters', { type: 'markdown', text: x(12_000) }],
  [
    'rich text',
    rich({
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: 'a', style: { bold: true } },
        { type: 'user', user_id: 'U1' },
      ],
    }),
  ],
  [
    'a rich text list',
    rich({ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_section', elements: [] }] }),
  ],
  ['an overflow of five', section({ accessory: { type: 'overflow', action_id: 'more', options: options(5) } })],
];

const REFUSED: [string, object, string][] = [
  [
    'a section of 3,001 characters',
    { type: 'section', text: mrkdwn(x(3001)) },
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'an empty text',
    { type: 'section', text: mrkdwn('') },
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  ['a section without text', { type: 'section' }, 'missing required field: text [json-pointer:/blocks/0]'],
  [
    'eleven fields',
    { type: 'section', fields: times(11, () => mrkdwn('a')) },
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    'a field of 2,001',
    { type: 'section', fields: [mrkdwn(x(2001))] },
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  [
    'a header of 151 characters',
    { type: 'header', text: plain(x(151)) },
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'a header in mrkdwn',
    { type: 'header', text: mrkdwn('a') },
    'unsupported type: mrkdwn [json-pointer:/blocks/0/text]',
  ],
  [
    'emoji on mrkdwn',
    { type: 'section', text: { ...mrkdwn('a'), emoji: true } },
    'invalid additional property: emoji [json-pointer:/blocks/0/text]',
  ],
  ['an unknown block', { type: 'carousel9' }, 'unsupported type: carousel9 [json-pointer:/blocks/0]'],
  ['a file', { type: 'file' }, 'unsupported type: file [json-pointer:/blocks/0]'],
  ['an alert in a message', { type: 'alert' }, 'is only available in modals [json-pointer:/blocks/0]'],
  [
    'a newer block with a long id',
    { type: 'card', block_id: x(256) },
    'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
  ],
  ['no type', { text: mrkdwn('a') }, 'missing required field: type [json-pointer:/blocks/0]'],
  [
    'an unknown field',
    { type: 'divider', colour: 'red' },
    'invalid additional property: colour [json-pointer:/blocks/0]',
  ],
  [
    'a block_id of 256',
    { type: 'divider', block_id: x(256) },
    'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
  ],
  [
    'eleven context elements',
    { type: 'context', elements: times(11, () => mrkdwn('a')) },
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'a button in a context',
    { type: 'context', elements: [button()] },
    'unsupported type: button [json-pointer:/blocks/0/elements/0]',
  ],
  [
    '26 actions',
    actions(...times(26, (index) => button({ action_id: `a${index}` }))),
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  ['no actions', actions(), 'no fewer than 1 items allowed [json-pointer:/blocks/0/elements]'],
  ['an image among actions', actions(image()), 'unsupported type: image [json-pointer:/blocks/0/elements/0]'],
  [
    'a text input among actions',
    actions(text()),
    'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0]',
  ],
  [
    'a text input as an accessory',
    section({ accessory: text() }),
    'unsupported type: plain_text_input [json-pointer:/blocks/0/accessory]',
  ],
  [
    'a button text of 76',
    actions(button({ text: plain(x(76)) })),
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'a button in mrkdwn',
    actions(button({ text: mrkdwn('Go') })),
    'unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/text]',
  ],
  [
    'a button value of 2,001',
    actions(button({ value: x(2001) })),
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'a button value that is a number',
    actions(button({ value: 1 })),
    'must provide a string [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'a secondary button',
    actions(button({ style: 'secondary' })),
    'must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]',
  ],
  [
    'an action_id of 256',
    actions(button({ action_id: x(256) })),
    'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  ],
  ['one action_id twice in a block', actions(button(), button()), 'duplicate action_id: go [json-pointer:/blocks/0]'],
  [
    '101 options',
    select({ options: options(101) }),
    'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  ['no options at all', select({}), 'must provide either options or option_groups [json-pointer:/blocks/0/elements/0]'],
  [
    'an initial option that is not offered',
    select({ options: options(1), initial_option: option('other') }),
    'must match one of the options [json-pointer:/blocks/0/elements/0/initial_option]',
  ],
  [
    'an option text of 76',
    select({ options: [option(x(76))] }),
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
  ],
  [
    'an option value of 151',
    select({ options: [{ text: plain('a'), value: x(151) }] }),
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
  ],
  [
    'an option description of 76',
    select({ options: [option('a', { description: plain(x(76)) })] }),
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/description/text]',
  ],
  [
    'a select option in mrkdwn',
    select({ options: [{ text: mrkdwn('a'), value: 'a' }] }),
    'unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/options/0/text]',
  ],
  [
    'a placeholder of 151',
    select({ options: options(1), placeholder: plain(x(151)) }),
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/placeholder/text]',
  ],
  [
    'eleven radio buttons',
    radio({ options: options(11) }),
    'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'six overflow options',
    section({ accessory: { type: 'overflow', options: options(6) } }),
    'no more than 5 items allowed [json-pointer:/blocks/0/accessory/options]',
  ],
  [
    'a confirm title of 101',
    confirm({ title: plain(x(101)) }),
    'must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]',
  ],
  [
    'a confirm text of 301',
    confirm({ text: plain(x(301)) }),
    'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
  ],
  [
    'a confirm button of 31',
    confirm({ deny: plain(x(31)) }),
    'must be less than 31 characters [json-pointer:/blocks/0/elements/0/confirm/deny/text]',
  ],
  [
    'an image without alt text',
    { type: 'image', image_url: 'https://example.com' },
    'missing required field: alt_text [json-pointer:/blocks/0]',
  ],
  [
    'an image without a source',
    { type: 'image', alt_text: 'a' },
    'must provide either image_url or slack_file [json-pointer:/blocks/0]',
  ],
  [
    'an alt text of 2,001',
    image({ alt_text: x(2001) }),
    'must be less than 2001 characters [json-pointer:/blocks/0/alt_text]',
  ],
  [
    'an input without a label',
    { type: 'input', element: text() },
    'missing required field: label [json-pointer:/blocks/0]',
  ],
  ['an input with a button', input(button()), 'unsupported type: button [json-pointer:/blocks/0/element]'],
  [
    'a label of 2,001',
    input(text(), { label: plain(x(2001)) }),
    'must be less than 2001 characters [json-pointer:/blocks/0/label/text]',
  ],
  [
    'a hint of 2,001',
    input(text(), { hint: plain(x(2001)) }),
    'must be less than 2001 characters [json-pointer:/blocks/0/hint/text]',
  ],
  [
    'a longest text of 3,001',
    input(text({ max_length: 3001 })),
    'must be less than 3001 [json-pointer:/blocks/0/element/max_length]',
  ],
  [
    'an initial value longer than allowed',
    input(text({ max_length: 2, initial_value: 'abc' })),
    'must be less than 3 characters [json-pointer:/blocks/0/element/initial_value]',
  ],
  [
    'a number that is not a string',
    input(number({ initial_value: 1 })),
    'must be a number in a string [json-pointer:/blocks/0/element/initial_value]',
  ],
  [
    'a number without decimals that has some',
    input(number({ is_decimal_allowed: false, min_value: '0.5' })),
    'must be an integer [json-pointer:/blocks/0/element/min_value]',
  ],
  [
    'a file input in a message',
    input({ type: 'file_input', action_id: 'a' }),
    'is only available in modals [json-pointer:/blocks/0/element]',
  ],
  ['a table of 101 rows', table(101, 1), 'no more than 100 items allowed [json-pointer:/blocks/0/rows]'],
  ['a table of 21 columns', table(1, 21), 'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]'],
  ['a data table of 202 rows', data(202), 'no more than 201 items allowed [json-pointer:/blocks/0/rows]'],
  [
    'a table of 10,001 characters',
    { type: 'table', rows: [...times(10, () => [cell(x(1000))]), [cell('a')]] },
    'must be less than 10001 characters in all cells together [json-pointer:/blocks/0/rows]',
  ],
  [
    'a data table of 20,001 characters',
    data(2, { rows: [...times(20, () => [cell(x(1000))]), [cell('a')]] }),
    'must be less than 20001 characters in all cells together [json-pointer:/blocks/0/rows]',
  ],
  ['a data table of one row', data(1), 'no fewer than 2 items allowed [json-pointer:/blocks/0/rows]'],
  [
    'a data table without a caption',
    data(2, { caption: undefined }),
    'missing required field: caption [json-pointer:/blocks/0]',
  ],
  [
    'markdown of 12,001 characters',
    { type: 'markdown', text: x(12_001) },
    'must be less than 12001 characters [json-pointer:/blocks/0/text]',
  ],
  [
    'unknown rich text',
    rich({ type: 'rich_text_poem', elements: [] }),
    'unsupported type: rich_text_poem [json-pointer:/blocks/0/elements/0]',
  ],
  [
    'a date that is none',
    actions({ type: 'datepicker', initial_date: '1 May' }),
    'must be a date as YYYY-MM-DD [json-pointer:/blocks/0/elements/0/initial_date]',
  ],
];

describe('the blocks of a message', () => {
  it.each(TAKEN)('accept %s', (_name, block) => {
    expect(checkMessageBlocks([block]).map(describeProblem)).toEqual([]);
  });

  it.each(REFUSED)('refuse %s', (_name, block, problem) => {
    expect(checkMessageBlocks([block]).map(describeProblem)).toContain(problem);
  });

  it('number at most 50', () => {
    const divider = () => ({ type: 'divider' });
    expect(checkMessageBlocks(times(50, divider))).toEqual([]);
    expect(checkMessageBlocks(times(51, divider))).toEqual([
      { path: '/blocks', message: 'no more than 50 items allowed' },
    ]);
  });

  it('have unique block ids, while the same button may be in several blocks', () => {
    const one = { type: 'divider', block_id: 'same' };
    expect(checkMessageBlocks([one, one])).toMatchObject([{ path: '/blocks/1/block_id' }]);
    expect(checkMessageBlocks([actions(button()), section({ accessory: button() })])).toEqual([]);
  });

  it('contain at most one table and 12,000 characters of markdown', () => {
    const markdown = { type: 'markdown', text: x(7000) };
    expect(checkMessageBlocks([markdown, markdown])).toHaveLength(1);
    const twice = [{ path: '/blocks', message: 'only_one_table_allowed' }];
    expect(checkMessageBlocks([table(1, 1), table(1, 1)])).toEqual(twice);
    expect(checkMessageBlocks([table(1, 1), data(2)])).toEqual(twice);
  });

  it('contain at most about 13,000 characters of text', () => {
    const long = (count: number) => times(count, () => section({ text: mrkdwn(x(1000)) }));
    expect(areBlocksTooLong(long(13))).toBe(false);
    expect(areBlocksTooLong(long(14))).toBe(true);
  });

  it('cannot show a file that Slack has not processed', () => {
    const block = { type: 'image', slack_file: { id: 'F1' }, alt_text: 'a' };
    expect(checkMessageBlocks([block], () => false)).toEqual([
      { path: '/blocks/0/slack_file', message: 'invalid slack file' },
    ]);
  });

  it('must be an array', () => {
    expect(checkMessageBlocks({})).toEqual([{ path: '/blocks', message: 'must provide an array' }]);
    expect(checkMessageBlocks(['a', null])).toHaveLength(2);
  });
});

const modal = (more: object) => ({ type: 'modal', title: plain('Title'), blocks: [section({})], ...more });

describe('a view', () => {
  it.each<[string, object]>([
    ['a modal', modal({ close: plain(x(24)), private_metadata: x(3000), callback_id: x(255), notify_on_close: true })],
    [
      'a modal with inputs and a submit',
      modal({ submit: plain('Send'), blocks: [input(text({ focus_on_load: true }))] }),
    ],
    ['a modal of 100 blocks', modal({ blocks: times(100, () => section({})) })],
    ['a home tab', { type: 'home', blocks: [section({}), actions(button())] }],
  ])('may be %s', (_name, view) => {
    expect(checkView(view, ['modal', 'home'])).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a modal without a title', modal({ title: undefined }), 'missing required field: title [json-pointer:/view]'],
    [
      'a title of 25',
      modal({ title: plain(x(25)) }),
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'a submit of 25',
      modal({ submit: plain(x(25)) }),
      'must be less than 25 characters [json-pointer:/view/submit/text]',
    ],
    [
      'a close of 25',
      modal({ close: plain(x(25)) }),
      'must be less than 25 characters [json-pointer:/view/close/text]',
    ],
    ['a title in mrkdwn', modal({ title: mrkdwn('a') }), 'unsupported type: mrkdwn [json-pointer:/view/title]'],
    [
      'inputs without a submit',
      modal({ blocks: [input(text())] }),
      'missing required field: submit [json-pointer:/view]',
    ],
    [
      'metadata of 3,001',
      modal({ private_metadata: x(3001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'a callback_id of 256',
      modal({ callback_id: x(256) }),
      'must be less than 256 characters [json-pointer:/view/callback_id]',
    ],
    [
      '101 blocks',
      modal({ blocks: times(101, () => section({})) }),
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    [
      'markdown in a modal',
      modal({ blocks: [{ type: 'markdown', text: 'a' }] }),
      'is only available in messages [json-pointer:/view/blocks/0]',
    ],
    [
      'a table in a home tab',
      { type: 'home', blocks: [table(1, 1)] },
      'is only available in messages [json-pointer:/view/blocks/0]',
    ],
    [
      'a home tab with a title',
      { type: 'home', title: plain('a'), blocks: [] },
      'invalid additional property: title [json-pointer:/view]',
    ],
    [
      'two elements with focus',
      modal({ submit: plain('a'), blocks: times(2, () => input(text({ focus_on_load: true }))) }),
      'only one element may have focus_on_load [json-pointer:/view/blocks]',
    ],
    ['a view that was read back', modal({ id: 'V1' }), 'invalid additional property: id [json-pointer:/view]'],
  ])('may not be %s', (_name, view, problem) => {
    expect(checkView(view, ['modal', 'home']).map(describeProblem)).toContain(problem);
  });
});
