import type { RoleId } from '../course/role.ts';
import type { FileChoices } from '../table/reading/reading.ts';
import type { Column } from '../table/table.ts';

/** What Slack takes in a form's file field, and what the app takes of a file in a channel or of an operator, in megabytes. */
export const OWN_DATA_LIMITS = { formMb: 10, fileMb: 50, rows: 100_000, columns: 200 } as const;

/** A table that a team brings for its course. Each table that a course has used is a version of its data. */
export interface OwnData {
  teamId: string;
  id: string;
  /** The course that may read it; empty for a table that an operator has added for all courses. */
  cohortId: string;
  /** Its number in this course, from 1; absent until the course uses it. */
  version?: number;
  state: OwnDataState;
  /** Slack's id of the file that it's read from. */
  fileId: string;
  /** Whether it came through a form's file field, was posted in the channel, or was added by an operator. */
  from: 'form' | 'channel' | 'operator';
  filename: string;
  broughtBy: string;
  /** The form that shows how far the reading is; absent when none is open. */
  viewId?: string;
  /** How often its file was set to be read. What a person was told of one reading doesn't stand for the next. */
  round?: number;
  /** The columns of the file by their place, while the facilitator chooses: a form tells them by that. */
  names?: readonly string[];
  settings?: OwnDataSettings;
  rows?: number;
  columns?: number;
  /** Size of the stored CSV in bytes, unpacked. */
  bytes?: number;
  /** Types of all columns, by name. */
  types?: Readonly<Record<string, Column['type']>>;
  /** SHA-256 of the stored table, in hexadecimal. */
  hash?: string;
  consent?: Consent;
  createdAt: Date;
}

/**
 * - `reading`: the file is read, so that the facilitator can look at it;
 * - `choosing`: the facilitator has the preview, and chooses target and names;
 * - `keeping`: the file is read again, and its rows are stored;
 * - `kept`: the rows are stored, and no one has said yet who allows their use;
 * - `asked`: a role has been asked whether they may be used;
 * - `used`: a version of the course's data;
 * - `deleted`: without rows, also when it was refused or given up.
 */
export type OwnDataState = 'reading' | 'choosing' | 'keeping' | 'kept' | 'asked' | 'used' | 'deleted';

/** What the facilitator says of a table. */
export interface OwnDataSettings {
  /** How the file is written, and the types of some columns; what's left out is guessed. */
  choices: FileChoices;
  /** Set until the facilitator has seen the table as these choices read it; `types` where only types of columns are new. */
  unseen?: true | 'types';
  target: string;
  /** The column that only tells rows apart. */
  identifier?: string;
  /** What a row is, with its article: "a sale". */
  row: string;
  /** Unit of the target, such as "kWh". */
  unit?: string;
  /** Columns that are never stored. */
  leftOut: readonly string[];
  /** What the table is called in lists, for one that an operator has added. */
  name?: string;
}

/** How a team speaks of its own table, in place of the example that the lessons tell of: what it predicts, what a row is, and the unit. */
export type TableNames = Pick<OwnDataSettings, 'target' | 'row' | 'unit'>;

/** The names that settle what a table is about. */
export function namesOf({ target, row, unit }: TableNames): TableNames {
  return { target, row, ...(unit === undefined ? {} : { unit }) };
}

/** Roles that can be asked whether a table may be used. */
export const CONSENT_ROLES = ['it-auditor', 'model-risk-manager'] as const satisfies readonly RoleId[];
export type ConsentRole = (typeof CONSENT_ROLES)[number];

/** Who allows that the course uses a table. */
export type Consent =
  | { how: 'said'; by: string; text: string; at: string }
  | { how: 'asked'; role: ConsentRole; by: string; at: string; answer?: ConsentAnswer };

interface ConsentAnswer {
  allowed: boolean;
  by: string;
  text: string;
  at: string;
}

/** Stands for the workspace in tables that an operator has added for all courses. No workspace has this id. */
export const EVERY_TEAM = '*';

const OWN = 'own:';
const SHARED = 'shared:';

/** The name of a course's own table among its data sets (`Cohort.dataset`). */
export function ownDataset(id: string): string {
  return `${OWN}${id}`;
}

/** The name of a table that an operator has added for all courses. */
export function sharedDataset(id: string): string {
  return `${SHARED}${id}`;
}

/** Where the rows of a data set are stored; undefined for a data set of the app, which is a file. */
export function storedTable(dataset: string, teamId: string): { teamId: string; id: string } | undefined {
  if (dataset.startsWith(OWN)) return { teamId, id: dataset.slice(OWN.length) };
  if (dataset.startsWith(SHARED)) return { teamId: EVERY_TEAM, id: dataset.slice(SHARED.length) };
  return undefined;
}
