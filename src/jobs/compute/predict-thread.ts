import { parentPort, workerData } from 'node:worker_threads';
import type { Prediction } from '../../steps/prediction.ts';
import { readModel } from '../../steps/train/model-file.ts';
import { predictOne } from '../../steps/train/predict-one.ts';
import { questions } from '../../steps/train/questions.ts';
import { unpack } from './packing.ts';
import { postRefusal } from './post-refusal.ts';
import type { PredictInput } from './thread-messages.ts';

/** Worker thread that reads a model (some megabytes) and predicts with it. */
const { model: packed, answers } = workerData as PredictInput;
await postRefusal(
  (message) => parentPort?.postMessage(message),
  async () => {
    const model = readModel(unpack(packed));
    const asked = questions(model);
    const cells = answers && Object.fromEntries(asked.map(({ column }, index) => [column, answers[index] ?? '']));
    const prediction: Prediction = {
      target: model.target,
      ...(model.unit === undefined ? {} : { unit: model.unit }),
      ...(model.row === undefined ? {} : { row: model.row }),
      questions: asked,
      ...(cells === undefined ? {} : { predicted: predictOne(model, cells) }),
    };
    parentPort?.postMessage({ type: 'predicted', prediction });
  },
);
