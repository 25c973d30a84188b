import { expect, it } from 'vitest';
import { LOCALES } from '../../../src/course/locale.ts';
import { course } from '../../helpers/course.ts';
import { runSteps } from '../../helpers/run-steps.ts';

it.each(LOCALES)('every file of every step has a caption in %s', async (locale) => {
  const { t } = course;
  const kinds = [...(await runSteps({ locale })).values()].flatMap(({ artifacts }) =>
    artifacts.map(({ kind }) => kind),
  );
  expect(kinds).toHaveLength(8);
  for (const kind of [...kinds, 'notebook', 'notebook-formula']) expect(t(locale, `file.kind.${kind}`)).not.toBe('');
});
