/**
 * WhatsApp's windows, entry points, conversations and charges a second time: written from the rule book and the contract
 * alone, sharing no code with src/. It walks every minute and looks at plain lists; it is slow and means to be plain.
 * Numbers in comments are rules of the rule book, C… its contested points, all taken at their defaults. Money, countries
 * and used-up allowances are left out.
 */

export type Rules = 'nbp' | 'cbp-2022' | 'cbp-2023' | 'cbp-2024' | 'pmp-2025' | 'pmp-2026';
export type TemplateCategory = 'marketing' | 'utility' | 'authentication';
export type Category = TemplateCategory | 'service' | 'referral_conversion' | 'user_initiated' | 'business_initiated';

/** Something the customer did. */
export interface Inbound {
  readonly from: 'customer';
  readonly what: 'text' | 'ad' | 'call' | 'reaction';
  readonly name: string;
  readonly minute: number;
  /** Which of several happenings of one minute and kind comes first. */
  readonly order: number;
}

/** Something the business sent, and what became of it: it arrived, it failed, or nothing was ever heard of it. */
export interface Outbound {
  readonly from: 'business';
  readonly what: TemplateCategory | 'free_form' | 'reaction';
  readonly name: string;
  readonly minute: number;
  readonly order: number;
  readonly fate: { readonly kind: 'delivered' | 'failed'; readonly minute: number } | { readonly kind: 'never' };
}

export type Happening = Inbound | Outbound;

/** What the walk has to know about the world outside the timeline. */
export interface Book {
  readonly rulesAt: (minute: number) => Rules;
  /** Length in minutes of an entry point whose reply is sent at a minute; 0 where the era has none. */
  readonly entryPointLength: (minute: number) => number;
  /** Whether the 1,000 free units of some eras exist: only on a calendar, and never used up in these timelines. */
  readonly allowances: boolean;
}

export interface Charge {
  /** Delivery, or sending for what was not delivered. */
  readonly minute: number;
  readonly category: Category;
  readonly type: string;
}

export interface Verdict {
  readonly name: string;
  readonly charge: Charge | 'rejected';
}

/** `[from, until)`. */
export interface Window {
  readonly from: number;
  until: number;
  readonly openedBy: string;
  readonly refreshedBy: string[];
}

/** `[from, until)`, from the moment the reply was sent; known since `knownAt`, when it was delivered. */
export interface EntryPoint {
  readonly from: number;
  readonly until: number;
  readonly knownAt: number;
  readonly openedBy: string;
  /** Its face in the conversation eras. */
  readonly conversation: Conversation | null;
}

/** A conversation is planned when its first message is sent, and opens when one of its messages is delivered. */
export interface Conversation {
  readonly category: Category;
  readonly plannedFor: Outbound;
  readonly until: number;
  /** Messages of it that are on their way, or of which nothing was ever heard. */
  waiting: Outbound[];
  openedAt: number | null;
  openedBy: string | null;
  /** Delivered messages. */
  members: number;
  /** Whether the rules charge it, before allowances. */
  charged: boolean;
  closedAt: number | null;
  closedBy: 'expiry' | 'entry_point' | null;
}

interface Ad {
  readonly minute: number;
  answered: boolean;
  /** The one that a reply to it opened. */
  entryPoint: EntryPoint | null;
}

/** What was true of an accepted message when it was sent. */
interface Sent {
  readonly windowOpen: boolean;
  readonly unansweredAds: readonly Ad[];
  readonly conversation: Conversation | null;
}

/** Questions that the texts leave open, or on which the product takes another side than this model. */
export type Dispute =
  | 'nbp: window at sending or at delivery'
  | 'most recently delivered or most recently sent'
  | 'a message of a conversation that is over arrives within an entry point'
  | 'a message sent before an entry point arrives after it'
  | 'a message sent before an entry point arrives within it after the switch'
  | 'a message from one entry point arrives within the next'
  | 'a reply is on its way when its ad is answered within an entry point'
  | 'an entry point of the message era follows one of the conversation era'
  | 'the length of an entry point changes between reply and delivery';

