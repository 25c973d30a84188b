import { expect, test } from 'vitest';
import type { OpenJobs } from '../../../src/jobs/create-jobs.ts';
import type { Compute } from '../../../src/ports/compute.ts';
import { ACTIONS } from '../../../src/slack/app/ids.ts';
import { PLACES, TEAM } from '../../helpers/post-analyze.ts';
import { postLesson, startCohort } from '../../helpers/start-cohort.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';

const { channel, learner } = PLACES.en;

test('computes a run once when earlier starts have left more jobs for it, and does not begin a finished run again', async () => {
  const { rehearsal, service, log, stop } = await startKakehashi('socket');
  const { driver, waitFor } = rehearsal;
  const { flow } = service;
  try {
    await startCohort(rehearsal, { channel, facilitator: learner }, { locale: 'en' });
    const { ts } = await postLesson(rehearsal, { channel, learner });
    let begun = 0;
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const { compute } = flow;
    const run: Compute['run'] = async (...given) => {
      begun += 1;
      await held;
      return compute.run(...given);
    };
    flow.compute = { ...compute, run };
    await driver.action(learner, { channel, ts }, ACTIONS.runStep);
    await expect.poll(() => begun).toBe(1);
    const [unfinished] = await flow.store.runs.unfinished();
    const job = { teamId: TEAM, runId: unfinished?.id ?? '' };
    const jobOfStart = (nth: number) => flow.jobs.enqueue('run-step', job, { id: `run-${job.runId}-${nth}` });
    // More jobs than a run has attempts. Each start of the embedded default enqueues a separate job.
    for (let nth = 0; nth < 8; nth += 1) await jobOfStart(nth);
    const queue = async () =>
      /^bullmq_job_count\{.*state="waiting".*\} 0$/mu.test(await (flow.jobs as OpenJobs).metrics());
    await expect.poll(queue).toBe(true);
    goOn();
    await waitFor(() =>
      driver.messages(channel, ts).find((m) => JSON.stringify(m.blocks ?? []).includes(ACTIONS.openFiles)),
    );
    await jobOfStart(8);
    await expect.poll(queue).toBe(true);
    expect(begun).toBe(1);
    expect((await flow.store.runs.byId(TEAM, job.runId))?.state).toBe('done');
    expect(log.errors).toEqual([]);
  } finally {
    await stop();
  }
});
