import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { migrateAll } from '../service/migrate-all.ts';
import { parseOptions } from './parse-options.ts';
import { helpOf } from './usage.ts';

/** `kakehashi migrate`. @returns the exit code */
export async function migrate(argv: string[]): Promise<number> {
  if (parseOptions('migrate', argv).values.help) {
    console.log(helpOf('migrate'));
    return 0;
  }
  const config = readConfig(process.env);
  await migrateAll(config, createLog({ level: config.logLevel, pretty: process.stderr.isTTY === true }));
  console.log('The database is up to date.');
  return 0;
}
