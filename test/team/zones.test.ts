import { describe, expect, it } from 'vitest';
import { allZones, checkZone, offsetAt } from '../../src/team/zones.ts';
import { ZONES } from '../helpers/times.ts';

describe('a time zone', () => {
  it.each([...ZONES, 'UTC', 'GMT', 'asia/tokyo', 'US/Pacific', 'Japan'])('may be %s', (zone) => {
    expect(checkZone(zone)).toBe(true);
  });

  it.each(['', 'Tokyo', 'Asia/Kyoto', '+09:00', 'UTC+9', 'local', 'system', ' Asia/Tokyo', 'Asia/Tokyo; x'])(
    'may not be %j',
    (zone) => {
      expect(checkZone(zone)).toBe(false);
    },
  );

  it.each(['BST', 'EST', 'IST', 'jst'])('may not be the ambiguous abbreviation %s', (zone) => {
    expect(checkZone(zone)).toBe(false);
  });

  it('is valid when it is in the list of all zones', () => {
    expect(allZones()).toContain('UTC');
    expect(allZones().filter((zone) => !checkZone(zone))).toEqual([]);
  });

  it('has an offset at every instant, and an unknown zone is refused by name', () => {
    expect(offsetAt(0, 'Asia/Tokyo')).toBe(9 * 3_600_000);
    expect(() => offsetAt(0, 'Asia/Kyoto')).toThrow(
      new RangeError('"Asia/Kyoto" is no time zone of the IANA database'),
    );
    expect(() => offsetAt(Number.NaN, 'Asia/Tokyo')).toThrow(new RangeError('an instant must be a valid date'));
  });
});
