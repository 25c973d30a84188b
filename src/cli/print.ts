import { printable } from '../printable.ts';

/** Prints a text to the standard output. The commands print here and in `printError` only, so that no text steers the terminal. */
export function print(text: string): void {
  console.log(printable(text));
}

/** Prints a text to the standard error. */
export function printError(text: string): void {
  console.error(printable(text));
}

/** Prints a text to the standard output without a line break. */
export function printPart(text: string): void {
  process.stdout.write(printable(text));
}
