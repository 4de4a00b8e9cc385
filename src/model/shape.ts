import { UsageFault } from './fault.js';
import { within, type Limit } from './limit.js';
import { isObject } from './object.js';

/**
 * What a value has to be where JavaScript without types may give anything: text or number, and which names. What it may mean is
 * judged elsewhere. Throws a UsageFault that names the place, the value and what is allowed.
 */
export type Shape = (place: string, value: unknown) => void;

/** A forgotten name does not compile. */
export type ShapesOf<T> = Readonly<Record<keyof T, Shape>>;

export const TEXT = kind((value) => typeof value === 'string', 'a text');
export const NUMBER = kind((value) => typeof value === 'number', 'a number');
export const FLAG = kind((value) => typeof value === 'boolean', 'true or false');
export const FUNCTION = kind((value) => typeof value === 'function', 'a function');
export const LIST = kind(Array.isArray, 'a list');
export const OBJECT = kind(isObject, 'an object');
/** Not `instanceof`: test runners hand over those of another realm. */
export const BYTES = kind(
  (value) => Object.prototype.toString.call(value) === '[object Uint8Array]',
  'bytes (a Uint8Array or Buffer)',
);
export const DECIMAL = kind(
  (value) => isObject(value) && typeof value['units'] === 'bigint' && Number.isInteger(value['scale']),
  "a Decimal, such as parseDecimal('2.5')",
);

export function kind(holds: Limit<unknown>['holds'], allowed: string): Shape {
  return (place, value) => {
    within(place, value, { holds, allowed }, written(value));
  };
}

/** What a function of the library gives is known by some of its parts. */
export function having(parts: readonly string[], allowed: string): Shape {
  return kind((value) => isObject(value) && parts.every((part) => part in value), allowed);
}

export function oneOf(words: readonly string[]): Shape {
  return kind((value) => words.some((word) => word === value), words.join(' or '));
}

export function orNull(shape: Shape): Shape {
  return (place, value) => {
    if (value !== null) shape(place, value);
  };
}

export function listOf(item: Shape): Shape {
  return (place, value) => {
    LIST(place, value);
    (value as readonly unknown[]).forEach((one, index) => {
      item(`${place}[${index}]`, one);
    });
  };
}

/** Any keys. */
export function recordOf(item: Shape): Shape {
  return (place, value) => {
    OBJECT(place, value);
    for (const [key, one] of Object.entries(value as object)) item(`${place}[${JSON.stringify(key)}]`, one);
  };
}

/** May be left out. */
export function optional(shape: Shape): Shape {
  return (place, value) => {
    if (value !== undefined) shape(place, value);
  };
}

/** These names at least: what else there is belongs to who gave it. */
export function partsOf<T>(shapes: ShapesOf<T>): Shape {
  return (place, value) => {
    OBJECT(place, value);
    for (const [name, shape] of Object.entries<Shape>(shapes)) shape(`${place}.${name}`, (value as Given)[name]);
  };
}

/** These names and no others: of those that may be left out a misspelt one would be passed over. */
export function objectOf<T>(shapes: ShapesOf<T>): Shape {
  const parts = partsOf(shapes);
  return (place, value) => {
    parts(place, value);
    refuseOthers(`${place} has no`, value as object, shapes);
  };
}

/** The options of a function, each of which may be left out. */
export function checkOptions<T>(shapes: ShapesOf<T>, options: unknown): void {
  OBJECT('options', options);
  refuseOthers('there is no option', options as object, shapes);
  for (const [name, shape] of Object.entries<Shape>(shapes)) optional(shape)(name, (options as Given)[name]);
}

type Given = Readonly<Record<string, unknown>>;

function refuseOthers(saying: string, given: object, shapes: object): void {
  const other = Object.keys(given).find((name) => !Object.hasOwn(shapes, name));
  if (other !== undefined) throw new UsageFault(`${saying} "${other}": use ${Object.keys(shapes).join(', ')}`);
}

function written(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  return isObject(value) ? 'an object' : String(value);
}
