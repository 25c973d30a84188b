import { playOthersDeed } from '../../src/demo/play-others-deed.ts';
import { TEAM } from './post-analyze.ts';
import { startKakehashi } from './start-kakehashi.ts';

/** Starts the app in a workspace whose page could play the others: the deed is the last one of its deeds. */
export async function startWithOthers(...how: Parameters<typeof startKakehashi>) {
  const kakehashi = await startKakehashi(...how);
  const { rehearsal, service } = kakehashi;
  rehearsal.deeds.push(playOthersDeed({ rehearsal, flow: service.flow, teamId: TEAM }));
  return kakehashi;
}
