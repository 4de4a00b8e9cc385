import {
  AD,
  ANSWER,
  ANSWERS_AD,
  CLASS,
  CUSTOMER,
  ENTERED_MAYBE,
  ENTERED_SURE,
  ENTERS,
  ENTRY_POINT_FROM,
  ENTRY_POINT_MAYBE,
  ENTRY_POINT_SURE,
  FATE,
  FATE_DELIVERED,
  FILE_SHIFT,
  GIVEN,
  IDS_OF_LOG,
  INDIFFERENT,
  IS_LATEST,
  IS_LONG,
  KIND,
  KNOWN_UNTIL,
  LAST,
  LASTS,
  LAST_INBOUND,
  LINE,
  LOUD,
  MARKS,
  MARKS_LEFT,
  MET,
  NOTHING_TOLD,
  NO_FATE,
  NO_WINDOW,
  OF_STANDING,
  OTHER,
  OVERTIME,
  PAUSE_AT,
  PROFILE_SHIFT,
  READ_MESSAGE,
  REFUSED,
  REPLY_WITHIN,
  SETTLED,
  SETTLED_FOR,
  TELLINGS,
  TELLING_BYTES,
  TELLS,
  TELLS_DELIVERED,
  THROUGH_AD,
  TOLD,
  UNDELIVERED,
  WINDOW,
  WINDOW_LEFT,
  WINDOW_MAYBE,
  WINDOW_SURE,
} from '../layout';
import { find, indexOf as indexOfAnswer, mayTake, questionOf } from './answers';
import {
  deliveries,
  files,
  idEnds,
  idHighs,
  idLows,
  lines,
  pairs,
  profiles,
  quietUntil,
  takerAnswers,
  takers,
  times,
} from './columns';
import { freeLong, lengthen, longOf } from './longs';
import { approachPairs, findPairs, rowOf } from './pairs';
import { findQuiet, ownIds } from './quiet';
import { addId, approach, findId, isForgotten, isUnsettled, noteUnsettled, Recent } from './recent';

// The kernel is told of rows, and asked about what it remembers.
export { addRoom, answers, findAnswer, forget, learn, setRoom } from './answers';
export * from './columns';
export { freeLong, newLong } from './longs';
export { countContacts, findPairs, indexOf, length } from './pairs';
export { addId, findId, isForgotten, isUnsettled, keepForgotten, makeRecent, noteUnsettled } from './recent';

const SECOND: f64 = 1000;

/** Ids are near up to this row. */
let nearUntil: i32 = 0;

/** Rows taken last that may take from an allowance. They are not among those given an answer: whoever runs it counts them. */
export let takerCount: i32 = 0;

/** Finds the pairs of the first rows of the columns, which are in order of time. */
export function read(count: i32): void {
  nearUntil = 0;
  if (count == 0) return;
  findPairs(count);
  findQuiet(count);
  ownIds(count);
}

/**
 * Takes rows, as long as what comes of each is known: that is what the engine said of one that is alike in all that has a say.
 * Returns the first of the rows `[from, until)` that is left.
 */
export function take(from: i32, until: i32): i32 {
  const recent = changetype<Recent>(load<usize>(IDS_OF_LOG));
  takerCount = 0;
  for (let row = from; row < until; row++) {
    if (row >= nearUntil) {
      nearUntil = approach(recent, idHighs, idLows, row, until);
      approachPairs(row, nearUntil);
    }
    if (!takeRow(recent, row)) return row;
  }
  return until;
}

