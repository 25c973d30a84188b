import type { PageUser } from '../../page-api.ts';

/** A person's initials on their colour, or the bridge for the app. */
export function Avatar({ user, app, small }: { user?: PageUser | undefined; app?: boolean; small?: boolean }) {
  const size = small === true ? ' avatar-small' : '';
  if (app === true) {
    return (
      <span class={`avatar avatar-app${size}`} aria-hidden="true">
        <Bridge />
      </span>
    );
  }
  return (
    <span class={`avatar${size}`} aria-hidden="true" style={{ backgroundColor: user?.color ?? '#667' }}>
      {initials(user?.realName ?? '?')}
    </span>
  );
}

/** A bridge, 架け橋: a road, an arch and its hangers. */
export function Bridge() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" class="bridge">
      <path class="bridge-arch" d="M4 20c4-9 20-9 24 0" />
      <path class="bridge-road" d="M3 22.5h26M9 15v7.5M16 13.5v9M23 15v7.5" />
    </svg>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const latin = /^[\p{Script=Latin}]/u.test(name);
  if (!latin) return [...(words[0] ?? '?')].slice(0, 2).join('');
  return `${words[0]?.[0] ?? '?'}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}
