import type { Reporter, TestModule } from 'vitest/node';

/** Number of files in the list. */
const LISTED = 10;

/** Prints the slowest test files at the end of a run, so that slow files stand out. */
export default class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const slowest = modules
      .map((module) => {
        const { collectDuration, setupDuration, duration } = module.diagnostic();
        return { file: module.relativeModuleId, seconds: (collectDuration + setupDuration + duration) / 1000 };
      })
      .sort((a, b) => b.seconds - a.seconds)
      .slice(0, LISTED);
    console.log('The slowest test files:');
    for (const { file, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(7)} s  ${file}`);
  }
}
