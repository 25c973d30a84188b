/** Name of the plain CSV (`writePlain`) of a data set that was read by guesses. */
export function plainName(dataset: string): string {
  return `${dataset.replace(/\.[a-z]{1,5}$/iu, '')}.plain.csv`;
}
