import { letters, type Keyed } from './keyed.js';

/**
 * What names of fields, and Meta's own words in them, are made of. A list of what may stay: a word that is not here could
 * be anybody's name.
 */
const WORDS = new Set(
  `
  object whatsapp business account entry id ids changes change field fields value values messaging product metadata
  display phone number numbers time timestamp expiration created creation updated sent received delivered read failed
  played accepted pending deleted warning queued submitted enqueued mismatch status statuses message messages msg contact
  contacts profile name names username user users parent wa from to recipient participant logical type types text body
  image video audio voice document sticker location interactive button buttons reply replies list order reaction edit
  revoke system request welcome unsupported unknown system context forwarded frequently referred catalog retailer item
  items quantity price currency referral source url uri headline media thumbnail ctwa clid ad ads post identity
  acknowledged hash key errors error code title details data href biz opaque callback conversation origin pricing billable
  model category categories regular free customer service entry point group groups tier month effective region cbp pmp nbp
  marketing utility authentication international lite referral conversion initiated initated individual payment payments
  call calls connect terminate direction inbound outbound start end duration event ringing rejected emoji caption filename
  mime sha sha256 voice animated link file address addresses city country state street zip emails email org company
  department birthday phones urls formatted first last middle suffix prefix latitude longitude nfm flow response json
  payload template templates component components parameter parameters language locale policy deterministic header footer
  action actions section sections row rows description sub index format example version changed new old customer user
  history history threads thread phase chunk progress smb app echoes echo sync state preferences preference stop resume
  detail update updates previous current correct volume based auth intl eligibility exception countries payment method
  reason quality score limit max min flows alerts alert review security capability decision disabled disable info
  ban restriction webhook webhooks body params query headers request method host path port ip agent accept encoding
  content length x hub signature forwarded for proto real connection keep alive cookie trace span parent amzn cf ray
  via cache control api gs target core ignored level log logger severity pid hostname stream stdout stderr kubernetes
  stack thread process env environment records record events attributes labels label tag tags campaign channel inbox
  dir in out author sender end contact mobile msisdn hour at datetime date when kind hsm waba our uuid sid wamid on
  delivery deliverytime delivered read rules timezone rate card total count size page paging cursors before after next
  success result results true false null none get post put utc kind incoming outgoing client agent bot chat plain form
  session photo picture note ptt pdf vcard opted opt subscribe subscribed unsubscribe unsubscribed seen expired
  undelivered undeliverable sending page cta click delete deleted poll media placeholder ephemeral album pin keep
  general purpose ai max mm lite api payment configuration captured refunded transaction reference amount discount
  shipping tax subtotal offset digital physical goods brl inr sgd eur usd mxn granted permission permanent background
  supported biometric enabled is has not and or of by with without the verified meta facebook cloud premises
  `
    .trim()
    .split(/\s+/),
);

/** A log has few names, again and again. */
const JUDGED = new Map<string, boolean>();
const MOST_JUDGED = 2000;

/** Whether every part of a name such as `recipient_id` or `phoneNumber` is such a word. */
export function isKnownName(name: string): boolean {
  const judged = JUDGED.get(name);
  if (judged !== undefined) return judged;
  if (JUDGED.size >= MOST_JUDGED) JUDGED.clear();
  const isKnown = isMadeOfWords(name);
  JUDGED.set(name, isKnown);
  return isKnown;
}

function isMadeOfWords(name: string): boolean {
  const parts = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_.@:/-]+/)
    .filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => WORDS.has(part));
}

/** A name, or a word of a list that this version does not know: it stays unknown, and the same everywhere. */
export function otherName(keyed: Keyed, name: string): string {
  return `word_${letters(keyed(`word\n${name}`), 10)}`;
}
