import { describe, expect, it } from 'vitest';
import { buildCourse } from '../../src/course/build-course.ts';
import { partIdsOf } from '../../src/course/lesson.ts';
import { FRAME_IDS, LESSON_IDS, type ProcessId } from '../../src/course/lesson-id.ts';
import { loadCourse } from '../../src/course/load-course.ts';
import { LOCALES } from '../../src/course/locale.ts';
import { AppError } from '../../src/errors.ts';
import { lessonFiles, lineOf } from './lesson-files.ts';

const course = loadCourse();

describe('the course', () => {
  it('has six processes in order, each producing what the next one consumes', () => {
    expect(course.processes('en').map(({ number, name, produces }) => `${number} ${name}: ${produces}`)).toEqual([
      '1 Business Understanding: Business Goal',
      '2 Analyze: Analysis Report',
      '3 Prepare: Dataset',
      '4 Preprocess: Preprocessed Dataset',
      '5 Train: Model',
      '6 Test: Test Report',
    ]);
    expect(course.process('ja', 'preprocess').name).toBe('前処理');
  });

  it.each(LOCALES)('has 18 roles with texts in %s', (locale) => {
    const roles = course.roles(locale);
    expect(roles).toHaveLength(18);
    expect(new Set(roles.map((role) => role.name)).size).toBe(18);
    expect(new Set(roles.map((role) => role.family))).toEqual(
      new Set(['business', 'builders', 'engineering', 'operations', 'control']),
    );
    for (const role of roles) expect(role.does).not.toBe('');
  });

  it('offers twelve roles before Train, the risk manager in Prepare, and all roles from Train on', () => {
    const offered = Object.fromEntries(course.processes('en').map(({ id, offers }) => [id, offers.length]));
    expect(offered).toEqual({
      'business-understanding': 12,
      analyze: 12,
      prepare: 13,
      preprocess: 12,
      train: 18,
      test: 18,
    });
    expect(course.process('en', 'analyze').offers).toContain('data-scientist');
    expect(course.process('en', 'analyze').offers).not.toContain('ml-engineer');
    expect(course.process('en', 'prepare').offers).toContain('model-risk-manager');
  });

  it.each(LOCALES)('opens with two lessons and closes with one, all without a programming part, in %s', (locale) => {
    expect(course.lessons(locale).map(({ id }) => id)).toEqual(LESSON_IDS);
    expect(course.lessons(locale).map(({ number }) => number)).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 7]);
    for (const id of FRAME_IDS) {
      const lesson = course.lesson(locale, id);
      const asks = id === 'environment';
      expect(partIdsOf(lesson)).toEqual(['what', 'why', 'how', ...(asks ? ['communication'] : [])]);
      expect(course.lessonInfo(locale, id).offers).toHaveLength(asks ? 18 : 0);
      expect(lesson.exampleRequests.length > 0).toBe(asks);
    }
    expect(course.lessonInfo('ja', 'environment').name).toBe('環境構築');
  });

  it.each(LOCALES)('has the example requests of the environment setup, in %s', (locale) => {
    const { exampleRequests } = course.lesson(locale, 'environment');
    expect(exampleRequests.map(({ id, kind, roles }) => [id, kind, roles.join('+')])).toEqual([
      ['development-rules', 'information', 'devops-engineer+architect'],
      ['accounts', 'work', 'devops-engineer+architect'],
      ['instructions-review', 'review', 'devops-engineer+architect'],
      ['software-and-network', 'information', 'it-auditor'],
      ['machines-and-limits', 'work', 'it-auditor'],
    ]);
  });

  it.each(LOCALES)('has the Analyze lesson with its requests, in %s', (locale) => {
    const lesson = course.lesson(locale, 'analyze');
    expect(lesson.locale).toBe(locale);
    expect(lesson.parts.what.markdown).toMatch(/^\*\*.+\*\*$/mu);
    expect(lesson.parts.communication?.markdown).toContain('{findings}');
    expect(lesson.furtherReading).toContain('QA4AI');
    expect(lesson.exampleRequests.map(({ id, kind, roles }) => [id, kind, roles.join('+')])).toEqual([
      ['meaning-in-business', 'information', 'domain-expert+data-analyst'],
      ['columns-to-remove', 'information', 'domain-expert+data-analyst'],
      ['feature-document', 'work', 'domain-expert+data-analyst'],
      ['diagnosis-review', 'review', 'domain-expert+data-analyst'],
      ['meaning-in-systems', 'information', 'data-architect+software-engineer'],
    ]);
  });

  it.each(LOCALES)('has the example requests of Business Understanding and Prepare, in %s', (locale) => {
    const requests = (process: ProcessId) =>
      course.lesson(locale, process).exampleRequests.map(({ id, kind, roles }) => [id, kind, roles.join('+')]);
    expect(requests('business-understanding')).toEqual([
      ['priority', 'information', 'product-manager+domain-expert'],
      ['workflow-after', 'information', 'product-manager+domain-expert'],
      ['sponsor-agreement', 'work', 'product-manager+domain-expert'],
      ['formula-review', 'review', 'product-manager+domain-expert'],
      ['cost-records', 'information', 'system-admin+it-auditor'],
    ]);
    expect(requests('prepare')).toEqual([
      ['collect-together', 'work', 'product-manager'],
      ['regular-exchange', 'work', 'product-manager'],
      ['collection-estimate', 'work', 'data-architect+software-engineer'],
      ['forbidden-data', 'information', 'it-auditor+model-risk-manager'],
      ['neighborhood-for-both', 'review', 'domain-expert+it-auditor'],
    ]);
  });

  it.each(LOCALES)('has three cases in Business Understanding, in %s', (locale) => {
    const { cases } = course.lesson(locale, 'business-understanding');
    expect(cases.map(({ id }) => id)).toEqual(['bottles', 'roads', 'chat']);
    for (const { task, hint, answer } of cases) expect(hint.length).toBeLessThan(Math.min(task.length, answer.length));
    expect(course.lesson(locale, 'analyze').cases).toEqual([]);
  });

  it('knows the line at which a part begins', () => {
    expect(course.lesson('ja', 'analyze').parts.why.line).toBe(lineOf('ja/02-analyze.md', '{#why}'));
  });

  it("falls back to the other language and shows it in the lesson's locale", () => {
    const lesson = buildCourse(lessonFiles('ja/02-analyze.md')).lesson('ja', 'analyze');
    expect(lesson.locale).toBe('en');
  });

  it('refuses a missing lesson by the name of its process', () => {
    const without = new Map([...lessonFiles()].filter(([file]) => !file.endsWith('05-train.md')));
    expect(() => buildCourse(without).lesson('ja', 'train')).toThrow(
      new AppError('lesson_not_found', { process: '学習' }),
    );
  });

  it('refuses an invalid lesson with its file and line', () => {
    const files = lessonFiles('ja/02-analyze.md', 'minutes: 20', 'minutes: 200');
    expect(() => buildCourse(files)).toThrow(/lesson_invalid .*ja\/02-analyze\.md:6 minutes: must be 10 to 20/u);
  });
});

describe('t', () => {
  it('fills placeholders and does not expand values that look like placeholders', () => {
    expect(course.t('en', 'error.command_unknown', { typed: '{role}' })).toContain('"{role}"');
  });

  it('throws for an unknown key and for a missing value', () => {
    expect(() => course.t('ja', 'no.such.key')).toThrow('No message "no.such.key" in "ja".');
    expect(() => course.t('ja', 'error.role_unknown')).toThrow('needs a value for {role}');
  });
});
