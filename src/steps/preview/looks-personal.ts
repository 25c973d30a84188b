import type { Column } from '../../table/table.ts';

/** What a column may say about a person. The messages `own-data.personal.<kind>` ask what to settle first. */
const PERSONAL_KINDS = ['name', 'e-mail', 'telephone', 'birth-date', 'address', 'free-text'] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** Words of a column's name, without what stands between them: `customer_name`, `CustomerName` and `Customer name` are alike. */
const NAMES: readonly [PersonalKind, RegExp][] = [
  ['e-mail', /(?:^|\s)e ?mail(?:\s|$)|メール|電子メール/u],
  [
    'telephone',
    /(?:^|\s)(?:tele|cell|mobile )?phone(?:\s|$)|(?:^|\s)(?:tel|fax|mobile)(?:\s|$)|電話|携帯番号|ファックス/u,
  ],
  ['birth-date', /(?:^|\s)(?:birth ?date|birth ?day|date of birth|dob|born)(?:\s|$)|生年月日|誕生日/u],
  ['address', /(?:^|\s)(?:address|street|postcode|post code|postal code|zip code|zip)(?:\s|$)|住所|番地|郵便番号/u],
  [
    'name',
    /(?:^|\s)(?:first|last|full|given|family|middle|user|customer|client|patient|employee|contact|owner|staff|person)s? name(?:\s|$)|(?:^|\s)(?:surname|name)(?:\s|$)|氏名|姓名|お名前|顧客名|患者名|社員名|担当者/u,
  ],
];

/** What may follow such a word where the numbers are what it says, as in `phone number` and `zip 2`. */
const ITSELF = /^\s*(?:(?:number|no|nr|code|番号|コード)\s*)?\d*$/u;

const E_MAIL = /^[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,8}$/u;
/** Digits with the signs that people write between them, at least one sign or a leading + or 0. */
const TELEPHONE = /^(?:\+|0)[0-9０-９ ()（）./－-]{8,20}$/u;
/** From this length, a text is a sentence rather than a category. */
const LONG = 40;
/** Share of the cells that must look alike. */
const MOST = 0.5;
/** Cells that are looked at: a table may have a hundred thousand. */
const LOOKED_AT = 2_000;

/**
 * What a column seems to say about a person, by its name and its cells. It's a guess that asks a person to look, and decides nothing.
 * @returns undefined where nothing points to a person
 */
export function looksPersonal(column: Column): PersonalKind | undefined {
  const words = inWords(column.name);
  const named = NAMES.find(([, pattern]) => {
    const found = pattern.exec(words);
    if (found === null) return false;
    // Numbers of another word measure something about it: `phone_calls`, 電話件数.
    return column.type !== 'numeric' || ITSELF.test(words.slice(found.index + found[0].length));
  })?.[0];
  if (named === 'name') return column.type === 'categorical' ? 'name' : undefined;
  if (named !== undefined) return named;
  if (column.type !== 'categorical') return undefined;
  const cells: string[] = [];
  for (const code of column.codes) {
    if (cells.length === LOOKED_AT) break;
    if (code >= 0) cells.push(column.words[code] as string);
  }
  if (cells.length === 0) return undefined;
  const mostly = (is: (cell: string) => boolean) => cells.filter(is).length >= MOST * cells.length;
  if (mostly((cell) => E_MAIL.test(cell))) return 'e-mail';
  if (mostly((cell) => TELEPHONE.test(cell))) return 'telephone';
  if (mostly((cell) => cell.length >= LONG) && new Set(cells).size >= MOST * cells.length) return 'free-text';
  return undefined;
}

/** The words of a name in small letters, with a space between them: "customerName" is "customer name". */
function inWords(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .replace(/[_\-./]+/gu, ' ')
    .toLowerCase()
    .trim();
}
