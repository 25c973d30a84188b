import { readFileSync } from 'node:fs';

/** Names of the house prices' columns that are no ordinary words. */
const COLUMNS =
  readFileSync(new URL('../../data/house_prices.csv', import.meta.url), 'utf8')
    .slice(0, 4000)
    .split(/\r?\n/u)[0]
    ?.split(',')
    .map((name) => name.replaceAll('"', ''))
    .filter((name) => name.includes('_') || name === 'Neighborhood') ?? [];

const ENGLISH =
  /\b(?:hous(?:e|es|ing)(?!-)|home prices?|real[- ]estate|realtors?|sellers?|buyers?|neighbou?rhoods?|garages?|basements?|Ames|Iowa|square f(?:ee|oo)t|dollars?|USD|on the phone)\b|(?<!App )\bhomes?\b|\$\d/giu;
const JAPANESE =
  /住宅|(?<![一-龠])家(?![一-龠])|自宅|物件|売り主|売主|買い主|不動産|エイムズ|アイオワ|平方フィート|ドル|[0-9０-９]軒|プール|車庫|地下室|電話をしている/gu;

/** Words of a text that only make sense where a course is about house prices. */
export function houseWords(text: string): string[] {
  const columns = COLUMNS.filter((name) => text.includes(name));
  return [...columns, ...(text.match(ENGLISH) ?? []), ...(text.match(JAPANESE) ?? [])];
}
