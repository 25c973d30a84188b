import { closest, distance } from 'fastest-levenshtein';
import { isProcess, LESSON_IDS, type LessonId, type ProcessId } from '../../course/lesson-id.ts';
import type { Locale } from '../../course/locale.ts';

/** The subcommands of `/kakehashi`, English first, then Japanese. Help shows the first of each. */
export const COMMAND_WORDS = {
  help: { en: ['help'], ja: ['ヘルプ', '使い方'] },
  start: { en: ['start', 'setup'], ja: ['開始', 'はじめる', '始める'] },
  lesson: { en: ['lesson'], ja: ['レッスン', '教材'] },
  run: { en: ['run'], ja: ['実行'] },
  ask: { en: ['ask'], ja: ['依頼', '質問'] },
  role: { en: ['role'], ja: ['ロール', '役割'] },
  roles: { en: ['roles'], ja: ['ロール一覧', '役割一覧', '一覧'] },
  away: { en: ['away'], ja: ['不在', '休み'] },
  back: { en: ['back'], ja: ['復帰', '戻りました'] },
  coverage: { en: ['coverage'], ja: ['網羅', 'カバレッジ'] },
  progress: { en: ['progress'], ja: ['進捗', '進み具合'] },
  project: { en: ['project', 'page'], ja: ['プロジェクト', '記録'] },
  report: { en: ['report'], ja: ['報告', 'レポート'] },
  'my-data': { en: ['my-data', 'mydata'], ja: ['マイデータ', '自分のデータ'] },
  settings: { en: ['settings'], ja: ['設定'] },
  data: { en: ['data'], ja: ['データ'] },
  schedule: { en: ['schedule'], ja: ['スケジュール', '予定', '日程'] },
  workshop: { en: ['workshop'], ja: ['ワークショップ'] },
} as const;
export type CommandWord = keyof typeof COMMAND_WORDS;

/** What a person can type for each process. */
export const PROCESS_WORDS: Record<ProcessId, readonly string[]> = {
  'business-understanding': ['business-understanding', 'business', 'ビジネス理解'],
  analyze: ['analyze', 'analyse', 'analysis', 'データ分析', '分析'],
  prepare: ['prepare', 'データ準備', '準備'],
  preprocess: ['preprocess', '前処理'],
  train: ['train', '学習'],
  test: ['test', 'テスト'],
};

/** What a person can type for each lesson: the processes, and the lessons before and after them. */
export const LESSON_WORDS: Record<LessonId, readonly string[]> = {
  course: ['course', 'introduction', 'コース', 'はじめに'],
  environment: ['environment', 'environment-setup', '環境構築', '環境'],
  ...PROCESS_WORDS,
  closing: ['closing', 'close', 'まとめ'],
};

export type Command =
  | { word: 'menu' }
  | {
      word:
        | 'help'
        | 'start'
        | 'role'
        | 'back'
        | 'coverage'
        | 'progress'
        | 'project'
        | 'report'
        | 'my-data'
        | 'settings'
        | 'data'
        | 'schedule'
        | 'workshop';
    }
  /** The role as typed. */
  | { word: 'ask'; role: string | undefined }
  | { word: 'roles'; what: 'show' | 'usage' }
  /** For the facilitator; a form asks for missing arguments. `typed`: a name that Slack does not know. */
  | { word: 'roles'; what: 'set'; userId: string | undefined; typed?: string }
  | { word: 'roles'; what: 'import'; group: { id: string } | { handle: string }; role: string }
  /** The day as typed; a form asks for it when absent. */
  | { word: 'away'; until: string | undefined }
  | { word: 'lesson'; process: LessonId | undefined }
  | { word: 'run'; process: ProcessId | undefined }
  /** `of`: the subcommand is known, and only its argument is not. */
  | {
      word: 'unknown';
      typed: string;
      suggestion: string | undefined;
      of?: { word: 'lesson' | 'run'; argument: string };
    };

/**
 * Parses the text after `/kakehashi`. Case and full-width letters and spaces are ignored. An unknown word gets the closest known
 * word as a suggestion, if it is close.
 */
