/** The people and channels of a new workspace. */
export interface Seed {
  team: { id: string; name: string; domain: string };
  app: { id: string; botId: string; userId: string; name: string };
  users: SeedUser[];
  channels: SeedChannel[];
  userGroups?: UserGroup[];
}

/** A group that one handle mentions, such as `@data-team`. */
export interface UserGroup {
  id: string;
  handle: string;
  name: string;
  users: string[];
  /** Disabled groups are listed only on request. */
  isDisabled?: boolean;
}

/** A person's status. `until` is a Unix time in seconds; 0 means until the person changes it. */
export interface Status {
  text: string;
  emoji: string;
  until: number;
}

export interface SeedUser {
  id: string;
  /** Handle, as in `@hana`. */
  name: string;
  realName: string;
  /** Job title in the profile. */
  title: string;
  /** Slack locale: `en-US` or `ja-JP`. */
  locale: string;
  tz: string;
  /** Seconds east of UTC, as `users.info` reports it. */
  tzOffset: number;
  /** CSS colour of the avatar. */
  color: string;
  /** Absent for a full member. A `guest` is in many channels, a `single-channel-guest` in one. */
  kind?: 'guest' | 'single-channel-guest' | 'bot' | 'deactivated';
  status?: Status;
  /** The workspace of a person who is here through Slack Connect. Absent for a person of this workspace. */
  teamId?: string;
  /** The end of do-not-disturb, as a Unix time in seconds. */
  snoozeUntil?: number;
}

interface SeedChannel {
  id: string;
  name: string;
  topic: string;
  isPrivate?: boolean;
  /** True for a group direct message. Slack names it `mpdm-hana--kenji-1`. */
  isGroupDirect?: boolean;
  /** Ids of the members; everyone when absent. */
  members?: string[];
  /** False when the app is not a member. */
  hasApp?: boolean;
}

const TOKYO = { tz: 'Asia/Tokyo', tzOffset: 32_400 };
const LONDON = { tz: 'Europe/London', tzOffset: 0 };
const JA = { locale: 'ja-JP', ...TOKYO };
const EN_TOKYO = { locale: 'en-US', ...TOKYO };
const EN_LONDON = { locale: 'en-US', ...LONDON };

/** The job title of each seeded person, in English. */
export const TITLES = {
  U0HANA: 'Data Scientist',
  U0KENJI: 'Product Manager',
  U0EMILY: 'Domain Expert',
  U0DAVID: 'Data Analyst',
  U0YUKI: 'Data Architect',
  U0LUCAS: 'Software Engineer',
  U0MEI: 'IT Auditor',
  U0PRIYA: 'Business Analyst',
} as const;

/**
 * The default seed: eight teammates in eight roles, half of whom read Japanese, two channels and two user groups. The page starts as
 * the first person who reads the browser's language.
 */
export const SEED: Seed = {
  team: { id: 'T0REHEARSE', name: 'Kakehashi Rehearsal', domain: 'kakehashi-rehearsal' },
  app: { id: 'A0KAKEHASHI', botId: 'B0KAKEHASHI', userId: 'U0KAKEHASHI', name: 'Kakehashi' },
  users: [
    { id: 'U0HANA', name: 'hana', realName: '佐藤 花', title: 'データサイエンティスト', color: '#b4527a', ...JA },
    { id: 'U0DAVID', name: 'david', realName: 'David Okafor', title: 'Data Analyst', color: '#2e7d5b', ...EN_LONDON },
    { id: 'U0KENJI', name: 'kenji', realName: '田中 健司', title: 'プロダクトマネージャー', color: '#2f6f9f', ...JA },
    { id: 'U0EMILY', name: 'emily', realName: 'Emily Carter', title: 'Domain Expert', color: '#7a5ea8', ...EN_LONDON },
    { id: 'U0YUKI', name: 'yuki', realName: '鈴木 由紀', title: 'データアーキテクト', color: '#a8662a', ...JA },
    {
      id: 'U0LUCAS',
      name: 'lucas',
      realName: 'Lucas Moreau',
      title: 'Software Engineer',
      color: '#4a5fa5',
      ...EN_TOKYO,
    },
    { id: 'U0MEI', name: 'mei', realName: '高橋 芽衣', title: 'IT監督者', color: '#9a3f3f', ...JA },
    { id: 'U0PRIYA', name: 'priya', realName: 'Priya Nair', title: 'Business Analyst', color: '#3b7f86', ...EN_TOKYO },
  ],
  channels: [
    {
      id: 'C0HOUSE',
      name: 'house-prices',
      topic: 'Predict what a house in Ames, Iowa sells for. In English.',
    },
    { id: 'C0JUTAKU', name: '住宅価格', topic: '米国アイオワ州エイムズの住宅価格を予測する。日本語で話します。' },
  ],
  userGroups: [
    { id: 'S0DATATEAM', handle: 'data-team', name: 'Data team', users: ['U0HANA', 'U0DAVID', 'U0YUKI'] },
    { id: 'S0BUSINESS', handle: 'business', name: 'Business', users: ['U0KENJI', 'U0EMILY', 'U0PRIYA'] },
  ],
};
