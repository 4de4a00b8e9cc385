import manifest from 'wa-window/package.json' with { type: 'json' };

const FLAGS: ReadonlySet<string> = new Set(['--version', '-V']);

export function isVersionAsked([first = '', ...others]: readonly string[]): boolean {
  return others.length === 0 && FLAGS.has(first);
}

export function version(): string {
  return manifest.version;
}
