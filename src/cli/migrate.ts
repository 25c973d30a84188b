import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { migrateAll } from '../service/migrate-all.ts';
import { isFolderInUse } from '../store/lock-folder.ts';
import { keepPrivate } from './keep-private.ts';
import { parseOptions } from './parse-options.ts';
import { print } from './print.ts';
import { helpOf } from './usage.ts';
import { UsageError } from './usage-error.ts';

/** `kakehashi migrate`. @returns the exit code */
export async function migrate(argv: string[]): Promise<number> {
  if (parseOptions('migrate', argv).values.help) {
    print(helpOf('migrate'));
    return 0;
  }
  const config = readConfig(process.env);
  if (config.databaseUrl === undefined && (await isFolderInUse(config.dir))) {
    throw new UsageError(
      `The app that runs on ${config.dir} has its database open, and only one process can. Stop the app, then run \`kakehashi migrate\` again, or just start the new release: it migrates by itself (docs/operations.md, "Upgrade").`,
    );
  }
  const log = createLog({ level: config.logLevel, pretty: process.stderr.isTTY === true });
  await keepPrivate(config, log);
  await migrateAll(config, log);
  print('The database is up to date.');
  return 0;
}
