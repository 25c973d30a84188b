import type { NotebookInput } from './notebook-input.ts';
import type { Literal } from './python-literal.ts';

/**
 * A few lines of Python for one code cell of a notebook, which may use the cells above it. The messages
 * `notebook.cell.<id>.title` and `.text` introduce the cell.
 */
export interface Snippet {
  /** Kebab-case, unique within a notebook. */
  id: string;
  /** Import lines such as `import pandas as pd`. The notebook's first code cell has each line once. */
  imports?: readonly string[];
  /** Settings of the run, by Python name. The notebook's first code cell has them all. */
  settings?: Readonly<Record<string, Literal>>;
  source: string;
  /** Lines that the source prints, with the run's figures. */
  output: readonly string[];
  /** True to fold the output, which is for programs. */
  folded?: boolean;
  /** Whether the cell's code is hidden until a reader opens it: data, for example. */
  sourceFolded?: boolean;
}

export const JSON_MODULE = 'import json';
export const MATH = 'import math';
export const NUMPY = 'import numpy as np';
export const PANDAS = 'import pandas as pd';

/** A Python comment in the reader's language, from the message `notebook.comment.<key>`. */
export function comment({ locale, t }: Pick<NotebookInput, 'locale' | 't'>, key: string): string {
  return `# ${t(locale, `notebook.comment.${key}`).replace(/\s+/gu, ' ')}`;
}
