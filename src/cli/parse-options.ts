import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { CommandName } from './usage.ts';
import { UsageError } from './usage-error.ts';

const HELP = { help: { type: 'boolean', default: false } } as const;

/**
 * Reads a command's options; each command has `--help`.
 * @param argv the words after the command
 * @throws UsageError for an option or a word that the command does not have
 */
export function parseOptions<const T extends NonNullable<ParseArgsConfig['options']>>(
  command: CommandName,
  argv: string[],
  options: T = {} as T,
  allowPositionals = false,
) {
  try {
    return parseArgs({ args: argv, allowPositionals, options: { ...options, ...HELP } });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node adds advice to its first sentence: "Unknown option '--jsn'. To specify a positional argument starting with a '-', ...".
    const [what] = error.message.split(/\.(?: |\n)|\n/u);
    throw new UsageError(`${what}: see \`kakehashi ${command} --help\`.`);
  }
}
