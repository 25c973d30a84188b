import { AppError } from '../../errors.ts';
import { fitElasticNet, predictElasticNet } from '../../stats/elastic-net.ts';
import type { Feature } from '../../stats/feature.ts';
import { fitForest, predictForest } from '../../stats/forest.ts';
import { isConstant } from '../../stats/is-constant.ts';
import { r2 } from '../../stats/metrics.ts';
import { split } from '../../stats/split.ts';
import { preprocessedOf } from '../preprocess/preprocessed-file.ts';
import type { StepInput } from '../step.ts';
import type { TrainedModel } from './model-file.ts';
import { modelLabel } from './model-label.ts';
import type { TrainFindings, TrainParameters } from './train-findings.ts';

type Input = Pick<
  StepInput,
  'table' | 'history' | 'unit' | 'row' | 'dataHash' | 'packageVersion' | 'milliseconds' | 'earlier' | 'growTrees'
>;

/** Fewest rows that a model or an R2 needs. */
const LEAST = 2;

/**
 * Fits ElasticNet and a random forest on the training rows, except a share for validation. The held-out rows are for
 * Test only.
 * Source: COURSE "5 Train"
 * @throws AppError predecessor_missing, too_few_to_validate, column_constant, same_to_train, same_to_validate, same_features
 */
export function runTrain(
  input: Input,
  parameters: TrainParameters,
  progress: (share: number, stage: string) => void,
): { findings: TrainFindings; data: TrainedModel } {
  const began = input.milliseconds();
  const { encoder, train, test } = preprocessedOf(input.history);
  const { alpha, l1Ratio, trees, maxDepth, minSamplesSplit, validationShare, seed } = parameters;
  progress(0.1, 'splitting');
  requireRows(input.table.rows, train.rows.length, validationShare);
  const parts = split(train.rows.length, validationShare, seed);
  const learn = pickRows(train, parts.train);
  const validate = pickRows(train, parts.test);
  requireVariety(learn, validate, [...train.target.values, ...test.target.values]);
  progress(0.15, 'elastic-net');
  const fitted = fitElasticNet(learn.features, learn.target, { alpha, l1Ratio });
  // Adding 0 turns -0 into 0.
  const elasticNet = { ...fitted, coefficients: fitted.coefficients.map((weight) => weight + 0) };
  const validationR2 = (predicted: Float64Array) => r2(encoder.target.column, validate.target.values, predicted);
  progress(0.25, 'forest');
  const fitBegan = input.milliseconds();
  const forest = fitForest(
    learn.features,
    learn.target,
    { trees, minSamplesSplit, maxFeatures: 1, seed, ...(maxDepth === 0 ? {} : { maxDepth }) },
    (done, of) => progress(0.25 + (0.65 * done) / of, 'forest'),
    input.growTrees,
  );
  const fitMilliseconds = input.milliseconds() - fitBegan;
  progress(0.92, 'validating');
  const scores = {
    elasticNet: validationR2(predictElasticNet(elasticNet, validate.features)),
    forest: validationR2(predictForest(forest.model, validate.features)),
  };
  const features = learn.features.map(({ name }) => name);
  const metadata = {
    trainRows: parts.train.length,
    validationRows: parts.test.length,
    dataHash: input.dataHash,
    packageVersion: input.packageVersion,
    seconds: (input.milliseconds() - began) / 1000,
    parameters,
  };
  const importances = [...forest.importances].sort((a, b) => b.importance - a.importance);
  const earlier = input.earlier.map((run) => {
    const found = run.findings as TrainFindings;
    return { parameters: run.parameters, elasticNet: found.elasticNet.validationR2, forest: found.forest.validationR2 };
  });
  const findings: TrainFindings = {
    elasticNet: {
      validationR2: scores.elasticNet,
      iterations: elasticNet.iterations,
      intercept: elasticNet.intercept,
      coefficients: features.map((feature, i) => ({ feature, weight: elasticNet.coefficients[i] ?? 0 })),
    },
    forest: { validationR2: scores.forest, trees, importances, fitMilliseconds },
    metadata,
    charts: {
      ...(input.row === undefined ? {} : { row: input.row }),
      converged: elasticNet.converged,
      models: [...earlier, { parameters, ...scores }].map((model, index) => ({
        label: modelLabel(index + 1, model.parameters),
        elasticNet: model.elasticNet,
        forest: model.forest,
      })),
    },
  };
  const data: TrainedModel = {
    format: 'kakehashi-model-1',
    target: encoder.target.column,
    ...(input.unit === undefined ? {} : { unit: input.unit }),
    ...(input.row === undefined ? {} : { row: input.row }),
    features,
    encoder,
    elasticNet,
    forest: forest.model,
    importances,
    testRows: test.rows,
    metadata,
    builtOn: {
      prepare: input.history.prepare?.parameters ?? {},
      preprocess: input.history.preprocess?.parameters ?? {},
    },
  };
  return { findings, data };
}

interface Part {
  features: Feature[];
  target: Feature;
}

function pickRows({ features, target }: Part, places: Int32Array): Part {
  const pick = ({ name, values }: Feature): Feature => ({
    name,
    values: Float64Array.from(places, (place) => values[place] ?? 0),
  });
  return { features: features.map(pick), target: pick(target) };
}

/** @throws AppError too_few_to_validate when the split leaves fewer rows than a model or an R2 needs */
function requireRows(rows: number, train: number, validationShare: number): void {
  const validation = Math.ceil(validationShare * train);
  const learn = train - validation;
  if (Math.min(learn, validation) >= LEAST) return;
  throw new AppError('too_few_to_validate', { rows, train, learn, validation, needs: LEAST });
}

/**
 * @param all targets of all rows, the held-out ones included
 * @throws AppError column_constant (values: column), same_to_train, same_to_validate (values: column, left) when the
 *   target does not vary in all rows or in those of a part; same_features (values: left) when no feature varies
 */
function requireVariety(learn: Part, validate: Part, all: readonly number[]): void {
  const column = learn.target.name;
  if (isConstant(all)) throw new AppError('column_constant', { column });
  const left = learn.target.values.length;
  if (isConstant(learn.target.values)) throw new AppError('same_to_train', { column, left });
  if (learn.features.every(({ values }) => isConstant(values))) throw new AppError('same_features', { left });
  if (isConstant(validate.target.values)) {
    throw new AppError('same_to_validate', { column, left: validate.target.values.length });
  }
}
