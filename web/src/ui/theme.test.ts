// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/*
 * Every pair of colors that is used together, with its contrast: text at the strictest level of WCAG 2.2 (7:1), parts at 3:1. A changed token that would make
 * text harder to read fails here.
 */

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');

function tokens(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`theme.css has no ${selector}`);
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(one: string, two: string): number {
  const [dark, light] = [luminance(one), luminance(two)].sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const grounds = ['canvas', 'surface', 'raised', 'hover'];
const kinds = ['teal', 'blue', 'violet', 'rose', 'orange', 'amber', 'green', 'slate'];
const textPairs: [text: string, ground: string][] = [
  ...['ink', 'ink-muted', 'accent', 'danger', 'info', 'good', 'warn'].flatMap((text) =>
    grounds.map((ground): [string, string] => [text, ground]),
  ),
  ...['info', 'good', 'warn', 'danger'].flatMap((tone): [string, string][] => [
    [tone, `${tone}-quiet`],
    ['ink', `${tone}-quiet`],
  ]),
  ['ink', 'accent-quiet'],
  ['ink-muted', 'accent-quiet'],
  ['accent', 'accent-quiet'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-strong'],
  ...kinds.flatMap((kind): [string, string][] => [
    ['ink', `kind-${kind}-quiet`],
    ['ink-muted', `kind-${kind}-quiet`],
  ]),
];
const partPairs: [part: string, ground: string][] = [
  ...['line-control', 'focus', 'accent', 'danger', ...kinds.map((kind) => `kind-${kind}`)].flatMap((part) =>
    ['canvas', 'surface', 'raised'].map((ground): [string, string] => [part, ground]),
  ),
  ...kinds.map((kind): [string, string] => [`kind-${kind}`, `kind-${kind}-quiet`]),
];

const themes = { light: tokens(':root'), dark: tokens(':root[data-theme="dark"]') };

for (const [name, theme] of Object.entries(themes)) {
  const color = (token: string) => {
    const value = theme.get(token);
    if (!value) throw new Error(`The ${name} theme has no --${token}`);
    return value;
  };
  test.each(textPairs)(`in the ${name} theme %s can be read on %s`, (text, ground) => {
    expect(contrast(color(text), color(ground))).toBeGreaterThanOrEqual(7);
  });
  test.each(partPairs)(`in the ${name} theme %s can be told from %s`, (part, ground) => {
    expect(contrast(color(part), color(ground))).toBeGreaterThanOrEqual(3);
  });
}

test('both themes decide the same roles', () => {
  expect([...themes.dark.keys()].sort()).toEqual([...themes.light.keys()].sort());
});
