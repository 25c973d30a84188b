import { expect, it } from 'vitest';
import { drawPassages } from '../../scripts/draw-passages.ts';

const places = (text: string) => [...text.matchAll(/^## (\S+\/\S+|README\.md:\d+)/gmu)].map(([, place]) => place);

it.each(['en', 'ja'])('draws as many passages as asked for, in %s', (locale) => {
  const drawn = drawPassages(['--seed', '22', '--count', '10', '--locale', locale]);
  expect(places(drawn).length).toBeGreaterThanOrEqual(10);
  expect(drawn).not.toContain(locale === 'en' ? '## lessons/ja/' : '## lessons/en/');
});

it('draws the same passages with the same seed, and others with another', () => {
  const draw = (seed: string) => drawPassages(['--seed', seed, '--locale', 'ja']);
  expect(draw('22')).toBe(draw('22'));
  expect(draw('22')).not.toBe(draw('23'));
});

it('refuses a language that the course does not have', () => {
  expect(() => drawPassages(['--locale', 'xx'])).toThrow('--locale xx: choose en or ja');
});
