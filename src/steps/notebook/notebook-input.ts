import type { ProcessId } from '../../course/lesson-id.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { Column } from '../../table/table.ts';
import type { History } from '../history.ts';
import type { NamedDecision } from '../named-decision.ts';
import type { Parameters } from '../parameters.ts';

/** A rendered chart of the run. */
export interface NotebookChart {
  title: string;
  altText: string;
  png: Uint8Array;
}

/** Input of a notebook: one finished run and the runs that it builds on. */
export interface NotebookInput {
  process: ProcessId;
  /** The runs that this one builds on; may include the run itself. */
  history: History;
  findings: unknown;
  /** All parameters, with defaults filled in. */
  parameters: Parameters;
  source: {
    /** File name of the data set. The notebook reads it from its own folder. */
    dataset: string;
    target: string;
    /** Name of the identifier column; undefined means a column named Id, if any. */
    id?: string | undefined;
    /** Unit of the target, when known. */
    unit?: string | undefined;
    /** Units of other columns, when known. */
    columnUnits?: Readonly<Record<string, string>> | undefined;
    /** What a row is, when known. */
    row?: string | undefined;
    /** For a team's own table: its version, and who allows its use. */
    origin?: string | undefined;
    /** Decisions that the run, or one that it's built on, follows. */
    decisions?: readonly NamedDecision[] | undefined;
    missing?: string | undefined;
    /** Name of the plain CSV (`writePlain`) that the notebook reads in place of the data set, if there is one. */
    plain?: string | undefined;
    /**
     * The data set's file for the notebook to carry along: compressed with zlib, in base64. Only the course's own data: a table that somebody
     * has brought stays out of every file that may be passed on.
     */
    packed?: string | undefined;
    types?: Readonly<Record<string, Column['type']>> | undefined;
  };
  charts: readonly NotebookChart[];
  locale: Locale;
  t: Translate;
  /** Findings in words as Markdown; shown above the charts. */
  summary?: string | undefined;
  /** What, why and how of the process, in a sentence or two of Markdown each. Replaces the notebook's own texts. */
  lesson?: { what: string; why: string; how: string } | undefined;
}
