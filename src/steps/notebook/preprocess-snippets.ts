import { readOrder } from '../preprocess/category-order.ts';
import type { PreprocessFindings, PreprocessParameters } from '../preprocess/preprocess-findings.ts';
import { NONE } from '../preprocess/table-encoder.ts';
import { publicFindings } from '../public-findings.ts';
import { datePartsSnippets } from './date-snippets.ts';
import { figuresSnippet } from './figures-snippet.ts';
import type { NotebookInput } from './notebook-input.ts';
import { datasetSnippets, datesIn, preparedBy } from './prepare-snippets.ts';
import { pythonGeneral, pythonNumber } from './python-number.ts';
import { comment, PANDAS, type Snippet } from './snippet.ts';

const SKLEARN = {
  split: 'from sklearn.model_selection import train_test_split',
  encode: [
    'from sklearn.compose import ColumnTransformer',
    'from sklearn.impute import SimpleImputer',
    'from sklearn.pipeline import Pipeline',
    'from sklearn.preprocessing import FunctionTransformer, OrdinalEncoder, StandardScaler',
  ],
};

/** Python of Preprocess: split, fence and encoding. */
export function preprocessSnippets(input: NotebookInput): Snippet[] {
  const findings = input.findings as PreprocessFindings;
  return [
    ...encodedSnippets(input, findings, input.parameters as PreprocessParameters),
    figuresSnippet(figuresSource(findings), publicFindings(findings)),
  ];
}

/** Python that makes the Preprocessed Dataset from the raw table. Train and Test begin with it. */
export function encodedSnippets(
  input: NotebookInput,
  findings: PreprocessFindings,
  parameters: PreprocessParameters,
): Snippet[] {
  const prepared = preparedBy(input.history);
  return [
    ...datasetSnippets(input, prepared),
    ...datePartsSnippets(input, datesIn(prepared).length > 0),
    ...blanksSnippets(parameters),
    splitSnippet(input, findings, parameters),
    encodeSnippet(input, findings, parameters),
  ];
}

/** Python that says what a blank means; none where it's unknown everywhere. */
function blanksSnippets({ blankNone = [], blankZero = [] }: PreprocessParameters): Snippet[] {
  if (blankNone.length === 0 && blankZero.length === 0) return [];
  return [
    {
      id: 'blanks',
      settings: { BLANK_NONE: blankNone, NONE, BLANK_ZERO: blankZero },
      source: `dataset = dataset.fillna({**{name: NONE for name in BLANK_NONE}, **{name: 0 for name in BLANK_ZERO}})`,
      output: [],
    },
  ];
}

/** Python for the order of each column's categories; none where all follow their names. */
function orderOf(
  input: NotebookInput,
  { byTarget = [], orders = [] }: PreprocessParameters,
): { settings: NonNullable<Snippet['settings']>; source: string; argument: string } | undefined {
  if (byTarget.length === 0 && orders.length === 0) return undefined;
  const given = orders.flatMap((line) => {
    const order = readOrder(line);
    return order === undefined ? [] : [[order.column, order.categories] as const];
  });
  return {
    settings: { BY_TARGET: byTarget, ORDERS: Object.fromEntries(given) },
    source: `

def in_order(name):
    if name in ORDERS:
        return ORDERS[name]
    if name not in BY_TARGET:
        return sorted(learnt[name].dropna().unique())
    ${comment(input, 'by-target')}
    medians = learnt.groupby(name)[TARGET].median()
    return sorted(medians.index, key=lambda category: (medians[category], category))

`,
    argument: 'categories=[in_order(name) for name in categorical], ',
  };
}

function splitSnippet(
  input: NotebookInput,
  { trainRows, testRows, trainRowsAfterFence, fence }: PreprocessFindings,
  { testShare, seed, fenceFactor }: PreprocessParameters,
): Snippet {
  return {
    id: 'split',
    imports: [SKLEARN.split],
    settings: { TEST_SHARE: testShare, SPLIT_SEED: seed, FENCE_FACTOR: fenceFactor },
    source: `known = dataset[dataset[TARGET].notna()]
train, test = train_test_split(known, test_size=TEST_SHARE, shuffle=True, random_state=SPLIT_SEED)
q1, q3 = known[TARGET].quantile([0.25, 0.75])
${comment(input, 'no-fence')}
fence = q3 + FENCE_FACTOR * (q3 - q1) if q3 > q1 else None
${comment(input, 'fence')}
learnt = train if fence is None else train[train[TARGET] <= fence]
print(f"train: {len(train):,}, test: {len(test):,}")
print(f"fence: {'none' if fence is None else f'{fence:,.10g}'}, train up to the fence: {len(learnt):,}")`,
    output: [
      `train: ${pythonNumber(trainRows)}, test: ${pythonNumber(testRows)}`,
      `fence: ${fence === null ? 'none' : pythonGeneral(fence, 10)}, train up to the fence: ${pythonNumber(trainRowsAfterFence)}`,
    ],
  };
}