function takeRow(recent: Recent, row: i32): bool {
  const at = load<f64>(times + (row << 3));
  if (at >= load<f64>(PAUSE_AT)) return false;
  // Of rows of one time and one pair it takes more to say which is the first.
  const quiet = load<f64>(quietUntil + (row << 3));
  if (quiet <= at) return false;
  const profile = load<i32>(profiles + (row << 2));
  const telling = TELLINGS + profile * TELLING_BYTES;
  const kind = i32(load<u8>(telling, KIND));
  const pair = rowOf(load<i32>(pairs + (row << 2)));
  const marks = load<i32>(pair, MARKS);
  if (kind == OTHER || (marks & ~(OF_STANDING | IS_LONG | MET)) != 0 || load<i32>(pair, CLASS) == 0) return false;
  const named = load<i32>(idEnds + (row << 2)) != 0;
  const high = load<i32>(idHighs + (row << 2));
  const low = load<i32>(idLows + (row << 2));
  if (named && findId(recent, high, low, at) != 0) return false;
  if (named && kind == READ_MESSAGE && isForgotten(recent, high, low)) return false;
  const tellsStatus = kind != CUSTOMER && load<u8>(telling, TELLS) != NOTHING_TOLD;
  if (named && tellsStatus && isUnsettled(recent, high, low)) return false;

  let told: i32 = NOTHING_TOLD;
  let settledFor = 0;
  if (kind == CUSTOMER) {
    if (!receive(pair, profile, at)) return false;
  } else {
    const delivery = load<f64>(deliveries + (row << 3));
    const tellsDelivery = delivery == delivery;
    const then = tellsDelivery ? delivery : at;
    const fate = i32(tellsDelivery ? load<u8>(telling, FATE_DELIVERED) : load<u8>(telling, FATE));
    const isQuiet = then < quiet;
    if (fate == NO_FATE || then < at || then >= load<f64>(KNOWN_UNTIL)) return false;
    const standing = standingOf(pair, at, then);
    if (!isQuiet && (load<i32>(INDIFFERENT) == 0 || standing >= ANSWERS_AD)) return false;
    const answer = submit(row, pair, profile, standing, fate, at, then);
    if (answer == LOUD) return false;
    told = i32(tellsDelivery ? load<u8>(telling, TELLS_DELIVERED) : load<u8>(telling, TELLS));
    // That it was refused is not remembered: what may still be told of such a message changes nothing.
    if (answer != REFUSED && !isQuiet) settledFor = i32(Math.ceil((then - at) / SECOND));
  }
  if ((marks & MET) == 0) store<i32>(pair, load<i32>(pair, MARKS) | MET, MARKS);
  if (named) {
    const kept = addId(recent, high, low, at);
    const about = (profile << PROFILE_SHIFT) | (load<i32>(files + (row << 2)) << FILE_SHIFT) | told;
    store<i32>(kept, about, TOLD << 2);
    store<i32>(kept, load<i32>(lines + (row << 2)), LINE << 2);
    store<i32>(kept, settledFor, SETTLED_FOR << 2);
    // One that was refused and is only said to be sent is never taken here.
    const isSettled = kind == CUSTOMER || told != NOTHING_TOLD;
    store<i32>(kept, i32(isSettled), SETTLED << 2);
    if (!isSettled) noteUnsettled(recent);
  }
  return true;
}

/** An event of the customer. False where it is not known what comes of it. */
function receive(pair: usize, profile: i32, at: f64): bool {
  const answer = find(questionOf(0, profile, standingOf(pair, at, at), 0));
  if (answer == 0) return false;
  noteGiven(answer);
  noteTime(at);
  const marks = load<i32>(pair, MARKS);
  store<i32>(pair, (marks & ~OF_STANDING) | load<i32>(answer, MARKS_LEFT), MARKS);
  const left = load<i32>(answer, ANSWER);
  if ((left & IS_LATEST) == 0) return true;
  const window = load<i32>(answer, WINDOW_LEFT);
  const isThroughAd = (left & THROUGH_AD) != 0;
  store<f64>(pair, at, LAST_INBOUND);
  if ((marks & IS_LONG) == 0) {
    if (!isThroughAd) {
      store<i32>(pair, window, WINDOW);
      return true;
    }
    lengthen(pair);
  }
  const long = longOf(pair);
  if (isThroughAd) store<f64>(long, at, AD);
  else if (load<f64>(long, ENTRY_POINT_MAYBE) <= at && load<f64>(long, AD) == -Infinity) {
    // It has no more than a window again.
    freeLong(load<i32>(pair, WINDOW));
    store<i32>(pair, load<i32>(pair, MARKS) & ~IS_LONG, MARKS);
    store<i32>(pair, window, WINDOW);
    return true;
  }
  store<f64>(long, at + f64(window), WINDOW_SURE);
  store<f64>(long, at + f64(window), WINDOW_MAYBE);
  return true;
}

