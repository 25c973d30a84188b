import type { Locale } from '../../src/course/locale.ts';

/** A table that a team could bring, made up: none of its words is about houses. */
export interface MadeUpTable {
  name: string;
  bytes: Buffer;
  target: string;
  unit: string;
  /** What a row is, in the language of the course. */
  row: Record<Locale, string>;
}

const ROWS = 120;

function csv(header: string, row: (n: number) => (number | string)[]): Buffer {
  const lines = Array.from({ length: ROWS }, (_, n) => row(n).join(','));
  return Buffer.from([header, ...lines, ''].join('\n'));
}

const of = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** The takings of shops, the consumption that sensors measure by day, and deliveries under Japanese names. */
export const MADE_UP_TABLES = {
  retail: {
    name: 'takings.csv',
    bytes: csv('shop_code,district,shelf_meters,opening_hours,loyalty_share,note_kind,takings', (n) => {
      const shelf = 40 + ((n * 37) % 161);
      const kind = n % 3 === 0 ? of(['promo', 'stocktake'], n) : '';
      const takings = shelf * 12 + (n % 4) * 150 + ((n * 29) % 83);
      return [
        `S${1000 + n}`,
        of(['North', 'South', 'East', 'West'], n),
        shelf,
        8 + (n % 6),
        (n * 7) % 60,
        kind,
        takings,
      ];
    }),
    target: 'takings',
    unit: 'EUR',
    row: { en: 'a trading day', ja: '1店舗の1日' },
  },
  sensors: {
    name: 'sensors.csv',
    bytes: csv('measured_at,meter,temperature_c,load_percent,vibration,fault_code,energy', (n) => {
      const day = new Date(Date.UTC(2024, 0, 1 + n * 3)).toISOString().slice(0, 10);
      const load = (n * 17) % 100;
      const fault = n % 5 === 0 ? `E${n % 7}` : '';
      const energy = (load * 1.4 + ((n * 13) % 40) + 12).toFixed(1);
      return [day, of(['M1', 'M2', 'M3'], n), (((n * 31) % 300) / 10).toFixed(1), load, (n * 11) % 23, fault, energy];
    }),
    target: 'energy',
    unit: 'kWh',
    row: { en: 'a measurement', ja: '測定' },
  },
  japanese: {
    name: '配送記録.csv',
    bytes: csv('受付番号,営業所,荷物の数,走行距離,天気,所要時間', (n) => {
      const distance = 5 + ((n * 23) % 90);
      const minutes = 20 + distance * 2 + (n % 7) * 3;
      return [
        `R${5000 + n}`,
        of(['札幌', '仙台', '福岡'], n),
        1 + (n % 9),
        distance,
        n % 4 === 3 ? '' : of(['晴れ', '雨'], n),
        minutes,
      ];
    }),
    target: '所要時間',
    unit: '分',
    row: { en: 'a delivery', ja: '配送' },
  },
} satisfies Record<string, MadeUpTable>;
