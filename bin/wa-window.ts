#!/usr/bin/env node
import module from 'node:module';

// Node keeps compiled code from 22.8 on: the next run begins sooner.
(module as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();

const { main } = await import('../src/cli/main.js');
const { processIo } = await import('../src/cli/process.js');
process.exitCode = await main(process.argv.slice(2), processIo());
