import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { WITHOUT } from '../src/doctor/checks.ts';
import type { Edge } from '../src/slack/app/edge.ts';
import { COMMAND_WORDS } from '../src/slack/commands/parse-command.ts';
import { registerListeners } from '../src/slack/listeners/register-listeners.ts';

const root = new URL('../', import.meta.url).pathname;

const text = (max: number, min = 1) => z.string().min(min).max(max);
const address = z.url({ protocol: /^https$/u });

/**
 * The part of Slack's manifest schema that this app uses. Limits: https://docs.slack.dev/reference/app-manifest
 * and Slack's published schema, manifest.schema.1.0.0.json in the GitHub repository slackapi/manifest-schema.
 */
const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(1), minor_version: z.int() }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    long_description: text(4000, 175),
    background_color: z.string().regex(/^#[0-9a-f]{3}([0-9a-f]{3})?$/iu),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: text(80).regex(/^[a-z0-9._-]+$/u), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(24),
          type: z.enum(['message', 'global']),
          callback_id: text(255),
          description: text(150),
        }),
      )
      .min(1)
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: text(32, 2).startsWith('/'),
          description: text(2000),
          usage_hint: text(1000),
          should_escape: z.boolean(),
          url: address.optional(),
        }),
      )
      .min(1)
      .max(50),
  }),
  // https://docs.slack.dev/changelog/2026/03/16/optional-scopes
  oauth_config: z.strictObject({
    scopes: z.strictObject({ bot: z.array(text(50)).max(255), bot_optional: z.array(text(50)).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      bot_events: z.array(text(50)).max(100),
      request_url: address.optional(),
    }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: address.optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

const source: unknown = parse(readFileSync(join(root, 'manifest.yml'), 'utf8'));
const manifest = manifestSchema.parse(source);

/** Collects the registrations of the real listeners, by kind. */
function registered() {
  const seen = { command: [] as string[], event: [] as string[], shortcut: [] as string[] };
  const app = new Proxy(
    {},
    {
      get: (_target, kind: string) => (id: unknown) => {
        if (kind in seen) seen[kind as keyof typeof seen].push(String(id));
      },
    },
  );
  registerListeners(app as App, {} as Edge, undefined);
  return seen;
}

/** The bot scopes that each method and event needs: https://docs.slack.dev/reference/methods and …/events. */
const SCOPES_OF_METHODS: Record<string, string[]> = {
  'auth.test': [],
  'canvases.create': ['canvases:write'],
  'canvases.edit': ['canvases:write'],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'dnd.teamInfo': ['dnd:read'],
  'files.completeUploadExternal': ['files:write'],
  'files.delete': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'usergroups.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};
const SCOPES_OF_EVENTS: Record<string, string[]> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
};

function methodsCalled(): string[] {
  const files = readdirSync(join(root, 'src/slack'), { recursive: true, encoding: 'utf8' });
  const methods = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(root, 'src/slack', file), 'utf8'))
    .flatMap((code) => [
      ...code.matchAll(/\bclient\.([a-z]+\.[a-zA-Z]+)\(/gu),
      ...code.matchAll(/\bapiCall\(\s*'([\w.]+)'/gu),
    ])
    .map((match) => match[1] ?? '');
  return [...new Set(methods)].sort();
}

describe('manifest.yml', () => {
  it('the schema refuses a manifest that breaks a limit', () => {
    const long = structuredClone(manifest);
    long.features.shortcuts[0]!.name = 'Ask a role about this message';
    expect(manifestSchema.safeParse(long).success).toBe(false);
    expect(manifestSchema.safeParse({ ...manifest, settings: {} }).success).toBe(false);
  });

  it('lists exactly the command, shortcuts and events that the app handles', () => {
    const { command, event, shortcut } = registered();
    expect(manifest.features.slash_commands.map((each) => each.command)).toEqual(command);
    expect(manifest.features.shortcuts.map((each) => each.callback_id).sort()).toEqual(shortcut.sort());
    const events = manifest.settings.event_subscriptions.bot_events.map((name) =>
      name.replace(/^message\..*$/u, 'message'),
    );
    expect([...new Set(events)].sort()).toEqual([...new Set(event)].sort());
  });

  it('mentions every subcommand in the usage hint', () => {
    const hint = manifest.features.slash_commands[0]!.usage_hint;
    for (const words of Object.values(COMMAND_WORDS)) expect(hint).toContain(words.en[0]);
  });

  it('requests exactly the scopes of the methods, events and commands in use', () => {
    const methods = methodsCalled();
    expect(methods).toContain('chat.postMessage');
    expect(methods.filter((method) => !(method in SCOPES_OF_METHODS))).toEqual([]);
    const needed = new Set([
      'commands',
      ...methods.flatMap((method) => SCOPES_OF_METHODS[method] ?? []),
      ...manifest.settings.event_subscriptions.bot_events.flatMap(
        (name) => SCOPES_OF_EVENTS[name] ?? ['unknown event'],
      ),
    ]);
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...needed].sort());
  });

  it('marks as optional exactly the scopes that the app does without, each of which it also requests', () => {
    const { bot, bot_optional: optional } = manifest.oauth_config.scopes;
    expect([...optional].sort()).toEqual(Object.keys(WITHOUT).sort());
    // "Optional scopes must also be listed in the corresponding bot or user fields" (docs.slack.dev, Installing with OAuth).
    expect(bot).toEqual(expect.arrayContaining(optional));
    // No command, file or message needs one of them.
    const needed = ['commands', 'chat:write', 'files:write', 'channels:history', 'groups:history', 'im:history'];
    expect(optional.filter((scope) => needed.includes(scope))).toEqual([]);
  });

  it('says in docs/security.md which scopes are optional', () => {
    const security = readFileSync(join(root, 'docs/security.md'), 'utf8');
    const [needed = '', optional = ''] = security.split('## Events')[0]?.split('These six are optional') ?? [];
    const inTable = (part: string) =>
      [...part.matchAll(/^\| `([a-z_:]+)` +\|/gmu)].map((match) => match[1] ?? '').sort();
    const { bot, bot_optional } = manifest.oauth_config.scopes;
    expect(inTable(optional)).toEqual([...bot_optional].sort());
    expect(inTable(needed)).toEqual(bot.filter((scope) => !bot_optional.includes(scope)).sort());
  });

  it('has every scope and event explained in docs/security.md', () => {
    const security = readFileSync(join(root, 'docs/security.md'), 'utf8');
    const { scopes } = manifest.oauth_config;
    for (const name of [...scopes.bot, ...manifest.settings.event_subscriptions.bot_events]) {
      expect(security).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, 'mu'));
    }
  });

  it('has no other event in docs/security.md', () => {
    const security = readFileSync(join(root, 'docs/security.md'), 'utf8');
    const events = /^## Events$(.*?)^## /msu.exec(security)?.[1] ?? '';
    const named = [...events.matchAll(/^\| `([a-z_.]+)` +\|/gmu)].map((match) => match[1]);
    expect(named.sort()).toEqual([...manifest.settings.event_subscriptions.bot_events].sort());
  });

  it('uses Socket Mode, without URLs to fill in', () => {
    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(manifest)).not.toContain('http');
  });

  it('becomes an HTTP manifest with the lines in docs/operations.md', () => {
    const operations = readFileSync(join(root, 'docs/operations.md'), 'utf8');
    const yaml = /<!-- manifest: http -->\s*```yaml\n(.*?)```/su.exec(operations)?.[1];
    expect(yaml).toBeDefined();
    const http = manifestSchema.parse(merge(source, parse(yaml!)));
    expect(http.settings.socket_mode_enabled).toBe(false);
    expect(http.settings.interactivity.request_url).toBe(http.settings.event_subscriptions.request_url);
    expect(http.features.slash_commands[0]!.url).toMatch(/\/slack\/events$/u);
  });
});

/** Merges `over` into `base`: objects by key, lists by item. */
function merge(base: unknown, over: unknown): unknown {
  if (typeof base !== 'object' || base === null || typeof over !== 'object' || over === null) return over;
  if (Array.isArray(base) && Array.isArray(over))
    return base.map((item, at) => (at in over ? merge(item, over[at]) : item));
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) merged[key] = key in merged ? merge(merged[key], value) : value;
  return merged;
}
