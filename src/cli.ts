#!/usr/bin/env node
import { inspect } from 'node:util';
import { print, printError } from './cli/print.ts';
import { USAGE } from './cli/usage.ts';
import { UsageError } from './cli/usage-error.ts';
import { AppError } from './errors.ts';

/**
 * Runs a command. Each command loads only its own modules: `run` would otherwise wait for Bolt, the queue and the database.
 * @returns the exit code; undefined while the app serves
 */
async function main([command = 'start', ...rest]: string[]): Promise<number | undefined> {
  switch (command) {
    case 'start':
    case 'web':
    case 'worker':
      return (await import('./cli/serve.ts')).serve(command, rest);
    case 'run':
      return (await import('./cli/run-steps.ts')).runSteps(rest);
    case 'lessons':
      if (rest[0] === 'check') return (await import('./cli/lessons-check.ts')).lessonsCheck(rest.slice(1));
      if (rest[0] === '--help') return (await import('./cli/lessons-check.ts')).lessonsCheck(rest);
      break;
    case 'migrate':
      return (await import('./cli/migrate.ts')).migrate(rest);
    case 'erase':
      return (await import('./cli/erase.ts')).erase(rest);
    case 'data':
      return (await import('./cli/data.ts')).data(rest);
    case 'doctor':
      return (await import('./cli/doctor.ts')).doctor(rest);
  }
  if (command === 'help' || command === '--help' || rest.includes('--help')) {
    print(USAGE);
    return 0;
  }
  printError(USAGE);
  return 1;
}

main(process.argv.slice(2)).then(
  (code) => {
    if (code !== undefined) process.exitCode = code;
  },
  async (error: unknown) => {
    const { ConfigError } = await import('./config.ts');
    if (error instanceof ConfigError) for (const problem of error.problems) printError(`- ${problem}`);
    else if (error instanceof UsageError) printError(error.message);
    else if (error instanceof AppError) printError(String(error.values.problems ?? error.message));
    else printError(inspect(error));
    process.exit(1);
  },
);
