/** How the results of `verify` can be written. */
export const VERIFY_FORMATS = ['tty', 'json', 'tap', 'junit', 'github'] as const;
export type VerifyFormat = (typeof VERIFY_FORMATS)[number];
