import { describe, expect, it } from 'vitest';
import { AppError } from '../src/errors.ts';
import { createLog, logWhatIsPrinted } from '../src/log.ts';

function capture(pretty = false) {
  const lines: string[] = [];
  const log = createLog({ level: 'info', pretty }, { write: (line: string) => void lines.push(line) });
  return { log, lines };
}

describe('createLog', () => {
  it('writes one JSON line with the fields and the message', () => {
    const { log, lines } = capture();
    log.warn({ channel: 'C1', attempts: 2 }, 'Slack refused a post');
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 40, channel: 'C1', attempts: 2, msg: 'Slack refused a post' });
  });

  it('writes one readable line for a terminal', () => {
    const { log, lines } = capture(true);
    log.error({ err: new Error('no route'), channel: 'C1' }, 'a listener failed');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^\d\d:\d\d:\d\d ERROR a listener failed {2}err=Error: no route \(at .*\) {2}channel=C1\n$/u,
    );
  });

  it('writes nothing below the level', () => {
    const lines: string[] = [];
    const log = createLog({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    log.info({}, 'a job is done');
    expect(lines).toEqual([]);
  });

  it("hides people's texts, identities and tokens at any depth", () => {
    const { log, lines } = capture();
    log.info(
      {
        text: 'SECRET',
        user: { id: 'U1', real_name: 'SECRET' },
        posts: [{ content: { text: 'SECRET' } }],
        headers: { authorization: 'Bearer SECRET' },
        note: 'sent with xoxb-12-SECRET to postgres://app:SECRET@db/k',
      },
      'asked with xapp-1-SECRET at https://hooks.slack.com/commands/T1/SECRET',
    );
    expect(lines.join('')).not.toContain('SECRET');
    expect(lines.join('')).toContain('"id":"U1"');
  });

  it('cuts a text that a stranger made long, and hides a password that the cut splits', () => {
    const { log, lines } = capture();
    log.warn({ target: `//a:${'a'.repeat(100_000)}` }, `postgres://app:${'SECRET'.repeat(1000)}@db/k`);
    expect(lines.join('').length).toBeLessThan(5000);
    expect(lines.join('')).not.toContain('SECRET');
  });

  it('logs type, place and code of an error, without attached data', () => {
    const { log, lines } = capture();
    const request = Object.assign(new Error('request failed for xoxb-12-SECRET'), {
      code: 'slack_webapi_platform_error',
      data: { error: 'not_in_channel', message: 'SECRET' },
      original: { config: { headers: { Authorization: 'Bearer SECRET' } } },
      cause: Object.assign(new Error('refused'), { detail: 'Key (text)=(SECRET)' }),
    });
    log.error({ err: request }, 'a listener failed');
    log.error({ err: new AppError('command_unknown', { typed: 'SECRET' }) }, 'a listener failed');
    expect(lines.join('')).not.toContain('SECRET');
    expect(JSON.parse(lines[0]!).err).toMatchObject({ slack: 'not_in_channel', cause: { said: 'refused' } });
    expect(JSON.parse(lines[1]!).err).toMatchObject({ said: 'command_unknown' });
  });

  it('accepts a value that refers to itself', () => {
    const { log, lines } = capture();
    const loop: Record<string, unknown> = { id: 1 };
    loop.self = loop;
    log.info({ loop }, 'a loop');
    expect(lines).toHaveLength(1);
  });
});

describe('a line that a library prints', () => {
  it('becomes a log line with its strings only', () => {
    const { log, lines } = capture();
    const printer = { warn: (..._: unknown[]) => {}, error: (..._: unknown[]) => {} };
    logWhatIsPrinted(log, printer);
    printer.warn('[WARN] no password is needed');
    printer.error('unhandled', Object.assign(new Error('SECRET'), { command: { args: ['SECRET'] } }));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 40, from: 'a library', msg: '[WARN] no password is needed' },
      { level: 50, from: 'a library', msg: 'unhandled' },
    ]);
    expect(lines.join('')).not.toContain('SECRET');
  });
});
