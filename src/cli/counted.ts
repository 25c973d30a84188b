/** A count with its noun, in English: "1 row", "2 rows". */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
