/** An error that a business meets when it sends, by the code of Meta or of a vendor. */
export interface ErrorCode {
  readonly title: string;
  readonly meaning: string;
  /** What it says of the charge. */
  readonly charge: 'not charged' | 'not about a message';
  /** Rule ids that explain it. */
  readonly rules: readonly string[];
  readonly remedy: string;
}

const OUTSIDE_WINDOW = {
  meaning: 'More than 24 hours have passed since the customer’s last message, and the message was no template.',
  charge: 'not charged',
  rules: ['1.7', '1.2'],
  remedy: 'Send a template, or wait for the customer to write.',
} as const;

/** Codes worth naming; those of vendors mean what Meta’s 131047 means. */
export const ERROR_CODES: Readonly<Record<string, ErrorCode>> = {
  '131047': { title: 'Meta: re-engagement message', ...OUTSIDE_WINDOW },
  '470': { title: 'Meta (on-premises) and Gupshup: outside the window', ...OUTSIDE_WINDOW },
  '63016': { title: 'Twilio: outside the window', ...OUTSIDE_WINDOW },
  '1022': { title: '8x8: message window expired', ...OUTSIDE_WINDOW },
  '1340': { title: 'Vonage: outside the allowed window', ...OUTSIDE_WINDOW },
  '131026': {
    title: 'Meta: undeliverable',
    meaning: 'The message could not be delivered to this customer.',
    charge: 'not charged',
    rules: ['4.1'],
    remedy: 'Check that the number uses WhatsApp and has accepted its terms.',
  },
  '131049': {
    title: 'Meta: not delivered to keep the ecosystem healthy',
    meaning: 'Meta withheld a marketing message: the customer’s marketing limit, or a number in the United States.',
    charge: 'not charged',
    rules: ['2f.12', '2e.7'],
    remedy: 'Do not retry at once; answer inside the window, or reach the customer another way.',
  },
  '131050': {
    title: 'Meta: the customer stopped marketing messages',
    meaning: 'The customer has asked to receive no marketing from this business.',
    charge: 'not charged',
    rules: ['4.1', '7.4'],
    remedy: 'Take the customer out of marketing sends until they opt in again.',
  },
  '130472': {
    title: 'Meta: the customer’s number is part of an experiment',
    meaning: 'Meta withholds marketing from some customers for a while.',
    charge: 'not charged',
    rules: ['4.1'],
    remedy: 'Reach the customer another way; a message of theirs lifts it.',
  },
  '130497': {
    title: 'Meta: business restricted in this country',
    meaning: 'The business may not message customers of this country.',
    charge: 'not charged',
    rules: ['4.1'],
    remedy: 'Check Meta’s commerce policy for the country.',
  },
  '131042': {
    title: 'Meta: payment problem',
    meaning: 'The account has no working payment method, or may not be billed.',
    charge: 'not charged',
    rules: ['2f.7'],
    remedy: 'Repair the payment method of the account.',
  },
  '131051': {
    title: 'Meta: unsupported message type',
    meaning: 'The customer sent something that this interface cannot show; they did write.',
    charge: 'not about a message',
    rules: ['1.5'],
    remedy: 'Nothing to repair: the window is open.',
  },
};
