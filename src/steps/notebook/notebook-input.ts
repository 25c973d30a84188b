import type { ProcessId } from '../../course/lesson-id.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { Column } from '../../table/table.ts';
import type { History } from '../history.ts';
import type { Parameters } from '../parameters.ts';

/** A chart of the run, drawn. */
export interface NotebookChart {
  title: string;
  altText: string;
  png: Uint8Array;
}

/** What a notebook is written from: one finished run, and what it was built on. */
export interface NotebookInput {
  process: ProcessId;
  /** The runs that this one was built on; its own may be among them. */
  history: History;
  findings: unknown;
  /** All of them, with defaults filled in. */
  parameters: Parameters;
  source: {
    /** File name of the data set: what the notebook reads, from the folder that it lies in. */
    dataset: string;
    target: string;
    /** Undefined: a column named Id, where there is one. */
    id?: string | undefined;
    /** Unit of the target, where it is known. */
    unit?: string | undefined;
    missing?: string | undefined;
    types?: Readonly<Record<string, Column['type']>> | undefined;
  };
  charts: readonly NotebookChart[];
  locale: Locale;
  t: Translate;
  /** Findings in words, Markdown; above the charts where given. */
  summary?: string | undefined;
  /** What the process is, why and how, a sentence or two of Markdown each, in place of the notebook's own. */
  lesson?: { what: string; why: string; how: string } | undefined;
}
