/** Where the statements of the rule catalogue come from. */
export interface Source {
  readonly title: string;
  /** A public address, where one is known. */
  readonly where: string;
}

export const SOURCES = {
  'S-A': {
    title: 'Meta: Conversation-based pricing (deprecated page)',
    where: 'developers.facebook.com/docs/whatsapp/conversation-based-pricing',
  },
  'S-B': {
    title: 'Meta: Pricing on the WhatsApp Business Platform',
    where: 'developers.facebook.com/documentation/business-messaging/whatsapp/pricing',
  },
  'S-C': {
    title: 'Meta: Upcoming pricing updates for Meta Business Agent, service and utility messages (2026)',
    where: 'developers.facebook.com/documentation/business-messaging/whatsapp/pricing',
  },
  'S-D': {
    title: 'Meta: Pricing page of 30 September 2026, as quoted by third parties',
    where: 'developers.facebook.com/documentation/business-messaging/whatsapp/pricing',
  },
  'S-G': {
    title: 'Meta: status webhook, analytics, authentication-international rates, groups, time to live, limits',
    where: 'developers.facebook.com/docs/whatsapp',
  },
  'S-H': {
    title: 'Meta: Send messages',
    where: 'developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages',
  },
  'S-I': { title: 'Tests of an open-source pricing engine', where: 'github.com/fabianocruz/whatsapp-simulator' },
  'S-J': { title: 'Mirror of Meta’s changelog', where: 'github.com/froggy1014/meta-cloud-api' },
  'S-K': { title: 'Meta: pricing pages of 2024', where: 'developers.facebook.com/docs/whatsapp/pricing' },
  'S-L': {
    title: 'Vendor documentation of the notification era',
    where: 'github.com/Nexmo/nexmo-developer and github.com/sinch/docs',
  },
  recorded: { title: 'Timestamps and pricing fields of recorded webhook traffic', where: 'not published' },
  vendors: { title: 'Documentation of several messaging vendors', where: 'their help pages' },
  bird: {
    title: 'Bird: Customer service window',
    where: 'docs.bird.com/api/channels-api/supported-channels/programmable-whatsapp/customer-service-window',
  },
  highlevel: {
    title: 'HighLevel: WhatsApp customer service window check',
    where: 'help.gohighlevel.com',
  },
  care: { title: 'WhatsApp for Business customer care window (an integrator’s page of 2019)', where: 'not public' },
  contract: { title: 'This project’s own definition', where: 'README.md' },
} as const satisfies Record<string, Source>;

export type SourceKey = keyof typeof SOURCES;
