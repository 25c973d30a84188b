import type { StandIn } from '../src/start-stand-in.ts';
import { clientFor, HANA, HOUSE } from './helpers.ts';

export const CSV = { name: 'rows.csv', bytes: Buffer.from('a,b\n1,2\n') };
export const MB = 1024 * 1024;

export const download = (rehearsal: StandIn, url: string, token = rehearsal.botToken, more: RequestInit = {}) =>
  fetch(url, { headers: { authorization: `Bearer ${token}` }, ...more });

/** Shares a file of Hana's and asks for it. */
export async function shareFile(rehearsal: StandIn, attachment = CSV): Promise<{ id: string; url: string }> {
  const id = await rehearsal.driver.uploadFile(HANA, attachment);
  await rehearsal.driver.message(HANA, HOUSE, 'our rows', undefined, [id]);
  const { file } = await clientFor(rehearsal).files.info({ file: id });
  return { id, url: file?.url_private_download ?? '' };
}
