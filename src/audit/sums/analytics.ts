import { openText, type Source } from '../../input/bytes.js';
import { SOURCE } from '../../input/shape.js';
import { HOUR, instantOf, SECOND, type Instant } from '../../model/instant.js';
import { parseDecimal, type Decimal } from '../../model/money.js';
import { isObject } from '../../model/object.js';
import { UnusableReport } from './fault.js';
import { countryCode, numberDigits, word } from './spelling.js';
import type { ReportedCell, ReportedSums, SumDimension, SumKind } from './sums.js';

type JsonObject = Readonly<Record<string, unknown>>;
type GraphKind = Exclude<SumKind, 'bill'>;

/**
 * The answers of Graph `pricing_analytics` and `conversation_analytics`, in whatever they are wrapped. Points that hold
 * the same dimensions are one report: what was not asked for is missing from a point. Throws an UnusableReport.
 */
export function readAnalytics(source: Source): readonly ReportedSums[] {
  SOURCE('source', source);
  const { name } = source;
  const points = pointsIn(parsed(source));
  if (points.length === 0) {
    throw new UnusableReport(`${name}: there are no data_points in it; give the answer of the Graph API as it came`);
  }
  const reports = new Map<string, { kind: GraphKind; dimensions: readonly SumDimension[]; points: JsonObject[] }>();
  for (const point of points) {
    const kind = kindOf(point, name);
    const dimensions = SHAPES[kind].filter(([, keys]) => saidIn(point, keys) !== undefined).map(([one]) => one);
    const id = JSON.stringify([kind, dimensions, span(point, name)]);
    const report = reports.get(id) ?? { kind, dimensions, points: [] };
    reports.set(id, report);
    report.points.push(point);
  }
  return [...reports.values()].map(({ kind, dimensions, points: own }) => {
    const cells = own.map((point) => cellOf(point, kind, name));
    if (cells.every(({ volume, cost }) => volume === null && cost === null)) {
      throw new UnusableReport(`${name}: its data points name no figure; ask for metric_types ${METRICS[kind]}`);
    }
    return { name, kind, dimensions, listsFree: true, cells };
  });
}

const METRICS: Readonly<Record<GraphKind, string>> = {
  pricing_analytics: 'COST and VOLUME',
  conversation_analytics: 'COST and CONVERSATION',
};

function parsed(source: Source): unknown {
  const file = openText(source);
  try {
    return JSON.parse(file.text(0, file.bytes.length));
  } catch (error) {
    throw new UnusableReport(`${source.name}: not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

/** All objects inside any `data_points`, wherever it stands. */
function pointsIn(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(pointsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'data_points' && Array.isArray(inner)) return inner.filter(isObject);
    return pointsIn(inner);
  });
}

/** Which key of a point holds which dimension. The tier and the direction are not in the replay: they are added up. */
const SHAPES: Readonly<Record<GraphKind, readonly (readonly [SumDimension, readonly string[]])[]>> = {
  pricing_analytics: [
    ['category', ['pricing_category']],
    ['type', ['pricing_type']],
    ['country', ['country']],
    ['number', ['phone_number', 'phone']],
  ],
  conversation_analytics: [
    ['category', ['conversation_category']],
    ['type', ['conversation_type']],
    ['country', ['country']],
    ['number', ['phone_number', 'phone']],
  ],
};

function kindOf(point: JsonObject, name: string): GraphKind {
  const keys = Object.keys(point);
  if (keys.some((key) => key.startsWith('conversation'))) return 'conversation_analytics';
  if (keys.some((key) => key.startsWith('pricing') || key === 'volume' || key === 'cost')) return 'pricing_analytics';
  throw new UnusableReport(
    `${name}: its data points hold neither volume nor conversation; ask for pricing_analytics or conversation_analytics`,
  );
}

/** Half-hours, days and months are not one report: they count the same things again. Clocks make some days longer. */
function span(point: JsonObject, name: string): 'half hour' | 'day' | 'month' {
  const { from, until } = bucketOf(point, name);
  if (until - from <= 2 * HOUR) return 'half hour';
  return until - from <= 28 * HOUR ? 'day' : 'month';
}

function cellOf(point: JsonObject, kind: GraphKind, name: string): ReportedCell {
  return {
    ...bucketOf(point, name),
    key: Object.fromEntries(
      SHAPES[kind].flatMap(([dimension, keys]) => {
        const said = saidIn(point, keys);
        return said === undefined ? [] : [[dimension, SPELLINGS[dimension](scalarText(said))]];
      }),
    ),
    volume: numberIn(point, kind === 'pricing_analytics' ? 'volume' : 'conversation', name),
    cost: costIn(point, name),
  };
}

/** Under the first of the keys that holds something: what was not asked for is missing, or null where others wrote the file. */
function saidIn(point: JsonObject, keys: readonly string[]): unknown {
  return keys.map((key) => point[key] ?? undefined).find((value) => value !== undefined);
}

const SPELLINGS: Readonly<Record<SumDimension, (said: string) => string>> = {
  category: word,
  type: word,
  country: countryCode,
  market: (said) => said,
  number: (said) => numberDigits(said) ?? said,
};

function bucketOf(point: JsonObject, name: string): { from: Instant; until: Instant } {
  const [from, until] = [instantIn(point, 'start', name), instantIn(point, 'end', name)];
  if (from < until) return { from, until };
  throw new UnusableReport(`${name}: a data point ends at ${scalarText(point['end'])}, where it starts or before`);
}

/** Graph writes seconds; a bare number that is too large for them is milliseconds, as everywhere (contract §1). */
const SECONDS_BELOW = 1e11;
const MILLISECONDS_BELOW = 1e14;

function instantIn(point: JsonObject, key: string, name: string): Instant {
  const number = numberIn(point, key, name);
  if (number === null) throw new UnusableReport(`${name}: a data point has no "${key}"`);
  if (number < SECONDS_BELOW) return instantOf(number * SECOND);
  if (number < MILLISECONDS_BELOW) return instantOf(number);
  throw new UnusableReport(`${name}: "${key}" of a data point is ${number}, too large for seconds or milliseconds`);
}

function numberIn(point: JsonObject, key: string, name: string): number | null {
  const value = point[key];
  if (value === undefined || value === null) return null;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  throw new UnusableReport(`${name}: "${key}" of a data point is ${valueText(value)}, not a whole number`);
}

function costIn({ cost }: JsonObject, name: string): Decimal | null {
  if (cost === undefined || cost === null) return null;
  const decimal = parseDecimal(typeof cost === 'number' ? plainText(cost) : scalarText(cost));
  if (decimal !== null) return decimal;
  throw new UnusableReport(`${name}: "cost" of a data point is ${valueText(cost)}, not an amount`);
}

/** Digits that survive adding numbers up in floating point: what stands after them is noise. */
const SOUND_DIGITS = 14;

/** Without an exponent, in as many digits as the number needs. */
function plainText(value: number): string {
  const sound = Number(value.toPrecision(SOUND_DIGITS));
  const text = String(sound);
  return text.includes('e') ? sound.toFixed(20).replace(/\.?0+$/, '') : text;
}

function scalarText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A text in quotes only where nothing would be seen without. */
function valueText(value: unknown): string {
  const text = scalarText(value);
  return text.trim() === '' ? JSON.stringify(value) : text;
}
