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

/** Characters of the packed data in a line, as MIME has them. */
const LINE = 76;

/** Python that gets the bytes of the data set: from this notebook, or from the file beside it. */
function dataSnippet(input: NotebookInput): Snippet {
  const { dataset, plain, packed } = input.source;
  const file = plain ?? dataset;
  if (packed !== undefined) {
    const lines = packed.match(new RegExp(`.{1,${LINE}}`, 'gu')) ?? [];
    return {
      id: 'data-packed',
      imports: ['import base64', 'import zlib'],
      settings: { DATA: file },
      source: `# @title ${input.t(input.locale, 'notebook.cell.data-packed.title')}
PACKED = """
${lines.join('\n')}
"""
data = zlib.decompress(base64.b64decode(PACKED))`,
      output: [],
      sourceFolded: true,
    };
  }
  return {
    id: 'data-beside',
    settings: { DATA: file, NOT_FOUND: input.t(input.locale, 'notebook.not-found', { file }) },
    source: `try:
    with open(DATA, "rb") as file:
        data = file.read()
except FileNotFoundError:
    raise FileNotFoundError(NOT_FOUND) from None`,
    output: [],
  };
}

/** Python that reads the raw table like `parseTable`: the same missing cells, the same numeric columns. */
export function loadSnippets(input: NotebookInput, size: { rows: number; columns: number }): Snippet[] {
  return [dataSnippet(input), loadSnippet(input, size)];
}

function loadSnippet(input: NotebookInput, size: { rows: number; columns: number }): Snippet {
  const { target, id = ID, missing, types, plain } = input.source;
  const unescaped = (cells: string) =>
    plain !== undefined ? `${cells}.str.replace(ESCAPED, r"\\1\\2", regex=True)` : cells;
  return {
    id: 'load',
    imports: ['import io', ...(plain !== undefined ? ['import re'] : []), NUMPY, PANDAS],
    settings: {
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


def read_table(data):
    ${comment(input, 'text-first')}
    options = {"dtype": str, "keep_default_na": False, "index_col": False}
    try:
        text = pd.read_csv(io.BytesIO(data), encoding="utf-8-sig", **options)
    except UnicodeDecodeError:
        ${comment(input, 'shift-jis')}
        text = pd.read_csv(io.BytesIO(data), encoding="cp932", **options)
${plain !== undefined ? '    text = text.rename(columns=lambda name: re.sub(ESCAPED, r"\\1\\2", name))\n' : ''}    columns = {}
    for name in text.columns:
        cells = ${unescaped('text[name].astype(object).str.strip()')}.astype(object)
        cells = cells.mask(cells.isin(["", MISSING]), np.nan)
        kind = TYPES.get(name.strip(), "numeric" if is_numeric(cells) else "categorical")
        columns[name.strip()] = cells.astype(float) if kind == "numeric" else cells
    return pd.DataFrame(columns)


table = read_table(data)
print(f"rows: {len(table):,}")
print(f"columns: {table.shape[1]:,}")`,
    output: [`rows: ${pythonNumber(size.rows)}`, `columns: ${pythonNumber(size.columns)}`],
  };
}
