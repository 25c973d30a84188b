/** The text of a file's badge: the first four characters of the extension. `ipynb` becomes NB, because IPYN means nothing. */
export function kindOf(name: string): string {
  const ending = name.split('.').pop() ?? '';
  return ending === 'ipynb' ? 'NB' : ending.slice(0, 4).toUpperCase();
}

export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} kB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
