import { DATE_PARTS } from '../../table/date-parts.ts';
import { DATE } from '../../table/read-date.ts';
import type { DateFinding } from '../analyze/describe-dates.ts';
import type { NotebookInput } from './notebook-input.ts';
import { pythonGeneral } from './python-number.ts';
import { comment, NUMPY, PANDAS, type Snippet } from './snippet.ts';

const NEEDS = {
  imports: ['import datetime', 'import re', NUMPY, PANDAS],
  settings: { DATE: DATE.source, DATE_PARTS },
};

/** Python of Analyze that tells what the columns `DATES` say; none without dates. */
export function datesSnippets(input: NotebookInput, dates: readonly DateFinding[]): Snippet[] {
  if (dates.length === 0) return [];
  return [
    {
      id: 'dates',
      ...NEEDS,
      source: `${functionSource(input)}
dates = []
for name in DATES:
    parts = date_parts(table[name])
    days = parts["day"].dropna()
    with np.errstate(invalid="ignore", divide="ignore"):
        strengths = {part: parts[part].corr(table[TARGET]) for part in DATE_PARTS}
    dates.append({
        "column": name,
        "range": {"first": days.min(), "last": days.max()} if len(days) > 0 else None,
        "parts": [{"part": part, "r": None if pd.isna(r) else float(r)} for part, r in strengths.items()],
    })
    print(f"{name}: {days.min()} - {days.max()}" if len(days) > 0 else f"{name}: -")
    for part, r in strengths.items():
        print(f"{part}: r = {'-' if pd.isna(r) else f'{r:,.6g}'}")`,
      output: dates.flatMap(({ column, range, parts }) => [
        `${column}: ${range === null ? '-' : `${range.first} - ${range.last}`}`,
        ...parts.map(({ part, r }) => `${part}: r = ${r === null ? '-' : pythonGeneral(r, 6)}`),
      ]),
    },
  ];
}

/** Python that adds the parts of the dates to the Dataset, like `withDateParts`; none without dates. */
export function datePartsSnippets(input: NotebookInput, hasDates: boolean): Snippet[] {
  if (!hasDates) return [];
  return [
    {
      id: 'date-parts',
      ...NEEDS,
      source: `${functionSource(input)}
taken = set(dataset.columns)
columns = {}
for name in dataset.columns:
    columns[name] = dataset[name]
    if name not in DATES or name == ID:
        continue
    parts = date_parts(dataset[name])
    for part in DATE_PARTS:
        column = f"{name}.{part}"
        ${comment(input, 'taken')}
        while column in taken:
            column += "."
        taken.add(column)
        columns[column] = parts[part]
dataset = pd.DataFrame(columns)`,
      output: [],
    },
  ];
}

function functionSource(input: NotebookInput): string {
  return `def date_parts(cells):
    rows = []
    for cell in cells:
        if pd.isna(cell):
            rows.append((None, np.nan, np.nan, np.nan))
            continue
        ${comment(input, 'date')}
        year, month, day = [int(part) for part in re.match(DATE, cell).groups() if part][:3]
        found = datetime.date(year, month, day)
        rows.append((found.isoformat(), year, month, found.isoweekday()))
    return pd.DataFrame(rows, columns=["day", *DATE_PARTS], index=cells.index)

`;
}
