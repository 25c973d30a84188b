import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_IDS, LESSON_IDS, PROCESS_IDS } from '../../../src/course/lesson-id.ts';
import { LOCALES } from '../../../src/course/locale.ts';
import {
  COMMAND_WORDS,
  type CommandWord,
  LESSON_WORDS,
  lessonWords,
  PROCESS_WORDS,
  parseCommand,
} from '../../../src/slack/commands/parse-command.ts';

const commands = Object.entries(COMMAND_WORDS).flatMap(([word, { en, ja }]) =>
  [...en, ...ja].map((typed) => ({ typed, word: word as CommandWord })),
);
const processes = PROCESS_IDS.flatMap((process) => PROCESS_WORDS[process].map((typed) => ({ typed, process })));
const frame = FRAME_IDS.flatMap((lesson) => LESSON_WORDS[lesson].map((typed) => ({ typed, lesson })));
/** Letters, digits and the space in full width, as a Japanese keyboard types them. */
const fullWidth = (text: string) =>
  text
    .replace(/[!-~]/gu, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0))
    .replaceAll(' ', '\u3000');

describe('/kakehashi', () => {
  it.each(['', ' ', '\u3000', ' \n\t '])('alone (%j) is the menu', (text) => {
    expect(parseCommand(text)).toEqual({ word: 'menu' });
  });

  it.each(commands)('$typed is $word', ({ typed, word }) => {
    const takesProcess = word === 'lesson' || word === 'run';
    const alone = word === 'roles' ? { word, what: 'show' } : { word };
    expect(parseCommand(typed)).toEqual(takesProcess ? { word, process: undefined } : alone);
  });

  it.each([
    ['help', 'help'],
    ['ヘルプ', 'help'],
    ['setup', 'start'],
    ['はじめる', 'start'],
    ['依頼', 'ask'],
    ['役割', 'role'],
  ])('knows the word %s', (typed, word) => {
    expect(parseCommand(typed)).toEqual({ word });
  });

  it.each([
    ['roles', { what: 'show' }],
    ['役割一覧', { what: 'show' }],
    ['roles set', { what: 'set', userId: undefined }],
    ['roles set @nobody', { what: 'set', userId: undefined, typed: '@nobody' }],
    ['roles set <@U0HANA|hana>', { what: 'set', userId: 'U0HANA' }],
    ['ROLES Set <@W0HANA>', { what: 'set', userId: 'W0HANA' }],
    ['ロール一覧 設定 <@U0HANA>', { what: 'set', userId: 'U0HANA' }],
    [
      'roles import <!subteam^S0TEAM|@data-team> Domain Expert',
      { what: 'import', group: { id: 'S0TEAM' }, role: 'Domain Expert' },
    ],
    ['roles import @data-team it-auditor', { what: 'import', group: { handle: 'data-team' }, role: 'it-auditor' }],
    ['一覧　取り込み　@data-team　IT監督者', { what: 'import', group: { handle: 'data-team' }, role: 'IT監督者' }],
    ['roles import @data-team', { what: 'usage' }],
    ['roles import', { what: 'usage' }],
    ['roles of everybody', { what: 'usage' }],
  ])('%s', (typed, meaning) => {
    expect(parseCommand(typed)).toEqual({ word: 'roles', ...meaning });
  });

  it('has distinct words', () => {
    const typed = commands.map((command) => command.typed);
    expect(new Set(typed).size).toBe(typed.length);
    const names = [...processes, ...frame].map(({ typed: name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(processes)('lesson $typed is about $process', ({ typed, process }) => {
    expect(parseCommand(`lesson ${typed}`)).toEqual({ word: 'lesson', process });
    expect(parseCommand(`実行 ${typed}`)).toEqual({ word: 'run', process });
  });

  it.each(frame)('lesson $typed is $lesson, which cannot be run', ({ typed, lesson }) => {
    expect(parseCommand(`lesson ${typed}`)).toEqual({ word: 'lesson', process: lesson });
    expect(parseCommand(`レッスン ${typed}`)).toEqual({ word: 'lesson', process: lesson });
    expect(parseCommand(`run ${typed}`).word).toBe('unknown');
  });

  it('keeps the role after ask as typed', () => {
    expect(parseCommand('ask Domain Expert')).toEqual({ word: 'ask', role: 'domain expert' });
    expect(parseCommand('依頼 業務有識者')).toEqual({ word: 'ask', role: '業務有識者' });
  });

  it.each(LOCALES)('accepts each word that it suggests, in %s', (locale) => {
    expect(lessonWords('lesson', locale)).toHaveLength(LESSON_IDS.length);
    expect(lessonWords('run', locale)).toHaveLength(PROCESS_IDS.length);
    for (const word of ['lesson', 'run'] as const) {
      for (const typed of lessonWords(word, locale)) {
        expect(parseCommand(`${word} ${typed}`)).toMatchObject({ word, process: expect.any(String) });
      }
    }
  });

  it('accepts a space in the name of a process', () => {
    expect(parseCommand('lesson Business Understanding')).toEqual({
      word: 'lesson',
      process: 'business-understanding',
    });
  });

  it('ignores capitals, full width and surrounding spaces', () => {
    expect(parseCommand('RUN Analyze')).toEqual({ word: 'run', process: 'analyze' });
    expect(parseCommand('ｒｕｎ　ａｎａｌｙｚｅ')).toEqual({ word: 'run', process: 'analyze' });
    expect(parseCommand('\u3000実行\u3000\u3000データ分析 ')).toEqual({ word: 'run', process: 'analyze' });
    expect(parseCommand('ﾍﾙﾌﾟ')).toEqual({ word: 'help' });
  });

  it('ignores words after a command without arguments', () => {
    expect(parseCommand('help me please')).toEqual({ word: 'help' });
  });
});

describe('an unknown command', () => {
  it.each([
    ['hlep', 'help'],
    ['leson', 'lesson'],
    ['strat', 'start'],
    ['ヘルブ', 'ヘルプ'],
  ])('%s gets the closest command as a suggestion: %s', (typed, suggestion) => {
    expect(parseCommand(typed)).toEqual({ word: 'unknown', typed, suggestion });
  });

  it('gets no suggestion when no command is close', () => {
    expect(parseCommand('zzzzzzzzzz')).toEqual({ word: 'unknown', typed: 'zzzzzzzzzz', suggestion: undefined });
    expect(parseCommand('x'.repeat(5000))).toMatchObject({ word: 'unknown', suggestion: undefined });
  });

  it('gets the closest process after lesson or run, as a person would type it', () => {
    expect(parseCommand('run anlyze')).toEqual({
      word: 'unknown',
      typed: 'run anlyze',
      suggestion: 'run analyze',
      of: { word: 'run', argument: 'anlyze' },
    });
    expect(parseCommand('レッスン データ分折')).toEqual({
      word: 'unknown',
      typed: 'レッスン データ分折',
      suggestion: 'レッスン データ分析',
      of: { word: 'lesson', argument: 'データ分折' },
    });
    expect(parseCommand('run qqqqqqqqqqqq')).toMatchObject({ word: 'unknown', suggestion: undefined });
  });
});

describe('any text', () => {
  const known = [...Object.keys(COMMAND_WORDS), 'menu', 'unknown'];
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }),
    fc
      .array(
        fc.constantFrom(
          ...commands.map((each) => each.typed),
          ...processes.map((each) => each.typed),
          '\u3000',
          '　',
          'x',
        ),
      )
      .map((words) => words.join(' ')),
  );

  it('gets an answer', () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(known).toContain(parseCommand(typed).word);
      }),
      { numRuns: 1000 },
    );
  });

  it('gets a suggestion that is itself understood', () => {
    const nearly = fc
      .tuple(
        fc.constantFrom(...commands, ...processes.map(({ typed }) => ({ typed: `lesson ${typed}` }))),
        fc.nat(30),
        fc.string({ maxLength: 1 }),
      )
      .map(([{ typed }, at, insert]) => typed.slice(0, at) + insert + typed.slice(at + 1));
    let suggestions = 0;
    fc.assert(
      fc.property(fc.oneof(nearly, text), (typed) => {
        const command = parseCommand(typed);
        if (command.word !== 'unknown' || command.suggestion === undefined) return;
        suggestions += 1;
        expect(parseCommand(command.suggestion).word).not.toBe('unknown');
      }),
      { numRuns: 1000 },
    );
    expect(suggestions).toBeGreaterThan(100);
  });

  it('means the same in capitals, in full width and between spaces', () => {
    const typed = fc.constantFrom(...commands, ...processes.map((each) => ({ typed: `run ${each.typed}` })));
    const change = fc.constantFrom(
      (word: string) => word.toUpperCase(),
      fullWidth,
      (word: string) => `\u3000 ${word} \n`,
      (word: string) => word.replaceAll(' ', '\u3000\u3000'),
    );
    fc.assert(
      fc.property(typed, fc.array(change, { minLength: 1, maxLength: 4 }), (command, changes) => {
        const changed = changes.reduce((word, apply) => apply(word), command.typed);
        expect(parseCommand(changed)).toEqual(parseCommand(command.typed));
      }),
    );
  });
});
