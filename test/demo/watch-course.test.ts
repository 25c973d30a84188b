import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { LESSONS_FOLDER } from '../../src/course/read-lesson-files.ts';
import { watchCourse } from '../../src/demo/watch-course.ts';
import { memoryLog } from '../helpers/start-kakehashi.ts';

test('a saved lesson is used at once; a broken one is logged, and the previous one stays', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'kakehashi-')), 'lessons');
  await cp(LESSONS_FOLDER, folder, { recursive: true });
  const file = join(folder, 'en/02-analyze.md');
  const text = await readFile(file, 'utf8');
  const reads: ((isRead: boolean) => void)[] = [];
  const log = memoryLog();
  const warnings: unknown[] = [];
  const watched = watchCourse(
    pathToFileURL(`${folder}/`),
    { ...log, warn: (fields) => warnings.push(fields) },
    (isRead) => reads.shift()?.(isRead),
  );
  /** Replaces the file at once, as editors do, so that no half of it is read. */
  const save = async (changed: string) => {
    const whole = `${folder}.md`;
    await writeFile(whole, changed);
    await rename(whole, file);
  };
  const next = (write: () => Promise<void>) =>
    new Promise<boolean>((resolve, reject) => {
      reads.push(resolve);
      write().catch(reject);
    });
  try {
    const title = () => watched.course.lesson('en', 'analyze').title;
    expect(title()).toBe('Analyze');
    expect(await next(() => save(text.replace('title: Analyze', 'title: Look')))).toBe(true);
    expect(title()).toBe('Look');
    expect(await next(() => save(text.replace('{#why}', '{#wy}')))).toBe(false);
    expect(title()).toBe('Look');
    expect(JSON.stringify(warnings, Object.getOwnPropertyNames(Error.prototype).concat('err', 'message'))).toContain(
      '02-analyze.md',
    );
  } finally {
    watched.close();
    await rm(folder, { recursive: true, force: true });
  }
});
