import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives all processes of a test run one folder for the results of `recordedCompute`, and removes it at the end. */
export default function keepRecordings(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'kakehashi-recordings-'));
  process.env.RECORDINGS = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
