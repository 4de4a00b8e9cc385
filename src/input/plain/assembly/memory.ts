/** Where everything lies in the memory that is shared with JavaScript: addresses in bytes. */

/** Of each step through a row one byte: what its cells are, and how many neighbours they are. */
export const ROLES: i32 = 2048;
export const COUNTS: i32 = 3072;
export const MOST_STEPS: i32 = 1024;

/** Rows that one call reads at most, and where their columns begin: those of eight bytes first. */
export const ROWS: i32 = 1024;
const COLUMNS: i32 = 4096;
export const AT: i32 = COLUMNS;
export const CONTACT: i32 = AT + ROWS * 8;
export const DELIVERED_AT: i32 = CONTACT + ROWS * 8;
export const ID_HIGH: i32 = DELIVERED_AT + ROWS * 8;
export const ID_LOW: i32 = ID_HIGH + ROWS * 4;
export const ID_START: i32 = ID_LOW + ROWS * 4;
export const ID_END: i32 = ID_START + ROWS * 4;
export const START: i32 = ID_END + ROWS * 4;
export const WORDS_HIGH: i32 = START + ROWS * 4;
export const WORDS_LOW: i32 = WORDS_HIGH + ROWS * 4;
/** Where a time stands that has another spelling, that of a delivery, and a contact; the end is 0 where none has. */
export const TIME_START: i32 = WORDS_LOW + ROWS * 4;
export const TIME_END: i32 = TIME_START + ROWS * 4;
export const DELIVERY_START: i32 = TIME_END + ROWS * 4;
export const DELIVERY_END: i32 = DELIVERY_START + ROWS * 4;
export const CONTACT_START: i32 = DELIVERY_END + ROWS * 4;
export const CONTACT_END: i32 = CONTACT_START + ROWS * 4;

/** Bytes of the file. Behind them is room enough that eight bytes loaded from their end lie in the memory. */
export const TEXT: i32 = 1 << 17;
export const TEXT_LENGTH: i32 = 1 << 16;
