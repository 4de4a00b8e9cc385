import type { TextFile } from '../textFile.js';
import { scanJson } from './scan.js';
import { changesIn } from './unpack.js';

/** A log shows what it is near its beginning. */
const PROBE_BYTES = 65_536;
const PROBE_VALUES = 20;

const PYTHON_KEYS = /'(?:object|entry|changes|messaging_product|metadata|statuses|messages|contacts|recipient_id)'\s*:/;

/** Whether a text is a log of webhooks: told by what is in its JSON, whatever is around it. */
export function looksLikeWebhooks(file: TextFile): boolean {
  let values = 0;
  for (const found of scanJson(file)) {
    if (found.kind === 'value' && changesIn(found.value).length > 0) return true;
    if (found.kind === 'python' && PYTHON_KEYS.test(file.text(found.start, found.end))) return true;
    if (found.kind !== 'text') values += 1;
    if (values >= PROBE_VALUES || found.end >= PROBE_BYTES) return false;
  }
  return false;
}
