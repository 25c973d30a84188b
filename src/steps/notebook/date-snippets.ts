import { DATE_PARTS } from '../../table/date-parts.ts';
import { DATE, TIME } from '../../table/read-date.ts';
import type { DateFinding } from '../analyze/describe-dates.ts';
import type { NotebookInput } from './notebook-input.ts';
import { pythonGeneral } from './python-number.ts';
import { comment, NUMPY, PANDAS, type Snippet } from './snippet.ts';

const NEEDS = {
  imports: ['import datetime', 'import re', NUMPY, PANDAS],
  settings: { DATE: DATE.source, TIME: TIME.source, DATE_PARTS },
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
    days = parts.pop("day").dropna()
    with np.errstate(invalid="ignore", divide="ignore"):
        strengths = {part: parts[part].corr(table[TARGET]) for part in parts}
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
    parts = date_parts(dataset[name]).drop(columns="day")
    for part in parts:
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
  return `def hours(parts):
    hour, minute, second = [float(part or 0) for part in parts]
    return hour + minute / 60 + second / 3600

def date_parts(cells):
    rows = []
    for cell in cells:
        if pd.isna(cell):
            rows.append((None, *[np.nan] * len(DATE_PARTS)))
        elif time := re.match(TIME, cell):
            rows.append((cell.rjust(len(cell) + (cell[2] != ":"), "0"), *[np.nan] * 3, hours(time.groups())))
        else:
            ${comment(input, 'date')}
            groups = re.match(DATE, cell).groups()
            year, month, day = [int(part) for part in groups[:7] if part]
            found = datetime.date(year, month, day)
            rows.append((found.isoformat(), year, month, found.isoweekday(), hours(groups[7:])))
    parts = pd.DataFrame(rows, columns=["day", *DATE_PARTS], index=cells.index)
    ${comment(input, 'hour')}
    if parts["year"].isna().all() and parts["hour"].notna().any():
        return parts[["day", "hour"]]
    ${comment(input, 'months')}
    days = parts["day"].dropna()
    if len(days) > 0 and days.str.endswith("-01").all():
        parts = parts.drop(columns="weekday")
    return parts if parts["hour"].nunique() > 1 else parts.drop(columns="hour")

`;
}
