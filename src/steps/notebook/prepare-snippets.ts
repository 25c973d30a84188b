import { findingsOf, type History } from '../history.ts';
import type { PrepareFindings } from '../prepare/prepare-findings.ts';
import { publicFindings } from '../public-findings.ts';
import { figuresSnippet } from './figures-snippet.ts';
import { loadSnippets } from './load-snippets.ts';
import type { NotebookInput } from './notebook-input.ts';
import { pythonGeneral, pythonNumber } from './python-number.ts';
import { PANDAS, type Snippet } from './snippet.ts';

/** Python of Prepare: the team's decisions, applied to the raw table. */
export function prepareSnippets(input: NotebookInput): Snippet[] {
  const findings = input.findings as PrepareFindings;
  const { completenessBefore, completenessAfter, asked } = findings;
  // The rows of the labelling round are not reproduced in Python.
  const { labelling: _labelling, ...figures } = publicFindings(findings) as PrepareFindings;
  return [
    ...datasetSnippets(input, findings),
    {
      id: 'completeness',
      settings: { ASK: asked },
      source: `completeness_before = table.notna().mean().mean() * 100
completeness_after = dataset.notna().mean().mean() * 100
print(f"{completeness_before:,.6g} % -> {completeness_after:,.6g} %")`,
      output: [`${pythonGeneral(completenessBefore, 6)} % -> ${pythonGeneral(completenessAfter, 6)} %`],
    },
    figuresSnippet(FIGURES, figures, [PANDAS]),
  ];
}

/** Python that makes the Dataset from the raw table. Every process after Prepare begins with it. */
export function datasetSnippets(input: NotebookInput, findings: PrepareFindings): Snippet[] {
  const { kept, dropped, rows } = findings;
  return [
    ...loadSnippets(input, { rows, columns: kept.length + dropped.length }),
    {
      id: 'decisions',
      settings: { DROP: dropped, DATES: datesIn(findings) },
      source: `dataset = table.drop(columns=DROP)
print(f"columns: {table.shape[1]:,} -> {dataset.shape[1]:,}")`,
      output: [`columns: ${pythonNumber(kept.length + dropped.length)} -> ${pythonNumber(kept.length)}`],
    },
  ];
}

/** Columns of dates of the Dataset, the identifier included. */
export function datesIn({ types }: PrepareFindings): string[] {
  return Object.keys(types).filter((name) => types[name] === 'date');
}

/** Findings of the Prepare that a later run builds on. @throws AppError predecessor_missing */
export function preparedBy(history: History): PrepareFindings {
  return findingsOf<PrepareFindings>(history, 'prepare');
}

const FIGURES = `figures = {
    "kept": list(dataset.columns),
    "dropped": [name for name in table.columns if name in DROP],
    "asked": [name for name in dataset.columns if name in ASK],
    "rows": len(dataset),
    "completenessBefore": float(completeness_before),
    "completenessAfter": float(completeness_after),
    "types": {
        name: "date" if name in DATES
        else "numeric" if pd.api.types.is_numeric_dtype(dataset[name])
        else "categorical"
        for name in dataset.columns
    },
}`;
