import { findingsOf, type History } from '../history.ts';
import type { PreprocessFindings, PreprocessParameters } from '../preprocess/preprocess-findings.ts';
import { publicFindings } from '../public-findings.ts';
import type { TrainFindings, TrainParameters } from '../train/train-findings.ts';
import { figuresSnippet } from './figures-snippet.ts';
import type { NotebookInput } from './notebook-input.ts';
import { encodedSnippets } from './preprocess-snippets.ts';
import { pythonGeneral, pythonNumber } from './python-number.ts';
import { comment, type Snippet } from './snippet.ts';

/** Most features that the code prints. */
const SHOWN = 10;

/** Python of Train: both models, fitted on the encoded training rows. */
export function trainSnippets(input: NotebookInput): Snippet[] {
  const findings = input.findings as TrainFindings;
  return [
    ...modelSnippets(input, findings, input.parameters as TrainParameters),
    figuresSnippet(FIGURES, publicFindings(findings), ['import hashlib', 'import sklearn']),
  ];
}

/** Python that trains both models from the raw table. Test begins with it. */
export function modelSnippets(input: NotebookInput, findings: TrainFindings, parameters: TrainParameters): Snippet[] {
  return [
    ...encodedSnippets(input, ...preprocessedBy(input.history)),
    elasticNetSnippet(input, findings, parameters),
    forestSnippet(input, findings, parameters),
  ];
}

function preprocessedBy(history: History): [PreprocessFindings, PreprocessParameters] {
  const findings = findingsOf<PreprocessFindings>(history, 'preprocess');
  return [findings, history.preprocess?.parameters as PreprocessParameters];
}

function elasticNetSnippet(
  input: NotebookInput,
  { metadata, elasticNet }: TrainFindings,
  { alpha, l1Ratio, validationShare, seed }: TrainParameters,
): Snippet {
  const { trainRows, validationRows } = metadata;
  const largest = [...elasticNet.coefficients].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, SHOWN);
  return {
    id: 'elastic-net',
    imports: [
      'import time',
      'from sklearn.linear_model import ElasticNet',
      'from sklearn.model_selection import train_test_split',
    ],
    settings: { VALIDATION_SHARE: validationShare, SEED: seed, ALPHA: alpha, L1_RATIO: l1Ratio },
    source: `began = time.perf_counter()
${comment(input, 'validation')}
learn, validate = train_test_split(encoded, test_size=VALIDATION_SHARE, shuffle=True, random_state=SEED)
inputs = names[1:]
elastic_net = ElasticNet(alpha=ALPHA, l1_ratio=L1_RATIO).fit(learn[inputs], learn[TARGET])
elastic_net_r2 = elastic_net.score(validate[inputs], validate[TARGET])
print(f"train: {len(learn):,}, validation: {len(validate):,}")
print(f"R2: {elastic_net_r2:,.6g}, iterations: {elastic_net.n_iter_:,}, intercept: {elastic_net.intercept_:,.4g}")
for name, weight in sorted(zip(inputs, elastic_net.coef_), key=lambda pair: -abs(pair[1]))[:${SHOWN}]:
    print(f"{name}: {weight + 0:,.4g}")`,
    output: [
      `train: ${pythonNumber(trainRows)}, validation: ${pythonNumber(validationRows)}`,
      `R2: ${pythonGeneral(elasticNet.validationR2, 6)}, iterations: ${pythonNumber(elasticNet.iterations)}, intercept: ${pythonGeneral(elasticNet.intercept, 4)}`,
      ...largest.map(({ feature, weight }) => `${feature}: ${pythonGeneral(weight, 4)}`),
    ],
  };
}

function forestSnippet(
  input: NotebookInput,
  { forest }: TrainFindings,
  { trees, maxDepth, minSamplesSplit }: TrainParameters,
): Snippet {
  return {
    id: 'forest',
    imports: ['import time', 'from sklearn.ensemble import RandomForestRegressor'],
    settings: { TREES: trees, MAX_DEPTH: maxDepth === 0 ? undefined : maxDepth, MIN_SAMPLES_SPLIT: minSamplesSplit },
    source: `${comment(input, 'forest')}
forest = RandomForestRegressor(
    n_estimators=TREES,
    max_depth=MAX_DEPTH,
    min_samples_split=MIN_SAMPLES_SPLIT,
    max_features=1.0,
    random_state=SEED,
)
fit_began = time.perf_counter()
forest.fit(learn[inputs], learn[TARGET])
fit_seconds = time.perf_counter() - fit_began
forest_r2 = forest.score(validate[inputs], validate[TARGET])
importances = sorted(zip(inputs, forest.feature_importances_), key=lambda pair: -pair[1])
print(f"R2: {forest_r2:,.6g}, trees: {TREES:,}")
for name, importance in importances[:${SHOWN}]:
    print(f"{name}: {importance:,.6g}")`,
    output: [
      `R2: ${pythonGeneral(forest.validationR2, 6)}, trees: ${pythonNumber(forest.trees)}`,
      ...forest.importances.slice(0, SHOWN).map((one) => `${one.feature}: ${pythonGeneral(one.importance, 6)}`),
    ],
  };
}

const FIGURES = `data_hash = hashlib.sha256(data).hexdigest()
figures = {
    "elasticNet": {
        "validationR2": float(elastic_net_r2),
        "iterations": int(elastic_net.n_iter_),
        "intercept": float(elastic_net.intercept_),
        "coefficients": [
            {"feature": name, "weight": float(weight)} for name, weight in zip(inputs, elastic_net.coef_)
        ],
    },
    "forest": {
        "validationR2": float(forest_r2),
        "trees": TREES,
        "importances": [{"feature": name, "importance": float(importance)} for name, importance in importances],
        "fitMilliseconds": fit_seconds * 1000,
    },
    "metadata": {
        "trainRows": len(learn),
        "validationRows": len(validate),
        "dataHash": data_hash,
        "packageVersion": f"scikit-learn {sklearn.__version__}",
        "seconds": time.perf_counter() - began,
        "parameters": {
            "alpha": ALPHA,
            "l1Ratio": L1_RATIO,
            "trees": TREES,
            "maxDepth": MAX_DEPTH or 0,
            "minSamplesSplit": MIN_SAMPLES_SPLIT,
            "validationShare": VALIDATION_SHARE,
            "seed": SEED,
        },
    },
}`;
