import { openText, type Source } from '../input/bytes.js';
import { looksLikeContacts, wantedOfContacts } from '../input/contactsExport.js';
import { checkMap, wantedOfSends, wantedOfTimeline, type FieldMap, type Wanted } from '../input/fields.js';
import { sniffFormat, type InputFormat } from '../input/format.js';
import { COLUMNS, FORMAT, SOURCE } from '../input/shape.js';
import type { TextFile } from '../input/textFile.js';
import { UnreadableInput } from '../input/unreadable.js';
import { looksLikeWebhooks } from '../input/webhook/recognise.js';
import { checkOptions, FLAG, type ShapesOf } from '../model/shape.js';
import type { Counts } from './counts.js';
import { redactCsv } from './csv.js';
import { NOT_UTF8 } from './fields.js';
import { checkKeyed, type Keyed } from './keyed.js';
import { Pseudonyms } from './pseudonyms.js';
import { redactJson, redactNdjson } from './records.js';
import { redactWebhookLog } from './webhookLog.js';

export interface RedactOptions {
  /** Told by content when not given. */
  readonly format?: InputFormat;
  /** Which column holds a field, where its name does not say so. */
  readonly map?: FieldMap;
  /** Leaves the names of templates as they are, and data attached to messages that could be one. */
  readonly keepTemplates?: boolean;
}

const REDACT_OPTIONS: ShapesOf<RedactOptions> = { format: FORMAT, map: COLUMNS, keepTemplates: FLAG };

export interface Redacted {
  readonly bytes: Uint8Array;
  readonly counts: Counts;
}

/**
 * A log or timeline with other phone numbers, names, texts and ids in it, and the same in all else: it replays to the same
 * result, with other names. Under one key the same is replaced by the same, in every file. Throws `UnreadableInput` and
 * `UsageFault` as reading does.
 */
export function redact(source: Source, keyed: Keyed, options: RedactOptions = {}): Redacted {
  SOURCE('source', source);
  checkOptions(REDACT_OPTIONS, options);
  checkKeyed(keyed);
  const redactor = new Redactor(keyed, options);
  const file = openText(source);
  return { bytes: redactor.redact(file, redactor.shapeOf(file)), counts: redactor.counts };
}

/** What an input is, and where its fields are. */
export interface Shape {
  readonly format: InputFormat;
  readonly wanted: Wanted;
}

/** Redacts one input, whole or part by part. */
export class Redactor {
  readonly #pseudonyms: Pseudonyms;
  readonly #options: RedactOptions;

  constructor(keyed: Keyed, options: RedactOptions) {
    this.#pseudonyms = new Pseudonyms(keyed, options.keepTemplates ?? false);
    checkMap('map', options.map ?? {});
    this.#options = options;
  }

  get counts(): Counts {
    return this.#pseudonyms.counts;
  }

  /** Told by the beginning of an input. */
  shapeOf(file: TextFile): Shape {
    const { format: given, map = {} } = this.#options;
    const format = given ?? (looksLikeWebhooks(file) ? 'webhook' : sniffFormat(file));
    const isOfContacts = format !== 'webhook' && looksLikeContacts(file, map);
    return { format, wanted: isOfContacts ? wantedOfContacts(map) : wantedOfTimeline(map) };
  }

  /** A whole input; of a log of webhooks or of NDJSON also some lines that can be read without the others. */
  redact(file: TextFile, { format, wanted }: Shape): Uint8Array {
    const pseudonyms = this.#pseudonyms;
    const text = {
      webhook: () => redactWebhookLog(file, pseudonyms),
      ndjson: () => redactNdjson(file, wanted.map, pseudonyms),
      json: () => orAsSendLog(wanted, (some) => redactJson(file, some, pseudonyms)),
      csv: () => orAsSendLog(wanted, (some) => redactCsv(file, some, pseudonyms)),
    }[format]();
    return bytesOf(file, text);
  }
}

/** A send log has no direction, and perhaps no time: of its fields only the message id has to be there. */
function orAsSendLog(wanted: Wanted, redactWith: (wanted: Wanted) => string): string {
  try {
    return redactWith(wanted);
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    try {
      return redactWith(wantedOfSends(wanted.map));
    } catch {
      throw error;
    }
  }
}

const NO_UTF8 = 0xff;

/** What was no UTF-8 is none again. */
function bytesOf({ utf8 }: TextFile, text: string): Uint8Array {
  if (utf8) return Buffer.from(text);
  return Buffer.concat(
    text.split(NOT_UTF8).flatMap((part, index) => [...(index > 0 ? [Buffer.from([NO_UTF8])] : []), Buffer.from(part)]),
  );
}
