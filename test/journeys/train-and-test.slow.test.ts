import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '../../src/course/locale.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { playSteps } from '../helpers/play-steps.ts';
import { type Kakehashi, postAnalyze } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

describe.each(LOCALES)('in %s', (locale: Locale) => {
  let kakehashi: Kakehashi;
  const steps = playSteps(locale, () => kakehashi);
  const { learner, say, name, driver, waitFor, thread, files, findingsIn, blocksOf, told, post, channel } = steps;

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket');
    await postAnalyze(kakehashi, locale);
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('runs Train and Test, predicts a house’s price, and compares a second model with the first', async () => {
    const ts = await post('test');
    const offer = await told(learner, () => driver().action(learner, { channel, ts }, ACTIONS.runStep));
    for (const process of ['preprocess', 'train'] as const) expect(offer?.text).toContain(name(process));
    await driver().action(learner, { channel, ts: offer?.ts ?? '' }, ACTIONS.runMissing);
    const tested = await waitFor(() => findingsIn(ts, 'test')[0]);
    expect(findingsIn(ts, 'preprocess')).toHaveLength(1);
    expect(blocksOf(tested)).toContain('0.7');
    const runs = ['prepare', 'preprocess', 'train', 'test'] as const;
    for (const process of runs) await waitFor(() => files(ts).some((file) => file.name.startsWith(`${process}-`)));
    expect(files(ts).every(({ mimetype }) => mimetype === 'image/png')).toBe(true);
    const names: string[] = [];
    for (const process of runs) {
      const found = findingsIn(ts, process)[0];
      await driver().action(learner, { channel, ts: found?.ts ?? '' }, ACTIONS.openFiles);
      await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.files);
      names.push(JSON.stringify(driver().modal(learner)?.blocks));
      await driver().closeView(learner);
    }
    for (const file of ['preprocessed-dataset.csv', 'encoder.json', 'model.json', 'test-report.md', '06-test.ipynb']) {
      expect(names.join()).toContain(file);
    }

    await driver().action(learner, { channel, ts: tested.ts }, ACTIONS.openPrediction);
    await waitFor(() => driver().modal(learner)?.callbackId === 'predict');
    const questions = (driver().modal(learner)?.blocks ?? []).filter((block) => block.type === 'input');
    const area = questions.find((block) => JSON.stringify(block).includes('Gr_Liv_Area'))?.block_id ?? '';
    const shown = () => JSON.stringify(driver().modal(learner)?.blocks ?? []);
    const priceOf = async (squareFeet: string) => {
      expect((await driver().submit(learner, undefined, { [area]: squareFeet })).errors).toBeUndefined();
      await waitFor(() => shown().includes(say('model.forest')) && shown().includes(`"${squareFeet}"`));
      return Number(/\*\$?([\d,]+)/u.exec(shown().split(say('model.forest'))[1] ?? '')?.[1]?.replaceAll(',', ''));
    };
    const small = await priceOf('800');
    const large = await priceOf('2600');
    expect(small).toBeGreaterThan(10_000);
    expect(large).toBeGreaterThan(small);
    expect(shown()).not.toContain(say('prediction.outside', { columns: 'Gr_Liv_Area' }));
    expect(shown()).toContain(say('unit.usd.amount', { value: '' }).trim());
    await priceOf('99999');
    expect(shown()).toContain(say('prediction.outside', { columns: 'Gr_Liv_Area' }));
    const refused = await driver().submit(learner, undefined, { [area]: 'large' });
    expect(refused.errors?.[area]).toContain('Gr_Liv_Area');
    await driver().closeView(learner);

    const trainTs = await post('train');
    const exercise = thread(trainTs).find((m) => blocksOf(m).includes(ACTIONS.openParameters));
    await driver().action(learner, { channel, ts: exercise?.ts ?? '' }, ACTIONS.openParameters);
    await waitFor(() => driver().modal(learner)?.callbackId === 'step-parameters');
    expect((await driver().submit(learner, undefined, { trees: '5', maxDepth: '3' })).errors).toBeUndefined();
    const second = await waitFor(() => findingsIn(trainTs, 'train')[0]);
    expect(blocksOf(second)).toContain(say('step.train.summary.models', { count: 2 }).slice(2, 12));
  });
});
