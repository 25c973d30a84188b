import { type AnalyzeFindings, type AnalyzeParameters, POSSIBLE_LEAK } from '../analyze/analyze-findings.ts';
import { IDENTIFIER_LEAST, IDENTIFIER_NAME, IDENTIFIER_SHARE } from '../analyze/find-identifiers.ts';
import { publicFindings } from '../public-findings.ts';
import { datesSnippets } from './date-snippets.ts';
import { figuresSnippet } from './figures-snippet.ts';
import { loadSnippets } from './load-snippets.ts';
import type { NotebookInput } from './notebook-input.ts';
import { pythonGeneral, pythonNumber } from './python-number.ts';
import { comment, MATH, NUMPY, PANDAS, type Snippet } from './snippet.ts';

/** Most columns that the code prints. */
const SHOWN = 10;

/** Python of Analyze: the diagnosis of the raw table. */
export function analyzeSnippets(input: NotebookInput): Snippet[] {
  const findings = input.findings as AnalyzeFindings;
  const parameters = input.parameters as AnalyzeParameters;
  return [
    ...loadSnippets(input, findings),
    missingSnippet(findings, parameters),
    targetSnippet(input, findings, parameters),
    ...datesSnippets(input, findings.dates ?? []),
    identifiersSnippet(input, findings),
    correlationSnippet(input, findings, parameters),
    associationSnippet(input, findings, parameters),
    figuresSnippet(figuresSource(findings), publicFindings(findings)),
  ];
}

function missingSnippet({ missing, mostlyMissing }: AnalyzeFindings, { missingPercent }: AnalyzeParameters): Snippet {
  return {
    id: 'missing',
    settings: { MISSING_PERCENT: missingPercent },
    source: `percent = table.isna().mean() * 100
percent = percent[percent > 0].sort_values(ascending=False, kind="stable")
mostly_missing = sorted(percent[percent > MISSING_PERCENT].index)
for column, share in percent.head(${SHOWN}).items():
    print(f"{column}: {share:,.6g} %")
print("mostlyMissing:", ", ".join(mostly_missing))`,
    output: [
      ...missing.slice(0, SHOWN).map(({ column, percent }) => `${column}: ${pythonGeneral(percent, 6)} %`),
      `mostlyMissing: ${mostlyMissing.join(', ')}`,
    ],
  };
}

function targetSnippet(input: NotebookInput, { target }: AnalyzeFindings, { fenceFactor }: AnalyzeParameters): Snippet {
  const { column: _column, count, upperFence, aboveFence, ...figures } = target;
  return {
    id: 'target',
    settings: { FENCE_FACTOR: fenceFactor },
    source: `described = table[TARGET].describe()
iqr = described["75%"] - described["25%"]
${comment(input, 'no-fence')}
fence = described["75%"] + FENCE_FACTOR * iqr if iqr > 0 else None
target = {
    "column": TARGET,
    "count": int(described["count"]),
    "mean": described["mean"],
    "std": described["std"],
    "min": described["min"],
    "q1": described["25%"],
    "median": described["50%"],
    "q3": described["75%"],
    "max": described["max"],
    "upperFence": fence,
    "aboveFence": 0 if fence is None else int((table[TARGET] > fence).sum()),
}
for name in ["mean", "std", "min", "q1", "median", "q3", "max"]:
    print(f"{name}: {target[name]:,.10g}")
print("upperFence: none" if fence is None else f"upperFence: {fence:,.10g}")
print(f"aboveFence: {target['aboveFence']:,} / {target['count']:,}")`,
    output: [
      ...Object.entries(figures).map(([name, value]) => `${name}: ${pythonGeneral(value, 10)}`),
      `upperFence: ${upperFence === null ? 'none' : pythonGeneral(upperFence, 10)}`,
      `aboveFence: ${pythonNumber(aboveFence)} / ${pythonNumber(count)}`,
    ],
  };
}

function identifiersSnippet(input: NotebookInput, { identifiers = [], dates = [] }: AnalyzeFindings): Snippet {
  return {
    id: 'identifiers',
    imports: ['import re', PANDAS],
    settings: {
      DATES: dates.map(({ column }) => column),
      IDENTIFIER_NAME: IDENTIFIER_NAME.source,
      IDENTIFIER_SHARE,
      IDENTIFIER_LEAST,
    },
    source: `def is_identifier(cells):
    values = cells.dropna()
    is_text = not pd.api.types.is_numeric_dtype(cells)
    if is_text and len(values) >= IDENTIFIER_LEAST and values.nunique() >= IDENTIFIER_SHARE * len(values):
        return True
    ${comment(input, 'whole')}
    are_codes = is_text or (values % 1 == 0).all()
    all_differ = len(values) > 1 and values.nunique() == len(values)
    return bool(all_differ and are_codes and re.search(IDENTIFIER_NAME, cells.name))


features = table.drop(columns=[ID, *DATES], errors="ignore")
identifiers = [name for name in features.columns if name != TARGET and is_identifier(features[name])]
features = features.drop(columns=identifiers)
for name in identifiers:
    print(f"{name}: {table[name].nunique():,} / {table[name].count():,}")`,
    output: identifiers.map(
      ({ column, distinct, values }) => `${column}: ${pythonNumber(distinct)} / ${pythonNumber(values)}`,
    ),
  };
}

