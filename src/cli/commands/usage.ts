import type { Command } from 'commander';
import { UsageFault } from '../../model/fault.js';
import { UsageError } from '../errors.js';

/** A wrong usage that shows only while a command runs, to it or to the library, is told as commander tells those it finds. */
export async function tellingUsage<T>(command: Command, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UsageError || error instanceof UsageFault) command.error(`error: ${error.message}`);
    throw error;
  }
}