/** A message of the business, with what becomes of it. Returns its answer, or `LOUD` where that is not known. */
function submit(row: i32, pair: usize, profile: i32, standing: i32, fate: i32, at: f64, then: f64): i32 {
  const isLong = (load<i32>(pair, MARKS) & IS_LONG) != 0;
  if (at == (isLong ? load<f64>(longOf(pair), WINDOW_MAYBE) : windowEnd(pair))) return LOUD;
  const answer = find(questionOf(load<i32>(pair, CLASS), profile, standing, fate));
  if (answer == 0) return LOUD;
  const is = load<i32>(answer, ANSWER);
  if (is == LOUD) return LOUD;
  if (mayTake(answer, is == UNDELIVERED ? at : then)) noteTaker(row, answer);
  else noteGiven(answer);
  noteTime(then);
  if (is == ENTERS) enter(longOf(pair), answer, at);
  return is;
}

/** A message that answers an ad opens an entry point. */
function enter(long: usize, answer: usize, at: f64): void {
  store<f64>(long, at + f64(load<i32>(answer, ENTERED_SURE)), ENTRY_POINT_SURE);
  store<f64>(long, at + f64(load<i32>(answer, ENTERED_MAYBE)), ENTRY_POINT_MAYBE);
  store<f64>(long, at, ENTRY_POINT_FROM);
  store<f64>(long, -Infinity, AD);
}

function noteGiven(answer: usize): void {
  store<i32>(answer, load<i32>(answer, GIVEN) + 1, GIVEN);
}

function noteTaker(row: i32, answer: usize): void {
  store<i32>(takers + (takerCount << 2), row);
  store<i32>(takerAnswers + (takerCount << 2), indexOfAnswer(answer));
  takerCount += 1;
}

function noteTime(at: f64): void {
  if (at > load<f64>(LAST)) store<f64>(LAST, at);
}

/** Where the window ends that a row tells. */
function windowEnd(pair: usize): f64 {
  const window = load<i32>(pair, WINDOW);
  return window == NO_WINDOW ? -Infinity : load<f64>(pair, LAST_INBOUND) + f64(window);
}

/**
 * All that decides what comes of a message to a pair without conversations and without messages on their way, as one number:
 * whether the window is open when it is sent and when it is concluded, the entry point and the answer to an ad when it is sent,
 * whether the customer wrote as lately as a window lasts, and whether ever, and the two marks.
 */
function standingOf(pair: usize, at: f64, then: f64): i32 {
  const overtime = load<f64>(OVERTIME);
  const lastInbound = load<f64>(pair, LAST_INBOUND);
  const marks = load<i32>(pair, MARKS);
  const own =
    (i32(at < lastInbound + load<f64>(LASTS)) << 3) | (i32(lastInbound == -Infinity) << 2) | (marks & OF_STANDING);
  if ((marks & IS_LONG) == 0) {
    const end = windowEnd(pair);
    return own | (openAt(end, end, at - overtime) << 6) | (openAt(end, end, then - overtime) << 4);
  }
  const long = longOf(pair);
  const sure = load<f64>(long, WINDOW_SURE);
  const maybe = load<f64>(long, WINDOW_MAYBE);
  return (
    own |
    (openAt(sure, maybe, at - overtime) << 6) |
    (openAt(sure, maybe, then - overtime) << 4) |
    (openAt(load<f64>(long, ENTRY_POINT_SURE), load<f64>(long, ENTRY_POINT_MAYBE), at) << 8) |
    (at < load<f64>(long, AD) + load<f64>(REPLY_WITHIN) ? ANSWERS_AD : 0)
  );
}

/** Whether something with these ends is open: 0 no, 1 perhaps, 2 yes. */
function openAt(sure: f64, maybe: f64, at: f64): i32 {
  return i32(at < sure) + i32(at < sure || at < maybe);
}

/** The same of a pair by its index. */
export function standing(pair: i32, at: f64, then: f64): i32 {
  return standingOf(rowOf(pair), at, then);
}
