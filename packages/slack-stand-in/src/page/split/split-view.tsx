import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { createTranslate } from '../state/create-translate.ts';
import type { Place } from '../state/place.ts';
import { SIDES, type Side } from './side.ts';
import { halfAddress, type Split, writeSplit } from './split-place.ts';
import { SplitTabs } from './split-tabs.tsx';
import { type Guest, hear, type ToFrame, tell } from './talk.ts';
import { useWide } from './use-split.ts';

type BySide<T> = { [side in Side]?: T };

/** Two people side by side, or behind tabs when there is no room. */
export function SplitView(props: { start: Split & { show?: boolean }; onClose: (first: Place) => void }) {
  const { start } = props;
  const wide = useWide();
  const [guests, setGuests] = useState<BySide<Guest>>({});
  const [front, setFront] = useState<Side>(1);
  const frames = useRef<BySide<HTMLIFrameElement | null>>({});
  const addresses = useMemo(() => ({ 1: halfAddress(start.first, 1), 2: halfAddress(start.second, 2) }), []);
  const t = createTranslate(guests[1]?.locale ?? navigator.language);

  const focus = (side: Side) => {
    setFront(side);
    frames.current[side]?.focus();
  };
  useEffect(() => {
    const places = { 1: start.first, 2: start.second };
    const here = new Set<Side>();
    // The places to show in a half that may still be loading.
    const wishes: BySide<Place> = start.show === true ? { 2: start.second } : {};
    const grant = (side: Side) => {
      const place = wishes[side];
      const half = frames.current[side]?.contentWindow;
      if (place === undefined || half == null || !here.has(side)) return;
      delete wishes[side];
      focus(side);
      tell(half, { kind: 'go', place, show: true });
    };
    return hear<ToFrame>((message, from) => {
      const side = SIDES.find((one) => frames.current[one]?.contentWindow === from);
      if (side === undefined) return;
      const other = side === 1 ? 2 : 1;
      switch (message.kind) {
        case 'at':
          places[side] = message.place;
          writeSplit({ first: places[1], second: places[2] });
          setGuests((now) => ({ ...now, [side]: message }));
          // The first half gets the focus, unless the split opened to show something in the second.
          if (side === 1 && !here.has(1) && start.show !== true) focus(1);
          here.add(side);
          grant(side);
          break;
        case 'beside':
          wishes[other] = message.place;
          grant(other);
          break;
        case 'swap':
          focus(other);
          break;
        case 'close':
          props.onClose(places[1]);
      }
    });
  }, []);
  useEffect(() => {
    document.documentElement.lang = guests[1]?.locale.slice(0, 2) ?? 'en';
  }, [guests[1]?.locale]);

  return (
    <main class={`split${wide ? '' : ' split-tabbed'}`} data-testid="split">
      <h1 class="unseen">{t('splitOpen')}</h1>
      {!wide && (
        <SplitTabs guests={guests} front={front} label={t('splitOpen')} unread={t('unread')} onChoose={focus} />
      )}
      {SIDES.map((side) => (
        <iframe
          key={side}
          ref={(frame) => {
            frames.current[side] = frame;
          }}
          src={addresses[side]}
          title={guests[side]?.name ?? t('loading')}
          class={!wide && front !== side ? 'split-behind' : undefined}
          data-testid={`half-${side}`}
        />
      ))}
    </main>
  );
}