function encodeSnippet(
  input: NotebookInput,
  { target, numeric, categorical }: PreprocessFindings,
  parameters: PreprocessParameters,
): Snippet {
  const order = orderOf(input, parameters);
  return {
    id: 'encode',
    imports: [PANDAS, ...SKLEARN.encode],
    ...(order === undefined ? {} : { settings: order.settings }),
    source: `features = known.drop(columns=[TARGET, ID, *DATES], errors="ignore")
numeric = list(features.select_dtypes("number").columns)
categorical = sorted(name for name in features.columns if name not in numeric)${order === undefined ? '\n' : order.source}encoder = ColumnTransformer([
    ("target", StandardScaler(), [TARGET]),
    ("numeric", Pipeline([("fill", SimpleImputer(strategy="median")), ("scale", StandardScaler())]), numeric),
    ("categorical", Pipeline([
        ("fill", SimpleImputer(strategy="most_frequent")),
        ("encode", OrdinalEncoder(${order?.argument ?? ''}handle_unknown="use_encoded_value", unknown_value=-1)),
        ${comment(input, 'unknown')}
        ("from_one", FunctionTransformer(lambda codes: codes + 1)),
    ]), categorical),
])
names = [TARGET, *numeric, *categorical]
encoded = pd.DataFrame(encoder.fit_transform(learnt), columns=names)
scaler = encoder.named_transformers_["target"]
print(f"numeric: {len(numeric):,}, categorical: {len(categorical):,}")
print(f"{TARGET}: mean {scaler.mean_[0]:,.10g}, scale {scaler.scale_[0]:,.10g}")`,
    output: [
      `numeric: ${pythonNumber(numeric.length)}, categorical: ${pythonNumber(categorical.length)}`,
      `${target.column}: mean ${pythonGeneral(target.mean, 10)}, scale ${pythonGeneral(target.scale, 10)}`,
    ],
  };
}

/** Python that collects the figures, with what the team has decided where it has. */
function figuresSource({ numeric, categorical }: PreprocessFindings): string {
  const isZero = numeric.some(({ blank }) => blank !== undefined);
  const isNone = categorical.some(({ blank }) => blank !== undefined);
  const isOrdered = categorical.some(({ order }) => order !== undefined);
  return [
    FIGURES,
    ...(isZero
      ? ['for one in figures["numeric"]:\n    if one["column"] in BLANK_ZERO:\n        one["blank"] = 0']
      : []),
    ...(isNone
      ? ['for one in figures["categorical"]:\n    if one["column"] in BLANK_NONE:\n        one["blank"] = NONE']
      : []),
    ...(isOrdered
      ? [
          `for one in figures["categorical"]:
    if one["column"] in ORDERS:
        one["order"] = "given"
    elif one["column"] in BY_TARGET:
        one["order"] = "target-median"`,
        ]
      : []),
  ].join('\n');
}

const FIGURES = `def fitted(group, step):
    return encoder.named_transformers_[group].named_steps[step]


figures = {
    "excluded": sorted(name for name in table.columns if name not in dataset.columns),
    "trainRows": len(train),
    "testRows": len(test),
    "trainRowsAfterFence": len(learnt),
    "trainIndex": train.index.tolist(),
    "testIndex": test.index.tolist(),
    "fence": None if fence is None else float(fence),
    "target": {"column": TARGET, "mean": float(scaler.mean_[0]), "scale": float(scaler.scale_[0])},
    "numeric": [
        {
            "column": name,
            "median": float(fitted("numeric", "fill").statistics_[place]),
            "mean": float(fitted("numeric", "scale").mean_[place]),
            "scale": float(fitted("numeric", "scale").scale_[place]),
        }
        for place, name in enumerate(numeric)
    ],
    "categorical": [
        {
            "column": name,
            "mostFrequent": str(fitted("categorical", "fill").statistics_[place]),
            "categories": [str(one) for one in fitted("categorical", "encode").categories_[place]],
        }
        for place, name in enumerate(categorical)
    ],
    "dates": [name for name in dataset.columns if name in DATES and name != ID],
}
figures["oneHotColumns"] = sum(len(one["categories"]) for one in figures["categorical"])
if len(known) < len(dataset):
    figures["rowsWithoutTarget"] = len(dataset) - len(known)`;
