/** The program was used wrongly: exit 2. The message says what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A configuration or rule file that cannot be used: exit 3. One line a fault, with its place. */
export class InvalidDocument extends Error {
  override readonly name = 'InvalidDocument';
}

/** The system refused to write: exit 3. */
export class UnableToWrite extends Error {
  override readonly name = 'UnableToWrite';
}

/** Whoever read our output has gone (`| head`): nothing is wrong. */
export class ClosedPipe extends Error {
  override readonly name = 'ClosedPipe';
}

export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | null)?.code;
}

/** Whether the operating system said no, as against a fault of ours. */
export function isRefusal(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** `permission denied` out of `EACCES: permission denied, open '/some/path'`. */
export function reasonOf(error: Error): string {
  return /^[A-Z]+: ([^,]+), /.exec(error.message)?.[1] ?? error.message;
}
