import { describe, expect, it } from 'vitest';
import { PROCESS_IDS, type ProcessId } from '../../src/course/lesson-id.ts';
import { LOCALES } from '../../src/course/locale.ts';
import type { FinishedRun } from '../../src/steps/finished-run.ts';
import type { History } from '../../src/steps/history.ts';
import { stepOf } from '../../src/steps/step-of.ts';
import { flats, runOnFlats, say } from '../helpers/flats.ts';

const history: History = { prepare: { findings: {}, parameters: {}, artifacts: [], data: flats() } };
const told = new Map<ProcessId, { share: number; stage: string }[]>();
for (const process of PROCESS_IDS) {
  const progress: { share: number; stage: string }[] = [];
  history[process] = runOnFlats(process, history, { progress: (share, stage) => progress.push({ share, stage }) });
  told.set(process, progress);
}

describe.each(PROCESS_IDS)('the step of %s', (process) => {
  const step = stepOf(process);
  const { findings } = history[process] as FinishedRun;

  it('reports rising progress up to 1', () => {
    const shares = (told.get(process) ?? []).map(({ share }) => share);
    expect(shares.length).toBeGreaterThan(0);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  it.each(LOCALES)('has messages in %s for every stage and parameter', (locale) => {
    const stages = (told.get(process) ?? []).map(({ stage }) => stage);
    for (const stage of new Set(['queued', 'reading', ...stages, 'charts', 'done', 'failed'])) {
      expect(say(locale, `step.${process}.stage.${stage}`)).not.toBe('');
    }
    for (const { id, kind } of step.parameters) {
      for (const word of ['label', 'hint', ...(kind === 'number' ? ['why'] : [])]) {
        expect(say(locale, `step.${process}.parameter.${id}.${word}`)).not.toBe('');
      }
    }
  });

  it.each(LOCALES)('summarizes its findings in %s within the length of a message', (locale) => {
    const words = [step.summarize(findings, locale, say), step.headline(findings, locale, say)];
    for (const text of words) {
      expect(text.length).toBeLessThanOrEqual(2500);
      expect(text).not.toMatch(/undefined|NaN|Infinity|\{\w+\}|\[object|%%/u);
      // Japanese has no space between sentences.
      if (locale === 'ja') expect(text.replaceAll('** ', '**')).not.toMatch(/。 (?=\S)/u);
    }
    expect(words[1]).not.toContain('\n');
  });

  it('writes files with unique names and content', () => {
    const { artifacts } = history[process] as FinishedRun;
    expect(artifacts.length).toBeGreaterThan(0);
    expect(new Set(artifacts.map(({ filename }) => filename)).size).toBe(artifacts.length);
    for (const { content } of artifacts) expect(content.trim()).not.toBe('');
  });
});