export interface Told {
  readonly verdicts: readonly Verdict[];
  readonly windows: readonly Window[];
  readonly entryPoints: readonly EntryPoint[];
  /** Those that opened. */
  readonly conversations: readonly Conversation[];
  /** By minute, after all that is stamped with it, in the code of `stateCode`. */
  readonly states: readonly number[];
  /** The questions that this timeline turns on. */
  readonly disputed: ReadonlySet<Dispute>;
}

const DAY = 24 * 60;
const CATEGORIES = ['marketing', 'utility', 'authentication', 'service', 'user_initiated', 'business_initiated'];

/** One number for: is the window open, is an entry point, and which other conversations. */
export function stateCode(window: boolean, entryPoint: boolean, conversations: readonly string[]): number {
  let code = (window ? 1 : 0) + (entryPoint ? 2 : 0);
  for (const category of conversations) code |= 4 << CATEGORIES.indexOf(category);
  return code;
}

/** Walks from minute 0 to `last`, and on until all that is open has ended. */
export function walk(story: readonly Happening[], last: number, book: Book): Told {
  const inbound: Inbound[] = [];
  const outbound: Outbound[] = [];
  /** The minutes with something stamped; in all others only time passes. */
  const busy = new Set<number>();
  for (const happening of [...story].sort((a, b) => a.order - b.order)) {
    busy.add(happening.minute);
    if (happening.from === 'customer') {
      inbound.push(happening);
    } else {
      outbound.push(happening);
      if (happening.fate.kind !== 'never') busy.add(happening.fate.minute);
    }
  }

  const windows: Window[] = [];
  const ads: Ad[] = [];
  const entryPoints: EntryPoint[] = [];
  const planned: Conversation[] = [];
  const opened: Conversation[] = [];
  const sent = new Map<Outbound, Sent>();
  const verdicts: Verdict[] = [];
  const states: number[] = [];
  const disputed = new Set<Dispute>();

  for (let minute = 0; minute <= last || (states.at(-1) ?? 0) > 0; minute++) {
    // C1: what ends at this minute has ended before anything else happens in it.
    for (const conversation of opened) if (conversation.until === minute) expire(conversation);
    if (busy.has(minute)) replay(minute);
    const open = opened.filter(({ closedAt, category }) => closedAt === null && category !== 'referral_conversion');
    states.push(
      stateCode(
        windowOpenAt(minute),
        entryPointAround(minute) !== null,
        open.map(({ category }) => category),
      ),
    );
  }
  for (const message of outbound) {
    if (message.fate.kind === 'delivered' || !sent.has(message)) continue;
    const category = ownCategory(message, book.rulesAt(message.minute));
    verdicts.push({ name: message.name, charge: { minute: message.minute, category, type: 'not_delivered' } });
  }
  return { verdicts, windows, entryPoints, conversations: opened, states, disputed };

  /** contract §1: the customer first, then what is sent, then what became of it. */
  function replay(minute: number): void {
    for (const message of inbound) if (message.minute === minute) receive(message);
    for (const message of outbound) if (message.minute === minute) send(message);
    for (const message of outbound) {
      const at = sent.get(message);
      if (at === undefined || message.fate.kind === 'never' || message.fate.minute !== minute) continue;
      if (message.fate.kind === 'failed') settle(message, at);
      else verdicts.push({ name: message.name, charge: { minute, ...deliver(message, at, minute) } });
    }
  }

  // --- The window: 24 h from the customer's latest message or call (1.1, 1.2); a reaction is none (C7).

  function receive({ what, name, minute }: Inbound): void {
    if (what === 'reaction') return;
    if (what === 'ad') ads.push({ minute, answered: false, entryPoint: null });
    const current = windows.find(({ until }) => minute < until);
    if (current === undefined) {
      windows.push({ from: minute, until: minute + DAY, openedBy: name, refreshedBy: [] });
    } else {
      current.until = minute + DAY;
      current.refreshedBy.push(name);
    }
  }

  function windowOpenAt(minute: number): boolean {
    return windows.some(({ from, until }) => from <= minute && minute < until);
  }

  // --- Sending: the message is judged, and what it belongs to is decided (contract §2).

  function send(message: Outbound): void {
    const { minute, what, name } = message;
    const windowOpen = windowOpenAt(minute);
    // 1.7, 3.7: free-form and reactions need an open window, entry point or not.
    if ((what === 'free_form' || what === 'reaction') && !windowOpen) {
      verdicts.push({ name, charge: 'rejected' });
      return;
    }
    // Reactions open nothing (contract §2), so they answer no ad and belong to no conversation.
    const unansweredAds = what === 'reaction' ? [] : ads.filter((ad) => !ad.answered && minute < ad.minute + DAY);
    const conversation = what === 'reaction' ? null : choose(message);
    sent.set(message, { windowOpen, unansweredAds, conversation });
  }

  /** The conversation to belong to; a new one is planned where none fits, and none within an entry point (3.6). */
  function choose(message: Outbound): Conversation | null {
    const rules = book.rulesAt(message.minute);
    const fits = (conversation: Conversation) => isLive(conversation, message.minute) && takes(conversation, message);
    if (entryPointAround(message.minute) !== null) return null;
    if (!rules.startsWith('cbp')) {
      // 2e.6: a utility conversation opened before the switch keeps its templates free until it ends; no other does.
      return (message.what === 'utility' ? opened.find(fits) : undefined) ?? null;
    }
    // C10: of several open ones the most recently opened; else one that its messages on their way may yet open.
    const delivered = opened.findLast(fits);
    const latest = planned.findLast(fits);
    if (delivered !== undefined && delivered !== latest) disputed.add('most recently delivered or most recently sent');
    const conversation = delivered ?? latest;
    if (conversation === undefined) return plan(message);
    conversation.waiting.push(message);
    return conversation;
  }

  /**
   * C4: its end counts from the sending of the message that it was planned for, whichever member is delivered first. (The
   * texts could also mean the sending of the first one delivered.)
   */
  function plan(message: Outbound): Conversation {
    const conversation: Conversation = {
      category: ownCategory(message, book.rulesAt(message.minute)),
      plannedFor: message,
      until: message.minute + DAY,
      waiting: [message],
      openedAt: null,
      openedBy: null,
      members: 0,
      charged: false,
      closedAt: null,
      closedBy: null,
    };
    planned.push(conversation);
    return conversation;
  }

  function isLive({ closedAt, until, openedAt, waiting }: Conversation, minute: number): boolean {
    return closedAt === null && minute < until && (openedAt !== null || waiting.length > 0);
  }

  /** 2b.2: one session takes all. 2c.1, 2c.2: a template looks for its own category, free-form for any. */
  function takes({ category }: Conversation, { what, minute }: Outbound): boolean {
    return book.rulesAt(minute) === 'cbp-2022' || what === 'free_form' || category === what;
  }

  function ownCategory({ what, minute }: Outbound, rules: Rules): Category {
    // 2b.2: what is sent within the window answers the customer; the rest is the business's own initiative.
    if (rules === 'cbp-2022') return windowOpenAt(minute) ? 'user_initiated' : 'business_initiated';
    return what === 'free_form' || what === 'reaction' ? 'service' : what;
  }

  // --- Delivery: only now something opens or is charged (4.1).

  /** A failed message leaves its conversation to the other members (C4). */
  function settle(message: Outbound, { conversation }: Pick<Sent, 'conversation'>): void {
    if (conversation === null) return;
    conversation.waiting = conversation.waiting.filter((other) => other !== message);
  }

  function deliver(message: Outbound, at: Sent, minute: number): Omit<Charge, 'minute'> {
    settle(message, at);
    const rules = book.rulesAt(minute);
    // 2f.6: always free.
    if (message.what === 'reaction') return { category: ownCategory(message, rules), type: 'not_chargeable' };
    const entryPoint = rules === 'nbp' ? null : entryPointOf(message, at, minute, rules);
    if (entryPoint !== null) {
      if (entryPoint.conversation !== null) entryPoint.conversation.members++;
      return { category: 'referral_conversion', type: 'free_entry_point' };
    }
    if (rules === 'nbp') return asNotification(message, at, minute);
    if (rules === 'pmp-2025' || rules === 'pmp-2026') return asMessage(message, at, rules);
    return inConversation(message, at, rules);
  }

  // --- The entry point: from the reply to an ad message younger than 24 h (3.2, 3.3, 3.4).

  function entryPointAround(minute: number): EntryPoint | null {
    return entryPoints.find(({ from, until }) => from <= minute && minute < until) ?? null;
  }

  /** The entry point that makes a delivered message free, opened by it if it is the reply that does. */
  function entryPointOf(message: Outbound, at: Sent, minute: number, rules: Rules): EntryPoint | null {
    const unanswered = at.unansweredAds.filter(({ answered }) => !answered);
    for (const ad of unanswered) ad.answered = true;
    if (entryPoints.some(({ from, until }) => message.minute < from && until <= minute))
      disputed.add('a message sent before an entry point arrives after it');

    const sentIn = entryPointAround(message.minute);
    const arrivedIn = entryPointAround(minute);
    if (sentIn !== null) {
      if (arrivedIn !== null && arrivedIn !== sentIn)
        disputed.add('a message from one entry point arrives within the next');
      return sentIn;
    }
    if (at.unansweredAds.length > 0) {
      // C17: one at a time. A reply that another one overtook is a reply all the same.
      if (arrivedIn !== null) return arrivedIn;
      if (unanswered.length > 0) return openEntryPoint(message, unanswered, minute, rules);
      const overtakenBy = at.unansweredAds.find(({ entryPoint }) => entryPoint !== null)?.entryPoint ?? null;
      if (overtakenBy === null) disputed.add('a reply is on its way when its ad is answered within an entry point');
      return overtakenBy;
    }
    if (arrivedIn !== null && !rules.startsWith('cbp') && at.conversation !== null && at.conversation.openedAt === null)
      disputed.add('a message sent before an entry point arrives within it after the switch');
    // 3.6: while one is open no conversation opens. A message of one that had opened before stays with that.
    if (arrivedIn === null || !rules.startsWith('cbp') || (at.conversation?.openedAt ?? null) !== null) return null;
    if (at.conversation !== null && at.conversation.until <= arrivedIn.knownAt)
      disputed.add('a message of a conversation that is over arrives within an entry point');
    return arrivedIn;
  }

  function openEntryPoint(reply: Outbound, ads: readonly Ad[], minute: number, rules: Rules): EntryPoint {
    const length = book.entryPointLength(reply.minute);
    if (length !== book.entryPointLength(minute))
      disputed.add('the length of an entry point changes between reply and delivery');
    const until = reply.minute + length;

    if (!rules.startsWith('cbp') && entryPoints.some(({ conversation }) => conversation !== null))
      disputed.add('an entry point of the message era follows one of the conversation era');

    let conversation: Conversation | null = null;
    if (rules.startsWith('cbp')) {
      conversation = {
        category: 'referral_conversion',
        plannedFor: reply,
        until,
        waiting: [],
        openedAt: reply.minute,
        openedBy: reply.name,
        members: 0,
        charged: false,
        closedAt: null,
        closedBy: null,
      };
      // 3.6: it closes all others.
      for (const other of opened) {
        if (other.closedAt !== null || until <= minute) continue;
        other.closedAt = minute;
        other.closedBy = 'entry_point';
      }
      if (until <= minute) expire(conversation);
      opened.push(conversation);
    }
    const entryPoint = { from: reply.minute, until, knownAt: minute, openedBy: reply.name, conversation };
    entryPoints.push(entryPoint);
    for (const ad of ads) ad.entryPoint = entryPoint;
    // What was sent within it and is still on its way belongs to it, and to no conversation planned meanwhile.
    for (const plan of planned) plan.waiting = plan.waiting.filter((other) => entryPointAround(other.minute) === null);
    return entryPoint;
  }

  // --- Notifications (2a)

  function asNotification(message: Outbound, { windowOpen }: Sent, minute: number): Omit<Charge, 'minute'> {
    const category = ownCategory(message, 'nbp');
    if (message.what === 'free_form') return { category, type: 'free_customer_service' };
    // 2a.1: "a template delivered outside the window".
    if (windowOpen !== windowOpenAt(minute)) disputed.add('nbp: window at sending or at delivery');
    return { category, type: windowOpenAt(minute) ? 'free_customer_service' : 'regular' };
  }

  // --- Conversations (2b, 2c)

  function inConversation(message: Outbound, at: Sent, rules: Rules): Omit<Charge, 'minute'> {
    const conversation = conversationOf(message, at, rules);
    const minute = message.fate.kind === 'never' ? message.minute : message.fate.minute;
    settle(message, { conversation });
    conversation.members++;
    if (conversation.openedAt !== null) return { category: conversation.category, type: 'in_open_conversation' };
    conversation.openedAt = minute;
    conversation.openedBy = message.name;
    opened.push(conversation);
    if (conversation.until <= minute) expire(conversation);
    // 2c.7: service is free without limit.
    conversation.charged = conversation.category !== 'service' || rules !== 'cbp-2024';
    return { category: conversation.category, type: typeOfOpener(conversation, rules) };
  }

  /** The one decided at sending, unless the message would have to open it and could not: then it looks again. */
  function conversationOf(message: Outbound, { conversation }: Sent, rules: Rules): Conversation {
    const own = ownCategory(message, rules);
    if (conversation !== null && (conversation.openedAt !== null || conversation.category === own)) return conversation;
    const fits = (other: Conversation) => isLive(other, message.minute) && takes(other, message);
    const latest = opened.findLast(fits);
    if (latest !== planned.findLast((other) => other.openedAt !== null && fits(other)))
      disputed.add('most recently delivered or most recently sent');
    return latest ?? plan(message);
  }

  function expire(conversation: Conversation): void {
    if (conversation.closedAt !== null) return;
    conversation.closedAt = conversation.until;
    conversation.closedBy = 'expiry';
  }

  function typeOfOpener({ category, charged }: Conversation, rules: Rules): string {
    if (!charged) return 'free_customer_service';
    // 2b.3, 2c.6: the first 1,000 a month.
    const hasAllowance = rules === 'cbp-2022' || category === 'service';
    return hasAllowance && book.allowances ? 'free_tier' : 'regular';
  }

  // --- Messages (2e, 2f)

  function asMessage(message: Outbound, at: Sent, rules: 'pmp-2025' | 'pmp-2026'): Omit<Charge, 'minute'> {
    const category = ownCategory(message, rules);
    const { conversation } = at;
    const opened = conversation !== null && conversation.openedAt !== null;
    if (opened) conversation.members++;
    if (message.what === 'utility') {
      // 2e.6: a utility conversation opened before the switch keeps its templates free while it is open. What was sent before the
      // switch has to arrive within it.
      const sentBefore = book.rulesAt(message.minute).startsWith('cbp');
      const arrived = message.fate.kind === 'never' ? message.minute : message.fate.minute;
      if (opened && (!sentBefore || arrived < (conversation.closedAt ?? conversation.until)))
        return { category, type: 'in_open_conversation' };
    }
    // 2e.2, 2e.3; C3: within the window at sending. 2f.2, 2f.3: utility no longer, service only the first 1,000 a month.
    const free =
      rules === 'pmp-2025'
        ? message.what === 'free_form' || (message.what === 'utility' && at.windowOpen)
        : message.what === 'free_form' && book.allowances;
    return { category, type: free ? 'free_customer_service' : 'regular' };
  }
}
