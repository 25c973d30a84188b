import type { NotebookInput } from './notebook-input.ts';
import type { Literal } from './python-literal.ts';

/**
 * A few lines of Python that compute one thing, made to stand below others in one notebook. `notebook.cell.<id>.title`
 * and `.text` are what stands above it.
 */
export interface Snippet {
  /** Kebab-case, unique within a notebook. */
  id: string;
  /** Lines like `import pandas as pd`; a notebook has each once, at its top. */
  imports?: readonly string[];
  /** What the run was made with, by the Python name; all of a notebook's stand at its top. */
  settings?: Readonly<Record<string, Literal>>;
  source: string;
  /** What the run found, as this source prints it. */
  output: readonly string[];
  /** Its output is for programs: shown folded. */
  folded?: boolean;
}

export const JSON_MODULE = 'import json';
export const MATH = 'import math';
export const NUMPY = 'import numpy as np';
export const PANDAS = 'import pandas as pd';

/** A comment of the code, in the reader's language: `notebook.comment.<key>`. */
export function comment({ locale, t }: Pick<NotebookInput, 'locale' | 't'>, key: string): string {
  return `# ${t(locale, `notebook.comment.${key}`).replace(/\s+/gu, ' ')}`;
}
