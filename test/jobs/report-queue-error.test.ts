import { expect, test } from 'vitest';
import { describeQueueError, reportQueueError } from '../../src/jobs/report-queue-error.ts';
import { memoryLog } from '../helpers/start-kakehashi.ts';

const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });

test('each code is logged once in half a minute, however often it occurs', () => {
  const log = memoryLog();
  for (const now of [0, 10, 29_999]) reportQueueError(log, refused, now);
  expect(log.errors).toHaveLength(1);
  reportQueueError(log, new Error('WRONGPASS invalid username-password pair'), 11);
  expect(log.errors).toHaveLength(2);
  reportQueueError(log, refused, 30_000);
  expect(log.errors).toHaveLength(3);
});

test('the arguments of a failed command are not logged', () => {
  const denied = Object.assign(new Error('WRONGPASS invalid username-password pair or user is disabled.'), {
    command: { name: 'hello', args: ['3', 'AUTH', 'default', 'hunter2'] },
  });
  const unknown = new Error("ERR unknown command 'hello', with args beginning with: '3' 'AUTH' 'default' 'hunter2' ");
  const log = memoryLog();
  reportQueueError(log, denied, 0);
  reportQueueError(log, unknown, 0);
  expect(JSON.stringify(log.errors)).not.toContain('hunter2');
  expect(describeQueueError(denied).code).toBe('WRONGPASS');
  expect(describeQueueError(unknown)).toEqual({ code: 'ERR', said: "ERR unknown command 'hello'" });
  expect(describeQueueError(refused).code).toBe('ECONNREFUSED');
});
