import type { NotebookInput } from './notebook-input.ts';
import { pythonNumber } from './python-number.ts';
import { comment, NUMPY, PANDAS, type Snippet } from './snippet.ts';

/** Default name of the identifier column. */
const ID = 'Id';

/**
 * The apostrophe that `csvText` writes before what a spreadsheet would run, with what stands around it, as a regular expression of Python,
 * whose lookbehind has a fixed length.
 */
const ESCAPED = "(^|[;\\t\\r\\n])'([\"']*)(?=[=+\\-@\\t\\r＝＋－＠])";

/** Python that reads the raw table like `parseTable`: the same missing cells, the same numeric columns. */
export function loadSnippet(input: NotebookInput, size: { rows: number; columns: number }): Snippet {
  const { dataset, target, id = ID, missing, types, plain } = input.source;
  const unescaped = (cells: string) =>
    plain !== undefined ? `${cells}.str.replace(ESCAPED, r"\\1\\2", regex=True)` : cells;
  return {
    id: 'load',
    imports: plain !== undefined ? ['import re', NUMPY, PANDAS] : [NUMPY, PANDAS],
    settings: {
      DATA: plain ?? dataset,
      TARGET: target,
      ID: id,
      MISSING: missing?.trim() || undefined,
      TYPES: types ?? {},
      ...(plain !== undefined ? { ESCAPED } : {}),
    },
    source: String.raw`NUMBER = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?"


def is_numeric(cells):
    ${comment(input, 'numeric')}
    present = cells.dropna()
    return len(present) > 0 and present.str.fullmatch(NUMBER).all() and np.isfinite(present.astype(float)).all()


def read_table(path):
    ${comment(input, 'text-first')}
    options = {"dtype": str, "keep_default_na": False, "index_col": False}
    try:
        text = pd.read_csv(path, encoding="utf-8-sig", **options)
    except UnicodeDecodeError:
        ${comment(input, 'shift-jis')}
        text = pd.read_csv(path, encoding="cp932", **options)
${plain !== undefined ? '    text = text.rename(columns=lambda name: re.sub(ESCAPED, r"\\1\\2", name))\n' : ''}    columns = {}
    for name in text.columns:
        cells = ${unescaped('text[name].astype(object).str.strip()')}.astype(object)
        cells = cells.mask(cells.isin(["", MISSING]), np.nan)
        kind = TYPES.get(name.strip(), "numeric" if is_numeric(cells) else "categorical")
        columns[name.strip()] = cells.astype(float) if kind == "numeric" else cells
    return pd.DataFrame(columns)


table = read_table(DATA)
print(f"rows: {len(table):,}")
print(f"columns: {table.shape[1]:,}")`,
    output: [`rows: ${pythonNumber(size.rows)}`, `columns: ${pythonNumber(size.columns)}`],
  };
}
