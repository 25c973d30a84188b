import type { Consent, OwnData, OwnDataSettings } from '../team/own-data.ts';

/** Tables that teams bring: what is known of each, and its rows. */
export interface OwnDataStore {
  /** Inserts, or returns the table that has this id (`created` tells which). */
  create(data: OwnData): Promise<{ data: OwnData; created: boolean }>;
  byId(teamId: string, id: string): Promise<OwnData | undefined>;
  /** A course's tables, newest first. Those that were deleted before the course used them are left out. */
  inCohort(teamId: string, cohortId: string): Promise<OwnData[]>;
  /** Tables that an operator has added for all courses, by name. */
  shared(): Promise<OwnData[]>;
  /** Tables whose file is still to be read, of all workspaces. */
  unread(): Promise<OwnData[]>;
  /** Sets the form that shows how far the reading is; undefined when it was closed. */
  setView(teamId: string, id: string, viewId: string | undefined): Promise<void>;
  /**
   * Changes the state from one of `from`. To `reading` or `keeping`, it begins a new round.
   * @returns false when the table has another state
   */
  setState(teamId: string, id: string, from: readonly OwnData['state'][], to: OwnData['state']): Promise<boolean>;
  /** Counts an attempt to read the file. @returns how many have begun since the last one that ended */
  begin(teamId: string, id: string): Promise<number>;
  /** The attempt has ended, well or badly: the process lives. */
  ended(teamId: string, id: string): Promise<void>;
  /** Sets the file's name, and its columns, from which the facilitator chooses. */
  setNames(teamId: string, id: string, filename: string, names: readonly string[]): Promise<void>;
  /** Sets the facilitator's choices. */
  setSettings(teamId: string, id: string, settings: OwnDataSettings): Promise<void>;
  setConsent(teamId: string, id: string, consent: Consent): Promise<void>;
  /** Stores what was read, in place of what an earlier attempt has stored. */
  keep(
    teamId: string,
    id: string,
    table: Pick<OwnData, 'rows' | 'columns' | 'bytes' | 'types' | 'hash'> & { parts: readonly Uint8Array[] },
  ): Promise<void>;
  /** Makes a table one that an operator has added for all courses. */
  share(id: string): Promise<void>;
  /** Gives the table the next version of its course. @returns the version */
  use(teamId: string, cohortId: string, id: string): Promise<number>;
  /** The stored rows: a CSV (`writePlain`), compressed with Brotli, in parts. Empty when they are deleted. */
  partsOf(teamId: string, id: string): Promise<Uint8Array[]>;
  /**
   * Deletes the rows of these tables, the choices and every file of the runs on them.
   * @returns how many files it has deleted
   */
  deleteRows(teamId: string, ids: readonly string[]): Promise<number>;
}
