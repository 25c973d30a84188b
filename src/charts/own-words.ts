/** What precedes the words of people for their own rows and units. The names in `data/datasets.json` have none. */
const OWN = 'own:';

/** Words of people for their own row or unit, as `rowWords`, `inUnit` and `moneyUnit` take them. */
export function ownWords(words: string): string {
  return `${OWN}${words}`;
}

/** Reads the words of people from what `ownWords` has made; undefined for a name in `data/datasets.json`, and for none. */
export function readOwnWords(named: string | undefined): string | undefined {
  return named?.startsWith(OWN) === true ? named.slice(OWN.length) : undefined;
}
