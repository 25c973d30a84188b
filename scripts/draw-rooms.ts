/** Writes the graph of the rooms into docs/architecture.md: `npm run draw-rooms`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { drawRooms } from '../test/helpers/draw-rooms.ts';
import { readSources } from '../test/helpers/read-sources.ts';

const file = new URL('../docs/architecture.md', import.meta.url);
const text = readFileSync(file, 'utf8');
writeFileSync(file, text.replace(/(```mermaid\n)[\s\S]*?(\n```)/u, `$1${drawRooms(readSources())}$2`));
