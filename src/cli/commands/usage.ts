import type { Command } from 'commander';
import { UsageError } from '../errors.js';

/** A wrong usage that shows only while a command runs is told as commander tells those it finds itself. */
export async function tellingUsage<T>(command: Command, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UsageError) command.error(`error: ${error.message}`);
    throw error;
  }
}
