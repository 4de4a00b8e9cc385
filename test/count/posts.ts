function posted(value: object): string {
  const metadata = { display_phone_number: '551130001000', phone_number_id: '42' };
  const changes = [{ value: { messaging_product: 'whatsapp', metadata, ...value }, field: 'messages' }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '100', changes }] });
}

/** A webhook, and when it was sent, in seconds. */
export interface Line {
  readonly at: number;
  readonly text: string;
}

export function wrote(at: number, contact: string, ad = false): Line {
  const referral = ad && { referral: { source_type: 'ad', source_id: '1', ctwa_clid: 'c' } };
  const message = { from: contact, id: `in.${contact}.${at}`, timestamp: String(at), type: 'text', ...referral };
  return { at, text: posted({ messages: [message] }) };
}

export function status(at: number, contact: string, id: string, word: string, more: object = {}): Line {
  const told = { id, status: word, timestamp: String(at), recipient_id: contact, ...priced('service'), ...more };
  return { at, text: posted({ statuses: [told] }) };
}

export function priced(category: string, type = 'regular') {
  return { pricing: { billable: type === 'regular', pricing_model: 'PMP', category, type } };
}

/** In order of time. */
export function log(lines: readonly Line[]): string {
  return [...lines]
    .sort((a, b) => a.at - b.at)
    .map(({ text }) => `${text}\n`)
    .join('');
}
