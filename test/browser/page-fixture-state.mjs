/** Canned state for the page: eight teammates, two channels, the app, and every block and element that the page knows. */
import { everyBlock, everyElement, opt, plain } from './page-fixture-blocks.mjs';

const PEOPLE = [
  ['U01', 'aoi', '佐藤 葵', 'プロジェクトマネージャー', 'ja-JP', 'Asia/Tokyo', '#b4476b'],
  ['U02', 'ben', 'Ben Carter', 'Data Scientist', 'en-US', 'America/Chicago', '#3a6ea5'],
  ['U03', 'chika', '田中 千佳', 'データエンジニア', 'ja-JP', 'Asia/Tokyo', '#7a5c9e'],
  ['U04', 'diego', 'Diego Morales', 'ML Engineer', 'en-US', 'Europe/Madrid', '#2e7d6b'],
  ['U05', 'emi', '鈴木 恵美', 'ドメインエキスパート', 'ja-JP', 'Asia/Tokyo', '#a9662a'],
  ['U06', 'farah', 'Farah Aziz', 'Software Engineer', 'en-US', 'Asia/Kuala_Lumpur', '#5b6abf'],
  ['U07', 'goro', '山本 吾郎', '品質保証エンジニア', 'ja-JP', 'Asia/Tokyo', '#4f7a3a'],
  [
    'U08',
    'hanna',
    'Hanna Lindqvist',
    'Product Owner and Head of Customer Research',
    'en-US',
    'Europe/Stockholm',
    '#8a4b4b',
  ],
];
const DAY = 86_400;

/** Makes the workspace's state at a time, in seconds. */
export function makeState(now) {
  const at = (ago) => `${now - ago}.000100`;
  const lesson = at(4000);
  const say = (user, ago, text, more = {}) => ({ channel: 'C01', ts: at(ago), user, text, ...more });
  return {
    team: { id: 'T01', name: 'Kakehashi 架け橋' },
    appUser: 'U00',
    commands: [
      {
        command: '/kakehashi',
        description: 'What can be done here now',
        usageHint: '[start | lesson | run | ask | help]',
      },
    ],
    deeds: [],
    clockAheadMs: 0,
    shortcuts: [
      { callbackId: 'ask', name: 'Ask a role', type: 'global' },
      { callbackId: 'review', name: 'Review this message', type: 'message' },
    ],
    users: [
      {
        id: 'U00',
        name: 'kakehashi',
        realName: 'Kakehashi',
        title: '',
        locale: 'en-US',
        tz: 'UTC',
        isBot: true,
        color: '#3f47a8',
      },
      ...PEOPLE.map(([id, name, realName, title, locale, tz, color]) => ({
        id,
        name,
        realName,
        title,
        locale,
        tz,
        isBot: false,
        color,
      })),
    ],
    userGroups: [],
    channels: [
      {
        id: 'C01',
        name: 'house-prices',
        topic: '住宅価格の予測 · House price project',
        isPrivate: false,
        isIm: false,
        members: PEOPLE.map(([id]) => id),
      },
      {
        id: 'C02',
        name: 'random-雑談',
        topic: 'Anything else',
        isPrivate: false,
        isIm: false,
        members: PEOPLE.map(([id]) => id),
      },
      { id: 'D01', name: 'kakehashi', topic: '', isPrivate: true, isIm: true, members: ['U00', 'U01'] },
    ],
    messages: [
      say('U01', DAY + 500, 'おはようございます。今日から *住宅価格* のデータを分析します :tada:'),
      say('U01', DAY + 480, '<@U02> さん、データの場所は <#C02> に書きました。https://example.com/data。'),
      say(
        'U02',
        DAY + 300,
        'Thanks! I will look at _missing values_ first &amp; then ~outliers~ `SalePrice` &lt;script&gt;alert(1)&lt;/script&gt;',
        { edited: true },
      ),
      { ...say('U00', 4000, 'Analyze'), ts: lesson, blocks: everyBlock(now) },
      say('U00', 3900, 'Every element', { blocks: everyElement() }),
      say('U00', 3000, '*What*\nYou look at the data before you model it.', { threadTs: lesson }),
      say('U00', 2990, 'Chart', {
        threadTs: lesson,
        files: [
          {
            id: 'F01',
            name: 'missing.svg',
            title: '欠損値の割合',
            mimetype: 'image/svg+xml',
            size: 900,
            altText: 'Bar chart: PoolQC 99.6 %, MiscFeature 96.4 %',
            url: '/files/F01/missing.svg',
          },
          {
            id: 'F02',
            name: 'analysis-report.md',
            title: 'Analysis Report',
            mimetype: 'text/markdown',
            size: 5300,
            altText: '',
            url: '/files/F02/analysis-report.md',
          },
        ],
      }),
      say('U05', 2000, '<@U01> プールのない家は *欠損* ではなく「プールなし」です。', { threadTs: lesson }),
      { ...say('U08', 1000, 'Hello <@U01>, lunch?'), channel: 'C02' },
    ],
    home: {
      id: 'VH1',
      type: 'home',
      callbackId: 'home',
      title: '',
      hash: '1',
      depth: 0,
      blocks: everyBlock(now).slice(0, 6),
    },
  };
}

export function errorModal() {
  return {
    id: 'V1',
    type: 'modal',
    callbackId: 'ask',
    title: 'Ask a role',
    submit: 'Ask',
    close: 'Cancel',
    hash: '1',
    depth: 0,
    blocks: [
      {
        type: 'section',
        block_id: 'intro',
        text: { type: 'mrkdwn', text: 'The request is posted in the *lesson thread*.' },
      },
      {
        type: 'input',
        block_id: 'role',
        label: plain('Role'),
        hint: plain('Who can answer best?'),
        element: {
          type: 'static_select',
          action_id: 'value',
          options: [opt('expert', 'Domain expert', 'Knows what the columns mean'), opt('engineer', 'Data engineer')],
        },
      },
      {
        type: 'input',
        block_id: 'kind',
        label: plain('Kind of request'),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options: [
            opt('info', 'Information sharing', 'You need to know something'),
            opt('work', 'Work', 'Someone has to do something'),
            opt('review', 'Review'),
          ],
        },
      },
      {
        type: 'input',
        block_id: 'text',
        label: plain('Your request'),
        hint: plain('Say what you need, why and by when.'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: 1500,
          placeholder: plain('Could you …'),
        },
      },
      {
        type: 'input',
        block_id: 'number',
        label: plain('Threshold'),
        optional: true,
        element: {
          type: 'number_input',
          action_id: 'value',
          is_decimal_allowed: true,
          initial_value: '0.5',
          min_value: '0',
          max_value: '1',
        },
      },
      {
        type: 'input',
        block_id: 'people',
        label: plain('Reviewers'),
        optional: true,
        element: { type: 'multi_users_select', action_id: 'value', max_selected_items: 2 },
      },
      {
        type: 'actions',
        block_id: 'more',
        elements: [{ type: 'button', action_id: 'push-modal', text: plain('Example requests') }],
      },
    ],
  };
}

export function stackedModal() {
  return {
    id: 'V2',
    type: 'modal',
    callbackId: 'models',
    title: 'Example requests',
    close: 'Back',
    hash: '1',
    depth: 1,
    blocks: [
      {
        type: 'section',
        text: {
          type: 'mrkdwn',
          text: '> Could you tell me what `Pool QC` means when it is empty?\n> I need it by Friday.',
        },
      },
    ],
  };
}
