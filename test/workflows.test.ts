import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = new URL('../', import.meta.url).pathname;
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const FOLDER = '.github/workflows';
const FILES = readdirSync(join(root, FOLDER)).map((name) => join(FOLDER, name));

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Job {
  uses?: string;
  needs?: string;
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  strategy?: { matrix: Record<string, unknown[]> };
  steps?: Step[];
}

interface Workflow {
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  concurrency?: { group: string };
  jobs: Record<string, Job>;
}

const workflowIn = (file: string) => parse(read(file)) as Workflow;
const stepsIn = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps = [] }) => steps);

/** What a job may write to besides nothing, with the job that needs it. */
const MAY_WRITE: Record<string, string[]> = {
  'publish.yml image': ['packages'],
  'codeql.yml analyze': ['security-events'],
};

describe.each(FILES)('%s', (file) => {
  const workflow = workflowIn(file);

  it('grants nothing by default, and each job only what it needs', () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, job] of Object.entries(workflow.jobs)) {
      const { contents, ...others } = job.permissions ?? {};
      expect(contents, name).toBe('read');
      const may = MAY_WRITE[`${file.split('/').at(-1)} ${name}`] ?? [];
      expect(others, name).toEqual(Object.fromEntries(may.map((scope) => [scope, 'write'])));
    }
  });

  it('pins every action by its commit, with the version beside it, and leaves no credentials in the checkout', () => {
    const lines = read(file)
      .split('\n')
      .filter((line) => /^\s*(?:- )?uses:/u.test(line));
    for (const line of lines.filter((each) => !each.includes('uses: ./'))) {
      expect(line).toMatch(/uses: [\w-]+(?:\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u);
    }
    for (const { uses, with: options } of stepsIn(workflow)) {
      if (uses?.startsWith('actions/checkout@')) expect(options).toEqual({ 'persist-credentials': false });
    }
  });

  it('puts nothing that an outsider wrote into a shell', () => {
    for (const { run } of stepsIn(workflow)) expect(run ?? '').not.toContain('${{');
  });

  it('replaces its own older runs, and ends in time', () => {
    expect(workflow.concurrency?.group).toContain('github.ref');
    for (const [name, job] of Object.entries(workflow.jobs)) {
      if (job.uses === undefined) expect(job['timeout-minutes'], name).toBeLessThanOrEqual(60);
    }
  });
});

describe('the workflows together', () => {
  it('name one version of each action', () => {
    const commits = new Map<string, Set<string>>();
    for (const { uses } of FILES.flatMap((file) => stepsIn(workflowIn(file)))) {
      const [name = '', commit = ''] = (uses ?? '').split('@');
      const repository = name.split('/').slice(0, 2).join('/');
      commits.set(repository, (commits.get(repository) ?? new Set()).add(commit));
    }
    for (const [name, found] of commits) expect(found.size, name).toBe(1);
  });

  it('test every even release of Node.js from the oldest that package.json allows to beyond the image’s', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    const oldest = Number(/^>=(\d+)\.\d+\.\d+$/u.exec(engines.node)?.[1]);
    const image = Number(/^FROM node:(\d+)/mu.exec(read('Dockerfile'))?.[1]);
    const tested = workflowIn(join(FOLDER, 'ci.yml')).jobs.check?.strategy?.matrix.node as number[];
    expect(tested[0]).toBe(oldest);
    expect(tested).toContain(image);
    for (const [index, line] of tested.entries()) expect(line).toBe(oldest + 2 * index);
    expect(Math.max(...tested)).toBeGreaterThan(image);
  });

  it('publish only what all checks have passed, for both processors, with its parts and its origin', () => {
    const { on, jobs } = workflowIn(join(FOLDER, 'publish.yml'));
    expect(on).toEqual({ push: { tags: ['v*'] } });
    expect(jobs.ci?.uses).toBe('./.github/workflows/ci.yml');
    expect(jobs.image?.needs).toBe('ci');
    expect(workflowIn(join(FOLDER, 'ci.yml')).on).toHaveProperty('workflow_call');
    const build = jobs.image?.steps?.find(({ uses }) => uses?.startsWith('docker/build-push-action@'));
    expect(build?.with).toMatchObject({ platforms: 'linux/amd64,linux/arm64', sbom: true, provenance: 'mode=max' });
  });

  it('run only files that exist', () => {
    const text = FILES.map(read).join('\n');
    const files = [...text.matchAll(/(?:--file |run: )((?:\.ci\/)?[\w./-]+(?:\.yml|\/run))/gu)].map(
      ([, name = '']) => name,
    );
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect(existsSync(join(root, file)), file).toBe(true);
  });
});

describe('.github/dependabot.yml', () => {
  it('renews packages, actions and images', () => {
    const { updates } = parse(read('.github/dependabot.yml')) as { updates: Record<string, unknown>[] };
    const ecosystems = updates.map((update) => update['package-ecosystem']);
    expect(ecosystems.sort()).toEqual(['docker', 'docker-compose', 'github-actions', 'npm']);
  });
});
