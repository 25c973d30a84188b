import { describe, expect, it } from 'vitest';
import { checkLessonFiles, checkLessons } from '../../src/course/check-lessons.ts';
import type { Lesson } from '../../src/course/lesson.ts';
import { formatProblem } from '../../src/course/problem.ts';
import { readCourse } from '../../src/course/read-course.ts';
import { LESSONS_FOLDER, readLessonFiles } from '../../src/course/read-lesson-files.ts';
import { lessonFiles, lineOf } from './lesson-files.ts';

const JA = 'ja/02-analyze.md';
const ENVIRONMENT = 'ja/00-environment.md';
const ENV_NOBODY = '{ id: environment, number: 0, available: true, offers: [] }';
const BUSINESS = 'ja/01-business-understanding.md';
const complaints = (...change: Parameters<typeof lessonFiles>) =>
  checkLessonFiles(lessonFiles(...change)).map(formatProblem);

describe('checkLessons finds', () => {
  it('no problem in the shipped lessons', () => {
    expect(checkLessons(LESSONS_FOLDER).map(formatProblem)).toEqual([]);
  });

  it('a lesson missing in one language', () => {
    expect(complaints(JA)).toEqual([`${JA}:1 is missing: course.yml says that this process is available`]);
  });

  it('a frame lesson missing in one language or with a wrong file name', () => {
    const file = 'ja/07-closing.md';
    expect(complaints(file)).toEqual([`${file}:1 is missing: course.yml says that this lesson is available`]);
    const renamed = new Map(lessonFiles(file)).set('ja/08-closing.md', lessonFiles().get(file) ?? '');
    expect(checkLessonFiles(renamed).map(formatProblem)).toEqual([`ja/08-closing.md:1 should be the file ${file}`]);
  });

  it('an exercise without offered roles, offered roles without an exercise, and an exercise missing in one language', () => {
    const line = lineOf(ENVIRONMENT, '{#communication}');
    const nobody = complaints('course.yml', '{ id: environment, number: 0, available: true, offers: all }', ENV_NOBODY);
    expect(nobody).toContain(`${ENVIRONMENT}:${line} {#communication}: course.yml offers nobody to ask in this lesson`);
    const everybody = complaints('course.yml', /(id: closing.*offers: )\[\]/u, '$1all');
    expect(everybody).toContain('ja/07-closing.md:1 course.yml offers roles here, so it needs {#communication}');
    expect(complaints(ENVIRONMENT, /## [^\n]*\{#communication\}[\s\S]*(?=## 参考資料)/u)).toContainEqual(
      expect.stringContaining('parts: what, why, how, but what, why, how, communication in en/00-environment.md'),
    );
  });

  it('frame lessons that are missing or misplaced in course.yml', () => {
    expect(complaints('course.yml', '  - { id: closing, number: 7, available: true, offers: [] }\n')).toContainEqual(
      expect.stringContaining('frame: must list all of course, environment, closing'),
    );
    expect(complaints('course.yml', 'id: closing, number: 7', 'id: closing, number: 6')).toContainEqual(
      expect.stringContaining('frame.2.number: must be 0 or 7: before or after the processes'),
    );
  });

  it('an example request whose id another lesson has', () => {
    const found = complaints(ENVIRONMENT, '{#accounts}', '{#priority}');
    expect(found).toContainEqual(
      expect.stringMatching(
        /^ja\/01-business-understanding\.md:\d+ \{#priority\}: is an example request of ja\/00-environment\.md, too/u,
      ),
    );
  });

  it('minutes that are too few or too many for reading, running and asking', () => {
    const own = (found: string[]) => found.filter((one) => one.includes('for reading'));
    const [few] = own(complaints(JA, 'minutes: 20', 'minutes: 12'));
    expect(few).toMatch(
      /^ja\/02-analyze\.md:1 minutes: 12, but it needs 1[5-9] \(\d for reading, 5 for running, 6 for asking\): cut the text$/u,
    );
    const [many] = own(complaints('en/07-closing.md', 'minutes: 5', 'minutes: 15'));
    expect(many).toMatch(/^en\/07-closing\.md:1 minutes: 15, but it needs 5 \(5 for reading\): say so$/u);
    const longer = own(complaints('en/07-closing.md', /(\{#why\}\n)/u, `$1\n${'word '.repeat(400)}\n`));
    expect(longer).toEqual([expect.stringContaining('it needs 7 (7 for reading): cut the text')]);
    // A comment isn't read.
    expect(own(complaints('en/07-closing.md', /(\{#why\}\n)/u, `$1\n<!-- ${'word '.repeat(400)} -->\n`))).toEqual([]);
  });

  it('no second variation of a step that isn’t marked as optional, with the same minutes in both languages', () => {
    const { parts } = readCourse(readLessonFiles(LESSONS_FOLDER));
    const marked = (locale: string) =>
      parts.lessons
        .filter(({ lesson }) => lesson.locale === locale && lesson.parts.programming !== undefined)
        .map(({ lesson }) => [
          lesson.process,
          /\*\*(?:Try this 2|試してみよう2)\*\*(?: \(optional, |（任意、)(\d+)(?: minutes\)|分）)/u.exec(
            lesson.parts.programming?.markdown ?? '',
          )?.[1],
        ]);
    expect(marked('en')).toHaveLength(6);
    expect(marked('en').flat()).not.toContain(undefined);
    expect(marked('ja')).toEqual(marked('en'));
  });

  it('a rewritten request that differs between languages, asks a role that isn’t offered, or is missing in a process', () => {
    const line = lineOf(JA, '{#before-and-after}');
    const found = (...change: Parameters<typeof lessonFiles>) =>
      complaints(...change).filter((one) => one.includes('{#before-and-after}'));
    const english = '4 lines, information of domain-expert';
    expect(found(JA, /(\{#before-and-after\}\n\nrole: )domain-expert/u, '$1data-analyst')).toEqual([
      `${JA}:${line} {#before-and-after}: 4 lines, information of data-analyst, but ${english} in en/02-analyze.md`,
    ]);
    expect(found(JA, /(\{#before-and-after\}\n\nrole: )domain-expert/u, '$1mlops-engineer')).toContain(
      `${JA}:${line} {#before-and-after} roles: "mlops-engineer" is not offered in this process`,
    );
    expect(found(JA, /## [^\n]*\{#before-and-after\}[\s\S]*?(?=\n## )/u)).toEqual([
      expect.stringMatching(/: none, but 4 lines/u),
      expect.stringMatching(/: the lesson of a process rewrites one vague request$/u),
    ]);
  });

  it('a quick check that differs between languages, or is missing in a process', () => {
    const line = lineOf(JA, '{#correlation}');
    const english = 'correlation (cause, percent, together*), blanks (ask*, drop, fill)';
    const found = (...change: Parameters<typeof lessonFiles>) =>
      complaints(...change).filter((one) => one.includes('{#quick-check}'));
    expect(found(JA, '{#percent}', '{#share}')).toEqual([
      `${JA}:${line} {#quick-check}: ${english.replace('percent', 'share')}, but ${english} in en/02-analyze.md`,
    ]);
    expect(found(JA, /(### [^\n]*\{#blanks\})[\s\S]*?(?=\n## )/u)).toEqual([
      `${JA}:${line} {#quick-check}: correlation (cause, percent, together*), but ${english} in en/02-analyze.md`,
      `${JA}:${line} {#quick-check}: 1 questions; the lesson of a process has two or three`,
    ]);
    expect(found('en/07-closing.md', /## Quick check[\s\S]*?(?=\n## )/u)).toEqual([
      expect.stringMatching(/^ja\/07-closing\.md:\d+ \{#quick-check\}: still-good \(.*\), but none in en/u),
    ]);
  });

  it('outcomes that are more in one language', () => {
    expect(complaints(JA, / {2}- 列を外す前に.*\n/u)).toEqual([`${JA}:1 outcomes: 2, but 3 in en/02-analyze.md`]);
  });

  it('a term of the glossary in the explanation of a wrong answer', () => {
    expect(complaints('ja/07-closing.md', '使われた結果から学ぶには', '使われたターゲットから学ぶには')).toEqual([
      expect.stringContaining('"ターゲット": the glossary says "目的変数"'),
    ]);
  });

  it('a missing file', () => {
    expect(complaints('ja/roles.yml')).toEqual(['ja/roles.yml:1 is missing']);
    expect(complaints('course.yml')).toEqual(['course.yml:1 is missing']);
  });

  it('a role without texts, and texts of an unknown role', () => {
    expect(complaints('ja/roles.yml', 'ml-operator:', 'ml-operater:')).toEqual([
      'ja/roles.yml:1 ml-operator: is missing',
      `ja/roles.yml:${lineOf('ja/roles.yml', 'ml-operator:')} ml-operater: not a known field`,
    ]);
  });

  it('a role text that is too long for a menu', () => {
    const line = lineOf('en/roles.yml', 'Does the daily work');
    expect(complaints('en/roles.yml', 'Does the daily work', 'Does the daily work '.repeat(5))).toEqual([
      `en/roles.yml:${line} operator.does: must be at most 75 characters, as a menu shows it`,
    ]);
  });

  it('a process that offers an unknown role', () => {
    const line = lineOf('course.yml', '- product-manager');
    expect(complaints('course.yml', '- product-manager', '- product-owner')).toContain(
      `course.yml:${line} processes.0.offers.0: "product-owner" is not one of the roles above`,
    );
  });

  it('a request to a role that is not offered, and requests that differ between languages', () => {
    const line = lineOf(JA, '{#meaning-in-systems}');
    const found = complaints(JA, 'data-architect, software-engineer', 'data-architect, ml-engineer');
    expect(found).toContain(`${JA}:${line} {#meaning-in-systems} roles: "ml-engineer" is not offered in this process`);
    expect(found).toContainEqual(expect.stringContaining('{#meaning-in-systems}: information of data-architect, ml-'));
    expect(complaints(JA, 'data-architect, software-engineer', 'data-architekt')).toContainEqual(
      expect.stringContaining('"data-architekt" is not a role of course.yml'),
    );
  });

  it('a reply to a follow-up question in one language only', () => {
    const second = (words: string) => `$1#### ${words} {#asked-back}\n\n> ${words}\n\n`;
    const beforeNext = /(\{#meaning-in-business\}[\s\S]*?)(?=### [^\n]*\{#columns-to-remove\})/u;
    const line = lineOf(JA, '{#communication}');
    expect(complaints(JA, beforeNext, second('追加で質問されたら'))).toEqual([
      `${JA}:${line} {#meaning-in-business} {#asked-back}: there, but missing in en/02-analyze.md`,
    ]);
    expect(complaints('en/02-analyze.md', beforeNext, second('When asked back'))).toEqual([
      `${JA}:${line} {#meaning-in-business} {#asked-back}: missing, but there in en/02-analyze.md`,
    ]);
  });

  it('numbers of list items that differ between languages', () => {
    const line = lineOf(JA, '{#programming}');
    expect(complaints(JA, '- 予想していた組', '予想していた組')).toEqual([
      `${JA}:${line} {#programming}: 2 x listItem, but 3 in en/02-analyze.md`,
    ]);
  });

  it('what the thread shows, where it differs between languages', () => {
    const line = lineOf(JA, '{#programming}');
    const text = lessonFiles().get(JA) ?? '';
    const at = text.indexOf('読みながら、次の3つ');
    const moved =
      text.slice(0, at) + text.slice(at).replace('<!-- more -->\n\n', '').replace(/^/u, '<!-- more -->\n\n');
    expect(complaints(JA, text, moved)).toEqual([
      `${JA}:${line} {#programming} before <!-- more -->: 0 x listItem, but 3 in en/02-analyze.md`,
    ]);
  });

  it('cases that differ between languages', () => {
    const line = lineOf(BUSINESS, '{#bottles}');
    expect(complaints(BUSINESS, '{#roads}', '{#streets}')).toEqual([
      `${BUSINESS}:${line} {#cases}: bottles, streets, chat, but bottles, roads, chat in en/01-business-understanding.md`,
    ]);
    expect(complaints(BUSINESS, /## .*\{#cases\}[\s\S]*?(?=\n## )/u)).toContainEqual(
      expect.stringContaining('{#cases}: none, but bottles, roads, chat in en/'),
    );
    expect(complaints(BUSINESS, '- 60未満：', '60未満：')).toEqual([
      `${BUSINESS}:${lineOf(BUSINESS, '{#roads}')} {#roads} answer: 2 x listItem, but 3 in en/01-business-understanding.md`,
    ]);
  });

  it('a word in a case that the glossary avoids, and stray emphasis marks in a case', () => {
    const line = lineOf(BUSINESS, '{#bottles}');
    expect(complaints(BUSINESS, '下書きを**品質**、', '下書きを**「品質」**を、')).toContainEqual(
      expect.stringMatching(/\{#bottles\} hint: the marks in .* emphasise nothing/u),
    );
    expect(complaints('glossary.yml', '- { en: cohort', '- { en: complaint, ja: クレーム }\n- { en: cohort')).toContain(
      `${BUSINESS}:${line} {#bottles} answer: the English has "complaint", so the Japanese needs "クレーム" (glossary.yml)`,
    );
  });

  it('minutes that differ between languages', () => {
    expect(complaints(JA, 'minutes: 20', 'minutes: 19')).toEqual([`${JA}:1 minutes: 19, but 20 in en/02-analyze.md`]);
  });

  it('stray emphasis marks beside Japanese brackets', () => {
    const line = lineOf(JA, '診断はモデルではありません');
    expect(complaints(JA, '診断はモデルではありません', '診断は**「モデル」**ではありません')).toEqual([
      expect.stringMatching(new RegExp(`^${JA}:${line} \\{#what\\}: the marks in .* emphasise nothing`, 'u')),
    ]);
  });

  it('a word that the glossary avoids, and a missing glossary term', () => {
    const line = lineOf(JA, '計算の上では外れ値です');
    expect(complaints(JA, '計算の上では外れ値です', '計算の上では異常値です')).toContain(
      `${JA}:${line} "異常値": the glossary says "外れ値"`,
    );
  });

  it('a message missing in one language, or with other placeholders', () => {
    const file = 'ja/messages.json';
    const line = lineOf(file, '"error.role_unknown"');
    expect(complaints(file, '"error.role_unknown": "「{role}」', '"error.role_unknown": "「{name}」')).toEqual([
      `${file}:${line} "error.role_unknown" has {name}, but en/messages.json has {role}`,
      `${file}:${line} "error.role_unknown" uses {name}, but its error gives {role}`,
    ]);
    expect(complaints(file, '"rating.fully"', '"rating.fullyy"')).toEqual([
      expect.stringMatching(/^en\/messages\.json:1 the message "rating\.fullyy" is missing/u),
      expect.stringMatching(/^ja\/messages\.json:1 the message "rating\.fully" is missing/u),
    ]);
  });

  it('a form for one person that needs more than the message for a team', () => {
    const file = 'ja/messages.json';
    const line = lineOf(file, '"roles.title.alone"');
    expect(complaints(file, '"roles.title.alone": "ロール"', '"roles.title.alone": "{role}"')).toEqual([
      `${file}:${line} "roles.title.alone" has {role}, but en/messages.json has no placeholders`,
      `${file}:${line} "roles.title.alone" uses {role}, which the message for a team doesn't get`,
    ]);
    const both = new Map(lessonFiles());
    for (const locale of ['en', 'ja']) {
      const text = both.get(`${locale}/messages.json`) ?? '';
      both.set(`${locale}/messages.json`, text.replace('"roles.title.alone"', '"roles.titel.alone"'));
    }
    expect(checkLessonFiles(both).map(formatProblem)).toEqual([
      expect.stringMatching(/^en\/messages\.json:\d+ "roles\.titel\.alone" is the form for one person of no message$/u),
      expect.stringMatching(/^ja\/messages\.json:\d+ "roles\.titel\.alone" is the form for one person of no message$/u),
    ]);
  });

  it('a message defined twice, in one file or in two', () => {
    const twice = '"rating.fully": "十分",\n  "rating.fully": "十分",';
    const line = lineOf('ja/messages.json', '"rating.fully"');
    expect(complaints('ja/messages.json', '"rating.fully": "十分",', twice)).toEqual([
      `ja/messages.json:${line + 1} "rating.fully" is there twice; only the last one counts`,
    ]);
    const files = new Map(lessonFiles()).set('ja/messages.more.json', '{\n  "rating.fully": "十分"\n}');
    expect(checkLessonFiles(files).map(formatProblem)).toEqual([
      expect.stringMatching(/^ja\/messages\.more\.json:2 "rating\.fully" is already in ja\/messages\.json:\d+$/u),
    ]);
  });

  it('messages that are not valid JSON', () => {
    expect(complaints('ja/messages.json', '"rating.fully":', '"rating.fully"')[0]).toMatch(
      /^ja\/messages\.json:\d+ is not valid JSON: /u,
    );
  });

  it("what exceeds the chat platform's limits", () => {
    const limits = ({ process }: Lesson) => (process === 'analyze' ? [{ line: 9, reason: 'too long' }] : []);
    expect(checkLessonFiles(lessonFiles(), { limits }).map(formatProblem)).toEqual([
      'en/02-analyze.md:9 too long',
      `${JA}:9 too long`,
    ]);
  });
});
