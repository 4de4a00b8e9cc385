/** Where in its memory the kernel and what runs it look for the same: addresses and distances in bytes. */

/** A pair is a row: who it is, and what most pairs have of a state. */
export const PAIR_BYTES = 32;
export const CONTACT = 0;
export const LAST_INBOUND = 8;
export const NUMBER = 16;
export const MARKS = 20;
/** How long the window lasts from the customer's latest message on, in milliseconds; or which long state says it. */
export const WINDOW = 24;
/** A class of pairs, counted from 1. */
export const CLASS = 28;

/** In place of a window's length: there is no window. */
export const NO_WINDOW = -1;
export const LONGEST_WINDOW = 2147483647;

/** A long state: instants that few pairs have. */
export const LONG_BYTES = 48;
export const WINDOW_SURE = 0;
export const WINDOW_MAYBE = 8;
export const ENTRY_POINT_SURE = 16;
export const ENTRY_POINT_MAYBE = 24;
export const ENTRY_POINT_FROM = 32;
export const AD = 40;

/** Marks of a pair. These two have a say in what comes of a message. */
export const OPTED_IN = 1;
export const EXTRA_MESSAGE_USED = 2;
export const OF_STANDING = 3;
/** It has conversations, or messages that are on their way. */
export const HAS_MORE = 4;
/** Its window does not follow from the customer's latest message, or it has an entry point or an ad to answer. */
export const IS_LONG = 8;
/** Something has happened to it. One of which every row was set aside is none. */
export const MET = 32;
/** Above them is how many receipts are awaited. */
export const AWAITED_SHIFT = 6;

/** Of an id told lately, before what its owner keeps: two halves, and when it was told. */
export const ID_HIGH = 0;
export const ID_LOW = 4;
export const TOLD_AT = 8;
export const ID_BYTES = 16;

/** What a log remembers of an id: what was told, the line, and for how many seconds after it its message was settled. */
export const TOLD = 0;
export const LINE = 1;
export const SETTLED_FOR = 2;
/** 0 where the message of the id is not settled: nothing was told to have become of it, and it is not on its way. Else 1. */
export const SETTLED = 3;
export const ID_COLUMNS = 4;

/** In place of what was told of a message: nothing yet. */
export const NOTHING_TOLD = 1;

/** Above what was told of a message stand the profile and the file of the row that told it first. */
export const PROFILE_SHIFT = 8;
export const FILE_SHIFT = 24;
export const MOST_PROFILES = 65536;

/** What the words of a row tell, eight bytes for each profile. */
export const TELLING_BYTES = 8;
export const KIND = 0;
export const FATE = 1;
export const FATE_DELIVERED = 2;
export const TELLS = 3;
export const TELLS_DELIVERED = 4;

/** Kinds of rows. Of most it takes more than the kernel knows to say what they tell. */
export const OTHER = 0;
export const CUSTOMER = 1;
export const MESSAGE = 2;
/** A message that was read, which may be one told long before. */
export const READ_MESSAGE = 3;

/** In place of a fate: there is none, or several. */
export const NO_FATE = 255;

/** What is known to come of an event, by the order in which it was learnt. */
export const ANSWER_BYTES = 24;
export const GIVEN = 0;
export const ANSWER = 4;
/** Of a message: the allowance it may take from, counted from 1. Of a customer's event: the marks it leaves. */
export const ROOM = 8;
export const MARKS_LEFT = 8;
/** How long the window lasts that the event starts; or the entry point that the message opens, surely and at most. */
export const WINDOW_LEFT = 12;
export const ENTERED_SURE = 12;
export const ENTERED_MAYBE = 16;

/** Standings from here on are those of pairs with an ad to answer. */
export const ANSWERS_AD = 1024;

/** Answers to messages. */
export const ACCEPTED = 0;
export const REFUSED = 1;
/** It never arrives, and counts when it was sent. */
export const UNDELIVERED = 2;
/** Something is to be said of each: the kernel leaves it to whoever runs it. */
export const LOUD = 3;
/** It is accepted, and opens an entry point. */
export const ENTERS = 4;
/** Of a customer's event, a bit each: it is the latest message; and it came through an ad that is to be answered. */
export const IS_LATEST = 1;
export const THROUGH_AD = 2;

/** What the kernel is told before it takes rows. From this instant on it takes none. */
export const PAUSE_AT = 64;
/** Until when what is known to come of messages holds. */
export const KNOWN_UNTIL = 72;
/** How much longer a window is open than it lasts, how long one lasts, and for how long an ad can be answered. */
export const OVERTIME = 80;
export const LASTS = 88;
export const REPLY_WITHIN = 120;
/** Whether it is of no account what happens to a pair between the sending and the conclusion of a message. */
export const INDIFFERENT = 96;
/** And what it tells: the latest instant of all that it took. */
export const LAST = 104;

/** Where the rows of pairs begin; and which of what remembers ids does so for the rows of the log. */
export const PAIRS_AT = 112;
export const IDS_OF_LOG = 116;
/** Where the long states begin. */
export const LONGS_AT = 100;

/** Tellings begin here; behind them all else. */
export const TELLINGS = 128;
