import { loadWords } from '../../src/course/load-words.ts';
import { createRenderer } from '../../src/jobs/compute/create-renderer.ts';
import { finishedOf, packFile } from '../../src/jobs/compute/packing.ts';
import { pickForRun } from '../../src/jobs/compute/pick-for-run.ts';
import { predict } from '../../src/jobs/compute/predict.ts';
import { readDatasets } from '../../src/jobs/compute/read-datasets.ts';
import { readOwnTable } from '../../src/jobs/compute/read-own-table.ts';
import { runSource } from '../../src/jobs/compute/run-source.ts';
import { sourceFor } from '../../src/jobs/compute/source-for.ts';
import type { Compute } from '../../src/ports/compute.ts';
import { drawSheet } from '../../src/render/draw-sheet.ts';
import type { RunOutcome } from '../../src/steps/step-outcome.ts';

const datasets = readDatasets();

/**
 * Runs steps, draws charts and predicts as the app does, but on the calling thread: a thread of its own loads all modules anew, which
 * takes longer than most steps.
 */
export const computeHere: Compute = {
  async run({ process, data, parameters, history, earlier, decisions, locale }, progress) {
    let outcome: RunOutcome | undefined;
    await runSource({
      source: sourceFor(datasets, data, decisions),
      processes: [process],
      parameters: { [process]: parameters },
      history: Object.fromEntries(Object.entries(history).map(([name, run]) => [name, finishedOf(run)])),
      earlier: earlier.map(finishedOf),
      locale,
      t: loadWords(),
      files: true,
      progress,
      finished: (_, { artifacts, ...rest }) => {
        outcome = { ...rest, artifacts: artifacts.map(packFile) };
      },
    });
    if (outcome === undefined) throw new Error(`no outcome of ${process}`);
    return outcome;
  },
  draw: async (chart, locale) => (await createRenderer(undefined)).render(chart, locale),
  drawSheet,
  predict: async (input) => predict(input),
  pickTask: async ({ data, ...rest }) => pickForRun({ ...rest, source: sourceFor(datasets, data) }, loadWords()),
  async preview(chunks, choices) {
    const message = await readOwnTable({ chunks, choices });
    if (message.type !== 'previewed') throw new Error('no preview');
    return message.preview;
  },
  async keep(chunks, choices, keep) {
    const message = await readOwnTable({ chunks, choices, keep });
    if (message.type !== 'kept') throw new Error('no table');
    return message.table;
  },
};