export function parseCommand(text: string): Command {
  const tokens = text.normalize('NFKC').toLowerCase().trim().split(/\s+/u).filter(Boolean);
  const [first, ...rest] = tokens;
  if (first === undefined) return { word: 'menu' };
  const word = wordOf(first);
  if (word === undefined) return { word: 'unknown', typed: first, suggestion: suggest(first, allWords()) };
  if (word === 'roles') return rolesCommand(text);
  if (word === 'away') return { word, until: dayIn(rest) };
  if (word === 'ask') return { word, role: rest.length === 0 ? undefined : rest.join(' ') };
  if (word !== 'lesson' && word !== 'run') return { word };
  const typed = rest.join('-');
  if (typed === '') return { word, process: undefined };
  const process = lessonOf(typed);
  if (process !== undefined && word === 'lesson') return { word, process };
  // Only processes can be run.
  if (process !== undefined && word === 'run' && isProcess(process)) return { word, process };
  const near = suggest(typed, Object.values(word === 'run' ? PROCESS_WORDS : LESSON_WORDS).flat());
  const argument = rest.join(' ');
  return {
    word: 'unknown',
    typed: `${first} ${argument}`,
    suggestion: near && `${first} ${near}`,
    of: { word, argument },
  };
}

/** The arguments of `lesson` or `run` in one language, in the order of the course. */
export function lessonWords(word: 'lesson' | 'run', locale: Locale): string[] {
  const isOf = (text: string) => /^[ -~]+$/u.test(text) === (locale === 'en');
  return LESSON_IDS.filter((id) => word === 'lesson' || isProcess(id)).map((id) => LESSON_WORDS[id].find(isOf) ?? id);
}

/** The arguments of `roles`, in the order that help shows them. */
const ROLES_WORDS = { set: ['set', '設定'], import: ['import', '取り込み', '取込'] } as const;

/**
 * Parses the text after `roles`: nothing, `set @somebody`, or `import @group role`. Ids of people and groups keep their case. The
 * rest is the id or name of a role, which is checked later.
 */
function rolesCommand(text: string): Command {
  const rest = text
    .normalize('NFKC')
    .trim()
    .replace(/^\S+\s*/u, '');
  if (rest === '') return { word: 'roles', what: 'show' };
  const [, first = '', after = ''] = /^(\S+)\s*(.*)$/su.exec(rest) ?? [];
  const typed = first.toLowerCase();
  if ((ROLES_WORDS.set as readonly string[]).includes(typed)) {
    const userId = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/u.exec(after)?.[1];
    return { word: 'roles', what: 'set', userId, ...(userId !== undefined || after === '' ? {} : { typed: after }) };
  }
  if (!(ROLES_WORDS.import as readonly string[]).includes(typed)) return { word: 'roles', what: 'usage' };
  const [, id, handle, role = ''] = /^(?:<!subteam\^([A-Z0-9]+)(?:\|[^>]*)?>|@(\S+))\s+(.+)$/su.exec(after) ?? [];
  if (role === '' || (id === undefined && handle === undefined)) return { word: 'roles', what: 'usage' };
  return {
    word: 'roles',
    what: 'import',
    group: id === undefined ? { handle: handle ?? '' } : { id },
    role: role.trim(),
  };
}

/** The day in "until 2026-12-01" or 「2026-12-01まで」. An invalid day is refused later. */
function dayIn(rest: string[]): string | undefined {
  const day = rest.filter((token) => token !== 'until' && token !== 'まで').join(' ');
  return day === '' ? undefined : day.replace(/まで$/u, '').replaceAll('/', '-');
}

function wordOf(token: string): CommandWord | undefined {
  const entries = Object.entries(COMMAND_WORDS) as [CommandWord, { en: readonly string[]; ja: readonly string[] }][];
  return entries.find(([, words]) => words.en.includes(token) || words.ja.includes(token))?.[0];
}

function lessonOf(token: string): LessonId | undefined {
  const entries = Object.entries(LESSON_WORDS) as [LessonId, readonly string[]][];
  return entries.find(([, words]) => words.includes(token))?.[0];
}

function allWords(): string[] {
  return Object.values(COMMAND_WORDS).flatMap((words) => [...words.en, ...words.ja]);
}

function suggest(typed: string, known: string[]): string | undefined {
  if (typed.length > 40) return undefined;
  const candidate = closest(typed, known);
  return distance(typed, candidate) <= Math.max(1, Math.floor(candidate.length / 2)) ? candidate : undefined;
}
