import { BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import type { startKakehashi } from './start-kakehashi.ts';

type Kakehashi = Awaited<ReturnType<typeof startKakehashi>>;

/** A table of a shop's sales: the revenue goes with the floor space and the region. Every 20th cell of `staff` is blank. */
export function salesCsv(rows = 120): string {
  const regions = ['North', 'South', 'East', 'West'];
  const lines = Array.from({ length: rows }, (_, n) => {
    const space = 40 + ((n * 37) % 161);
    const region = regions[n % 4] ?? '';
    const revenue = space * 12 + (n % 4) * 150 + ((n * 29) % 83);
    const staff = n % 20 === 7 ? '' : String(2 + (space % 6));
    return [`S${1000 + n}`, `shop${n}@example.com`, region, space, staff, revenue].join(',');
  });
  return ['shop_id,contact,region,space,staff,revenue', ...lines, ''].join('\n');
}

/** Opens the form for the course's own data, chooses the file, and resolves with the form that shows what was read. */
export async function bringTable(
  { rehearsal: { driver, waitFor } }: Pick<Kakehashi, 'rehearsal'>,
  { channel, facilitator, name, bytes }: { channel: string; facilitator: string; name: string; bytes: Buffer },
) {
  const file = await driver.uploadFile(facilitator, { name, bytes });
  await driver.command(facilitator, channel, '/kakehashi data');
  await waitFor(() => driver.modal(facilitator)?.callbackId === VIEWS.bringData);
  const { errors } = await driver.submit(facilitator, undefined, { [BLOCKS.file]: [file] });
  if (errors !== undefined) throw new Error(`the file was refused: ${JSON.stringify(errors)}`);
  return waitFor(() => {
    const modal = driver.modal(facilitator);
    return modal?.callbackId === VIEWS.chooseData ? modal : undefined;
  });
}

/** Fills in the two forms after that: the table's columns and names, and who has allowed its use. */
export async function useTable(
  { rehearsal: { driver, waitFor } }: Pick<Kakehashi, 'rehearsal'>,
  { facilitator, values, allowed }: { facilitator: string; values: Record<string, string>; allowed: string },
): Promise<void> {
  const { errors } = await driver.submit(facilitator, undefined, values);
  if (errors !== undefined) throw new Error(`the choices were refused: ${JSON.stringify(errors)}`);
  await waitFor(() => driver.modal(facilitator)?.callbackId === VIEWS.allowData);
  await driver.submit(facilitator, undefined, { [BLOCKS.text]: allowed });
}
