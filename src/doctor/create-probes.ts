import type { Config } from '../config.ts';
import { createChartProbe } from './create-chart-probe.ts';
import { createFileProbes } from './create-file-probes.ts';
import { createFontProbe } from './create-font-probe.ts';
import { createServiceProbes } from './create-service-probes.ts';
import { createSlackProbes } from './create-slack-probes.ts';
import type { Probes } from './probes.ts';

/**
 * Creates the probes of a real installation.
 * @param options.root the project's folder, which holds lessons/, data/ and manifest.yml; ends with a slash
 * @param options.lessons problems of the lessons, as `kakehashi lessons check` prints them
 * @param options.pendingMigrations names the migrations that have not run on a PostgreSQL server
 * @param options.inspectFolder looks at the embedded database in KAKEHASHI_DIR and changes nothing in it
 */
export function createProbes(options: {
  config: Config;
  root: URL;
  lessons: Probes['lessons'];
  pendingMigrations: Parameters<typeof createServiceProbes>[1];
  inspectFolder: Parameters<typeof createServiceProbes>[2];
}): Probes {
  const { config, root, lessons, pendingMigrations, inspectFolder } = options;
  return {
    ...createFileProbes(root),
    ...createFontProbe(),
    ...createChartProbe(config),
    ...createServiceProbes(config, pendingMigrations, inspectFolder),
    ...createSlackProbes(config),
    lessons,
  };
}
