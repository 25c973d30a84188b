import { createHttpTransport, type Json } from 'slack-stand-in';
import { expect, test } from 'vitest';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { keysOf } from '../helpers/keys-of.ts';
import { THOROUGH } from '../helpers/languages.ts';
import { PATIENT } from '../helpers/patience.ts';
import { directOf, PLACES, postAnalyze, sayIn } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const WAYS = [
  ['socket', 'en'],
  ['http', 'ja'],
  ['socket', 'ja'],
  ['http', 'en'],
] as const;

test.each(THOROUGH ? WAYS.slice(2) : WAYS.slice(0, 2))(
  'over %s in %s, a run is one message that becomes its findings, with all charts below and its files on request',
  async (delivery, locale) => {
    const kakehashi = await startKakehashi(delivery);
    const { rehearsal } = kakehashi;
    const { driver, waitFor } = rehearsal;
    const { channel, learner } = PLACES[locale];
    const say = sayIn(locale);
    const process = course.process(locale, 'analyze').name;
    try {
      const { ts } = await postAnalyze(kakehashi, locale);
      const here = inLessonThread(channel, () => ({ rehearsal, ts }));
      const before = here.messages().length;

      // The facilitator wants the best chart in the channel, too.
      await driver.command(learner, channel, '/kakehashi settings');
      await waitFor(() => driver.modal(learner)?.callbackId === VIEWS.settings);
      await driver.submit(learner, undefined, { best_chart: 'yes' });

      // Pressed in the channel, where the run isn't seen.
      await here.press(learner, ts, ACTIONS.runStep);
      const answer = await waitFor(() => driver.ephemerals(learner).find(({ text }) => text.includes('/archives/')));
      const run = await waitFor(() => here.holding(ACTIONS.openFiles)[0]);
      expect(answer.text).toContain(`/archives/${channel}/p${run.ts.replace('.', '')}`);
      expect(run.text).toBe(say('findings.title', { process }));

      const charts = await waitFor(() => here.messages().find((m) => (m.files?.length ?? 0) > 1));
      expect(charts.files?.map(({ name }) => name)).toEqual([
        'analyze-missing-values.png',
        'analyze-target-correlations.png',
        'analyze-target-distribution.png',
        'analyze-correlation-pairs.png',
        'analyze-cramers-v-pairs.png',
      ]);
      const [first, second] = charts.files ?? [];
      for (const file of charts.files ?? []) expect(file.altText).not.toBe('');
      expect(charts.text.split('\n').slice(0, 3)).toEqual([
        `*${say('file.charts', { process, n: 5 })}*`,
        `1. ${say('list.pair', { label: `*${first?.title}*`, text: first?.altText ?? '' })}`,
        `2. ${say('list.pair', { label: `*${second?.title}*`, text: second?.altText ?? '' })}`,
      ]);
      for (const { title } of charts.files ?? []) expect(charts.text).toContain(`*${title}*`);
      const inChannel = await waitFor(() => driver.messages(channel).find((m) => (m.files?.length ?? 0) > 0));
      expect(inChannel.files?.map(({ name }) => name)).toEqual(['analyze-missing-values.png']);
      expect(inChannel.text).toContain(say('list.note', { text: '', note: process }));
      // Two in the thread and one in the channel.
      expect(here.messages()).toHaveLength(before + 3);
      const keys = keysOf(rehearsal, channel, ts);
      expect(keys.filter((key) => key.startsWith('run:'))).toHaveLength(1);

      // The other files: a list with sizes and what each is for.
      const form = await here.open(learner, run.ts, ACTIONS.openFiles, VIEWS.files);
      const shown = JSON.stringify(form.blocks);
      for (const kind of ['analysis-report', 'notebook']) {
        expect(shown).toContain(JSON.stringify(say(`file.kind.${kind}`)).slice(1, -1));
      }
      expect(shown).toMatch(/\*analysis-report\.md\* ?[(（]\d+(?:\.\d)? KB[)）]/u);
      expect((await driver.submit(learner, form.id, { files: ['analysis-report'] })).errors).toBeUndefined();
      expect(JSON.stringify(driver.modal(learner)?.blocks)).toContain(say('files.coming'));
      await driver.closeView(learner);
      const direct = () => driver.messages(directOf(learner));
      const sent = await waitFor(() => direct().find((m) => (m.files?.length ?? 0) > 0));
      expect(sent.files?.map(({ name }) => name)).toEqual(['analysis-report.md']);
      expect(sent.text).toContain(say('file.kind.analysis-report'));
      const lead = say('files.lead', { process, channel: `<#${channel}>` });
      expect(direct().map(({ text }) => text)).toContain(lead);
      const report = await (await fetch(`${rehearsal.url}${sent.files?.[0]?.url}`)).text();
      expect(report).toContain('Pool_QC');

      // The form once more, as Slack delivers it again when it heard no answer.
      if (delivery === 'http') {
        const submitted = rehearsal.deliveries.findLast(({ body }) => body.type === 'view_submission')?.body as Json;
        const transport = createHttpTransport({ url: kakehashi.url, signingSecret: kakehashi.secret }, PATIENT);
        expect(await transport.send({ type: 'interactive', body: submitted })).toMatchObject({ ok: true });
      }
      // Another press sends all of them, in one message.
      const again = await here.open(learner, run.ts, ACTIONS.openFiles, VIEWS.files);
      await driver.submit(learner, again.id);
      await driver.closeView(learner);
      await waitFor(() => direct().find((m) => m.files?.length === 2));
      expect(direct().filter(({ text }) => text === lead)).toHaveLength(2);
      expect(direct().flatMap((m) => m.files ?? [])).toHaveLength(3);
      // Two in the thread and one in the channel.
      expect(here.messages()).toHaveLength(before + 3);
      expect(kakehashi.log.errors).toEqual([]);
    } finally {
      await kakehashi.stop();
    }
  },
);
