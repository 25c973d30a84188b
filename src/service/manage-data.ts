import { randomUUID } from 'node:crypto';
import type { Config } from '../config.ts';
import { createCompute } from '../jobs/compute/create-compute.ts';
import { readDataFile } from '../jobs/compute/read-data-file.ts';
import type { TablePreview } from '../steps/preview/preview-table.ts';
import type { FileChoices } from '../table/reading/reading.ts';
import { EVERY_TEAM, OWN_DATA_LIMITS, type OwnData, type OwnDataSettings } from '../team/own-data.ts';
import { withStore } from './with-store.ts';

/** A table that an operator adds for all courses. */
export interface AddedTable {
  file: string;
  filename: string;
  name: string;
  settings: Omit<OwnDataSettings, 'choices' | 'name'>;
  choices: FileChoices;
  /** Who allows its use, and for what. */
  allowed: string;
}

/**
 * Adds a table that every course of the installation can choose.
 * @param looked hears what was read, before anything is stored
 * @throws AppError as `readDataFile` and `Compute.keep` do; config_invalid when the database can't be used
 */
export async function addData(
  config: Config,
  { file, filename, name, settings, choices, allowed }: AddedTable,
  looked: (preview: TablePreview) => void,
): Promise<{ rows: number; columns: number }> {
  const compute = createCompute({});
  const read = () => [readDataFile(file, OWN_DATA_LIMITS.fileMb)];
  looked(await compute.preview(read(), choices));
  const { target, identifier, leftOut } = settings;
  const table = await compute.keep(read(), choices, {
    target,
    leftOut,
    ...(identifier === undefined ? {} : { identifier }),
  });
  return withStore(config, async ({ store }) => {
    const id = randomUUID();
    const at = new Date();
    await store.transaction(async (tx) => {
      const place = { teamId: EVERY_TEAM, id, cohortId: '', state: 'kept', fileId: '', from: 'operator' } as const;
      await tx.ownData.create({ ...place, filename, broughtBy: '', createdAt: at });
      await tx.ownData.setSettings(EVERY_TEAM, id, { ...settings, choices, name });
      await tx.ownData.keep(EVERY_TEAM, id, table);
      await tx.ownData.setConsent(EVERY_TEAM, id, { how: 'said', by: '', text: allowed, at: at.toISOString() });
      await tx.ownData.share(id);
    });
    return { rows: table.rows, columns: table.columns };
  });
}

/** Tables that operators have added. @throws AppError config_invalid when the database can't be used */
export function sharedData(config: Config): Promise<OwnData[]> {
  return withStore(config, ({ store }) => store.ownData.shared());
}

/**
 * Deletes the rows of a table that an operator has added, and every file of the runs on it.
 * @param confirm asked before anything is deleted
 * @returns how many files it has deleted; undefined when there's no such table, or `confirm` said no
 * @throws AppError config_invalid when the database can't be used
 */
export function removeData(
  config: Config,
  name: string,
  confirm: (data: OwnData) => Promise<boolean>,
): Promise<number | undefined> {
  return withStore(config, async (opened) => {
    const found = (await opened.store.ownData.shared()).find(({ settings }) => settings?.name === name);
    if (found === undefined || !(await confirm(found))) return undefined;
    return opened.removeShared(found.id);
  });
}

/** Encrypts everything with the current key, or decrypts it where there is none. @returns how many rows it has changed @throws AppError own_data_key */
export function changeDataKey(config: Config): Promise<number> {
  return withStore(config, (opened) => opened.reseal());
}