function correlationSnippet(
  input: NotebookInput,
  { target, numericCorrelation, ordinalCorrelation, possibleLeaks = [], highNumeric }: AnalyzeFindings,
  { correlation }: AnalyzeParameters,
): Snippet {
  const strongest = [...numericCorrelation, ...ordinalCorrelation]
    .flatMap(({ column, r }) => (r === null || column === target.column ? [] : [{ column, r }]))
    .sort((a, b) => Math.abs(b.r) - Math.abs(a.r))
    .slice(0, SHOWN);
  return {
    id: 'correlation',
    imports: [NUMPY, PANDAS],
    settings: { CORRELATION: correlation, POSSIBLE_LEAK },
    source: `numeric = features.select_dtypes("number")
categorical = features[sorted(name for name in features.columns if name not in numeric.columns)]
${comment(input, 'codes')}
codes = pd.DataFrame({name: categorical[name].astype("category").cat.codes for name in categorical.columns})
codes = codes.where(codes >= 0).astype(float)


def high_pairs(names, measure, threshold):
    ${comment(input, 'later')}
    pairs = [(a, b, measure(a, b)) for later, b in enumerate(names) for a in names[:later]]
    return [(a, b, value) for a, b, value in pairs if abs(value) > threshold]


r = numeric.corr()
with np.errstate(invalid="ignore", divide="ignore"):
    numeric_correlation = r[TARGET].sort_values(kind="stable")
    ordinal_correlation = pd.Series({name: codes[name].corr(table[TARGET]) for name in codes.columns}, dtype=float)
    ordinal_correlation = ordinal_correlation.sort_values(kind="stable")
${comment(input, 'pairs')}
high_numeric = high_pairs([name for name in numeric.columns if name != TARGET], lambda a, b: r.loc[a, b], CORRELATION)
with_target = pd.concat([numeric_correlation.drop(TARGET), ordinal_correlation]).dropna()
possible_leaks = [
    (name, with_target[name])
    for name in features.columns
    if name in with_target.index and abs(with_target[name]) >= POSSIBLE_LEAK
]
strongest = with_target.sort_values(key=abs, ascending=False, kind="stable").head(${SHOWN})
for name, value in strongest.items():
    print(f"{name}: r = {value:,.6g}")
print("possibleLeaks:", ", ".join(name for name, _ in possible_leaks))
for a, b, value in high_numeric:
    print(f"{a} x {b}: r = {value:,.6g}")
print(f"highNumeric: {len(high_numeric):,}")`,
    output: [
      ...strongest.map(({ column, r }) => `${column}: r = ${pythonGeneral(r, 6)}`),
      `possibleLeaks: ${possibleLeaks.map(({ column }) => column).join(', ')}`,
      ...highNumeric.pairs.map(({ a, b, r }) => `${a} x ${b}: r = ${pythonGeneral(r, 6)}`),
      `highNumeric: ${pythonNumber(highNumeric.pairs.length)}`,
    ],
  };
}

function associationSnippet(
  input: NotebookInput,
  { highCategorical }: AnalyzeFindings,
  { cramersV }: AnalyzeParameters,
): Snippet {
  return {
    id: 'association',
    imports: [MATH, PANDAS, 'from scipy.stats import chi2_contingency'],
    settings: { CRAMERS_V: cramersV },
    source: `def associate(a, b):
    counts = pd.crosstab(codes[a], codes[b]).to_numpy()
    r, c = counts.shape
    smaller = min(r, c)
    if smaller < 2:
        return None
    n = int(counts.sum())
    phi2 = min(smaller - 1, chi2_contingency(counts)[0] / n)
    ${comment(input, 'square-root')}
    v = math.sqrt(phi2 / (smaller - 1))
    ${comment(input, 'bias')}
    by_chance = (r - 1) * (c - 1) / (n - 1)
    left = min((r - 1) * (n - r), (c - 1) * (n - c)) / (n - 1)
    corrected = min(v, math.sqrt(max(0, phi2 - by_chance) / left)) if left > 0 else 0
    return {"v": v, "corrected": corrected, "rows": n}


names = list(codes.columns)
associations = [(a, b, associate(a, b)) for later, b in enumerate(names) for a in names[:later]]
high_categorical = [(a, b, found) for a, b, found in associations if found and found["v"] > CRAMERS_V]
for a, b, found in high_categorical:
    print(f"{a} x {b}: V = {found['v']:,.6g}, corrected {found['corrected']:,.6g}, n = {found['rows']:,}")`,
    output: highCategorical.pairs.map(
      ({ a, b, v, corrected, rows }) =>
        `${a} x ${b}: V = ${pythonGeneral(v, 6)}, corrected ${pythonGeneral(corrected, 6)}, n = ${pythonNumber(rows)}`,
    ),
  };
}

/** Without dates there is no cell that makes `dates`. */
function figuresSource({ dates = [] }: AnalyzeFindings): string {
  return `def number(value):
    return None if pd.isna(value) else float(value)


def second_columns(pairs):
    return list(dict.fromkeys(b for _, b, _ in pairs))


figures = {
    "rows": len(table),
    "columns": table.shape[1],
    "missing": [{"column": column, "percent": float(share)} for column, share in percent.items()],
    "mostlyMissing": mostly_missing,
    "target": target,
    "identifiers": [
        {"column": name, "distinct": int(table[name].nunique()), "values": int(table[name].count())}
        for name in identifiers
    ],
    "dates": ${dates.length === 0 ? '[]' : 'dates'},
    "numericCorrelation": [{"column": name, "r": number(value)} for name, value in numeric_correlation.items()],
    "ordinalCorrelation": [{"column": name, "r": number(value)} for name, value in ordinal_correlation.items()],
    "possibleLeaks": [{"column": name, "r": float(value)} for name, value in possible_leaks],
    "highNumeric": {
        "threshold": CORRELATION,
        "columns": second_columns(high_numeric),
        "pairs": [{"a": a, "b": b, "r": float(value)} for a, b, value in high_numeric],
    },
    "highCategorical": {
        "threshold": CRAMERS_V,
        "columns": second_columns(high_categorical),
        "pairs": [{"a": a, "b": b, **found} for a, b, found in high_categorical],
    },
}`;
}
