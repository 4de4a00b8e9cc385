import { createRequire } from 'node:module';

/** The package asks for itself by name, which works from the sources and from the built files alike. */
export function version(): string {
  const manifest = createRequire(import.meta.url)('wa-window/package.json') as { version: string };
  return manifest.version;
}
