/** "Firefox on Windows": what a person would call the browser that a program line describes. */
export function programName(line: string | null): string {
  if (!line) return 'Unknown program';
  const first = (names: readonly (readonly [sign: RegExp, name: string])[]) =>
    names.find(([sign]) => sign.test(line))?.[1];
  // The order matters: most browsers also claim to be an older one.
  const browser = first([
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ]);
  const system = first([
    [/iPhone|iPad/, 'iOS'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'macOS'],
    [/Linux/, 'Linux'],
  ]);
  if (!browser && !system) return line.slice(0, 60);
  return [browser ?? 'A program', system].filter(Boolean).join(' on ');
}
