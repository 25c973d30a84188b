/** Writes `src/team/holiday-table.ts` from the library `date-holidays`: `npx tsx scripts/write-holidays.ts`. */
import { writeFileSync } from 'node:fs';
import { packHolidays } from './pack-holidays.ts';
import { tabulateHolidays } from './tabulate-holidays.ts';

writeFileSync(new URL('../src/team/holiday-table.ts', import.meta.url), packHolidays(tabulateHolidays()));
