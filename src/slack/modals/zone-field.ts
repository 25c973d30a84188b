import type { InputBlock, PlainTextOption } from '@slack/types';
import { allZones } from '../../team/zones.ts';
import { BLOCKS, VALUE } from '../app/ids.ts';
import { option, plain } from '../messages/kit.ts';
import type { Words } from '../messages/words.ts';
import { field, OPTIONS_IN_GROUP } from './kit.ts';

/** A select of all time zones, which Slack searches as a person types. Their own zone comes first, under Slack's name for it. */
export function zoneField({ t }: Words, own: string): InputBlock {
  const regions = new Map<string, PlainTextOption[]>();
  for (const zone of allZones()) {
    if (zone === own) continue;
    const region = zone.includes('/') ? zone.slice(0, zone.indexOf('/')) : zone;
    regions.set(region, [...(regions.get(region) ?? []), option(zone, zone.replaceAll('_', ' '))]);
  }
  const initial = option(own, own.replaceAll('_', ' '));
  const groups = [{ label: plain(t('schedule.zone-now')), options: [initial] }];
  for (const [region, options] of regions) {
    for (let from = 0; from < options.length; from += OPTIONS_IN_GROUP) {
      const part = options.slice(from, from + OPTIONS_IN_GROUP);
      groups.push({
        label: plain(from === 0 ? region : `${region} (${from / OPTIONS_IN_GROUP + 1})`, 75),
        options: part,
      });
    }
  }
  return field(
    { block: BLOCKS.zone, label: t('schedule.zone') },
    { type: 'static_select', action_id: VALUE, option_groups: groups, initial_option: initial },
  );
}
