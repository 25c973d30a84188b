import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProcessId } from '../../src/course/lesson-id.ts';
import { LOCALES } from '../../src/course/locale.ts';
import { eraseFromFile, eraseTyped, typedTexts } from '../../src/steps/erase-typed.ts';
import { inOneLine } from '../../src/steps/in-one-line.ts';
import type { StepOutcome } from '../../src/steps/step-outcome.ts';
import { course } from '../helpers/course.ts';
import { runSteps } from '../helpers/run-steps.ts';

const INSTEAD = '—';
const { t } = course;
const render = async () => Uint8Array.of(1, 2, 250);

/** Erases a text from a run and its files, as it's kept. */
function erase(process: ProcessId, { artifacts, ...run }: StepOutcome, text: string, locale: 'en' | 'ja' = 'en') {
  const how = { typed: new Set([inOneLine(text)]), instead: INSTEAD, locale, t };
  const erased = eraseTyped({ process, ...run }, how);
  const { outcome } = erased ?? {};
  if (erased === undefined || outcome === undefined) throw new Error('the run quotes nothing');
  const files = artifacts.map((file) => eraseFromFile(process, file, { ...erased, outcome }, how) ?? file.content);
  return { ...erased, files };
}

const business = async (sentence: string, locale: 'en' | 'ja' = 'en') => {
  const parameters = { 'business-understanding': { sentence } };
  const found = (await runSteps({ processes: ['business-understanding'], parameters, locale, render })).get(
    'business-understanding',
  );
  if (found === undefined) throw new Error('the step did not run');
  return found;
};

describe('a run of Business Understanding', () => {
  it.each(LOCALES)(
    'is the same after the erasure as one with the replacement from the start, in %s',
    async (locale) => {
      const fresh = await business(INSTEAD, locale);
      const sentences = fc
        .oneof(
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom('a', '> b', '`GOAL = "x"`', '"\\\n# $1 $& <!channel>', '| c |'),
        )
        .filter((text) => inOneLine(text) !== '');
      await fc.assert(
        fc.asyncProperty(sentences, async (sentence) => {
          const erased = erase('business-understanding', await business(sentence, locale), sentence, locale);
          expect(erased.outcome?.findings).toEqual(fresh.findings);
          expect(erased.outcome).toMatchObject({ headline: fresh.headline, summary: fresh.summary });
          expect(erased.parameters).toEqual(fresh.parameters);
          expect(erased.files).toEqual(fresh.artifacts.map(({ content }) => content));
        }),
        { numRuns: 15 },
      );
    },
  );

  it('keeps a text that somebody else typed', async () => {
    const run = { process: 'business-understanding' as const, ...(await business('Mine')) };
    expect(eraseTyped(run, { typed: new Set(['Yours']), instead: INSTEAD, locale: 'en', t })).toBeUndefined();
  });

  it('tells typed texts in one line, and none where the default applies', () => {
    const of = (sentence?: string) =>
      typedTexts({ process: 'business-understanding', parameters: sentence === undefined ? {} : { sentence } });
    expect(of(' So \n that ')).toEqual(['So that']);
    expect([...of('  '), ...of()]).toEqual([]);
  });
});

it('a run of Test loses the goal from its report, its findings and its notebook, and keeps the rest', async () => {
  const sentence = 'Kanarienvogel "finds" the price';
  const outcomes = await runSteps({ parameters: { 'business-understanding': { sentence } }, render });
  const test = outcomes.get('test');
  if (test === undefined) throw new Error('Test did not run');
  expect(JSON.stringify(test)).toContain('Kanarienvogel');
  const erased = erase('test', test, sentence);
  expect(JSON.stringify(erased)).not.toContain('Kanarienvogel');
  expect(erased.outcome).toMatchObject({ headline: test.headline, summary: test.summary });
  const lines = test.artifacts.map(({ content }, index) => {
    const next = (erased.files[index] ?? '').split('\n');
    return content.split('\n').filter((line, at) => line !== next[at]).length;
  });
  // The quotation in the report, and the setting in the notebook.
  expect(lines).toEqual([1, 1]);
});
