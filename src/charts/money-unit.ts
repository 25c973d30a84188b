import { readOwnWords } from './own-words.ts';

/** Currencies as people write them, besides signs such as € and codes such as EUR. */
const NAMES = /dollar|euro|pound|yen\b|yuan|won\b|rupee|franc|円|ドル|ユーロ|ポンド|元$|ウォン/iu;
const SIGN = /\p{Sc}/u;

/**
 * The unit of amounts of money, such as an hour's pay: the target's, where that is a currency. A team's own unit can be anything: pay isn't counted
 * in kWh.
 * @param unit as `inUnit` takes it
 * @returns undefined where the target isn't money; the amounts then have no unit
 */
export function moneyUnit(unit: string | undefined): string | undefined {
  const own = readOwnWords(unit);
  if (own === undefined) return unit;
  const codes: readonly string[] = Intl.supportedValuesOf('currency');
  const isMoney = SIGN.test(own) || NAMES.test(own) || own.split(/[^A-Za-z]+/u).some((word) => codes.includes(word));
  return isMoney ? unit : undefined;
}
