import type { Prediction } from '../../steps/prediction.ts';
import { readModel } from '../../steps/train/model-file.ts';
import { predictOne } from '../../steps/train/predict-one.ts';
import { questions } from '../../steps/train/questions.ts';
import { unpack } from './packing.ts';
import type { PredictInput } from './thread-messages.ts';

/** Reads a model (some megabytes) and predicts with it, in the calling thread. @throws AppError as `predictOne` does */
export function predict({ model: packed, answers }: PredictInput): Prediction {
  const model = readModel(unpack(packed));
  const asked = questions(model);
  const cells = answers && Object.fromEntries(asked.map(({ column }, index) => [column, answers[index] ?? '']));
  return {
    target: model.target,
    ...(model.unit === undefined ? {} : { unit: model.unit }),
    ...(model.row === undefined ? {} : { row: model.row }),
    questions: asked,
    ...(cells === undefined ? {} : { predicted: predictOne(model, cells) }),
  };
}
