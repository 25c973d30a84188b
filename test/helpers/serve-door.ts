import { openDoor } from '../../src/doors/open-door.ts';

/** Opens a door with one page in a process of its own, and prints its port. */
const { port } = await openDoor({
  setting: 'PORT',
  port: 0,
  host: '127.0.0.1',
  log: { warn() {}, error() {} },
  routes: { '/page': { GET: (_request, response) => void response.end('page') } },
});
process.stdout.write(`${port}\n`);
