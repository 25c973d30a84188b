import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LOCALES } from '../../../../src/course/locale.ts';
import { course } from '../../../helpers/course.ts';

/** The tables that hold ids of people, as `rowsOf` of the people store names them. */
function tablesOfPeople(): string[] {
  const source = readFileSync(new URL('../../../../src/store/people-store.ts', import.meta.url), 'utf8');
  const names = source.slice(source.indexOf('const NAMES'), source.indexOf('/** SQL: whether the person'));
  return [...names.matchAll(/^ {2}(\w+): \[/gmu)].map(([, table = '']) => table);
}

test.each(LOCALES)('“My data” has a word for each table with people in it, in %s', (locale) => {
  expect(tablesOfPeople()).toContain('buddy');
  const missing = tablesOfPeople().filter((table) => !course.has(locale, `my-data.table.${table}`));
  expect(missing).toEqual([]);
});
