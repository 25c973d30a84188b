import { verifySlackRequest } from '@slack/bolt';
import fc from 'fast-check';
import { signRequest } from 'slack-stand-in';
import { expect, test } from 'vitest';
import { hasSlackSignature } from '../../../src/slack/app/has-slack-signature.ts';

const SECRET = 'the-secret-of-the-test';
const NOW = Date.UTC(2026, 10, 29);
const body = fc.string({ unit: 'grapheme', maxLength: 300 });
const apartS = fc.integer({ min: -400, max: 400 });

/** Whether Bolt takes the signature, for the same bytes as text. It doesn't refuse the future. */
function boltTakes(text: string, timestamp: number, signature: string): boolean {
  const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp };
  try {
    verifySlackRequest({ signingSecret: SECRET, body: text, headers, nowMilliseconds: NOW });
    return true;
  } catch {
    return false;
  }
}

test('takes what Slack signed within five minutes, as Bolt does, and nothing from the future', () => {
  fc.assert(
    fc.property(body, apartS, (text, apart) => {
      const timestamp = NOW / 1000 + apart;
      const signature = signRequest(SECRET, timestamp, text);
      const given = { signingSecret: SECRET, timestamp: String(timestamp), signature, now: NOW };
      const isTaken = boltTakes(text, timestamp, signature) && apart <= 300;
      expect(hasSlackSignature(Buffer.from(text), given)).toBe(isTaken);
    }),
  );
});

test('refuses another body, secret, time or signature', () => {
  fc.assert(
    fc.property(body, body, fc.string(), (text, other, strange) => {
      const timestamp = String(NOW / 1000);
      const signature = signRequest(SECRET, NOW / 1000, text);
      const given = { signingSecret: SECRET, timestamp, signature, now: NOW };
      const takes = (bytes: string, changed: Partial<typeof given> = {}) =>
        hasSlackSignature(Buffer.from(bytes), { ...given, ...changed });
      expect(takes(other)).toBe(other === text);
      expect(takes(text, { signingSecret: 'another' })).toBe(false);
      expect(takes(text, { timestamp: String(NOW / 1000 + 1) })).toBe(false);
      expect(takes(text, { timestamp: strange })).toBe(false);
      expect(takes(text, { signature: strange })).toBe(false);
      expect(takes(text, { signature: signature.toUpperCase() })).toBe(false);
    }),
  );
});
