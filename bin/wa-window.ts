#!/usr/bin/env node
import module from 'node:module';
import { isVersionAsked, version } from '../src/cli/version.js';

// Node keeps compiled code from 22.8 on: the next run begins sooner.
(module as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();

const program = () => import('../src/cli/process.js');

// What a script asks often needs no program.
if (isVersionAsked(process.argv.slice(2))) {
  process.stdout.once('error', (error: Error) => void program().then(({ outputFailed }) => outputFailed(error)));
  process.stdout.write(`${version()}\n`);
} else void program().then(({ runProcess }) => runProcess());
