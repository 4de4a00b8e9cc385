/** Where the statements of the rule catalogue come from. */
interface Source {
  readonly title: string;
  /** A public address; null where there is none. */
  readonly link: string | null;
}

export const SOURCES = {
  'S-A': {
    title: 'Meta: Conversation-based pricing (deprecated page)',
    link: 'https://developers.facebook.com/docs/whatsapp/conversation-based-pricing',
  },
  'S-B': {
    title: 'Meta: Pricing on the WhatsApp Business Platform',
    link: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/pricing',
  },
  'S-C': {
    title: 'Meta: Upcoming pricing updates for Meta Business Agent, service and utility messages (2026)',
    link: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/pricing',
  },
  'S-D': {
    title: 'Meta: Pricing page of 30 September 2026, as quoted by third parties',
    link: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/pricing',
  },
  'S-G': {
    title: 'Meta: status webhook, analytics, authentication-international rates, groups, time to live, limits',
    link: 'https://developers.facebook.com/docs/whatsapp',
  },
  'S-H': {
    title: 'Meta: Send messages',
    link: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages',
  },
  'S-I': { title: 'Tests of an open-source pricing engine', link: 'https://github.com/fabianocruz/whatsapp-simulator' },
  'S-J': { title: 'Mirror of Meta’s changelog', link: 'https://github.com/froggy1014/meta-cloud-api' },
  'S-K': { title: 'Meta: pricing pages of 2024', link: 'https://developers.facebook.com/docs/whatsapp/pricing' },
  'S-L': {
    title: 'Vendor documentation of the notification era',
    link: 'https://github.com/Nexmo/nexmo-developer',
  },
  calling: {
    title: 'Meta: Obtain user call permissions, with the call_permission_reply webhook (November 2025)',
    link: 'https://developers.facebook.com/docs/whatsapp/cloud-api/calling',
  },
  recorded: { title: 'Timestamps and pricing fields of recorded webhook traffic', link: null },
  vendors: { title: 'Documentation of several messaging vendors', link: null },
  bird: {
    title: 'Bird: Customer service window',
    link: 'https://docs.bird.com/api/channels-api/supported-channels/programmable-whatsapp/customer-service-window',
  },
  highlevel: {
    title: 'HighLevel: WhatsApp customer service window check',
    link: 'https://help.gohighlevel.com',
  },
  care: { title: 'WhatsApp for Business customer care window (an integrator’s page of 2019)', link: null },
  contract: { title: 'This project’s own definition', link: null },
} as const satisfies Record<string, Source>;

export type SourceKey = keyof typeof SOURCES;
