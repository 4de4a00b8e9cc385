import { compare, magnitude, type Decimal } from '../model/money.js';
import type { Charge } from '../model/outcome.js';
import { localTimeOf } from '../time/zone.js';
import { DRIVER_KINDS, type Driver, type DriverKind, type Drivers } from './comparison.js';
import type { Match } from './match.js';
import { NO_MONEY, NO_UNITS, plusMoney, plusUnits, type ByReading } from './reading.js';

/** How many of each are shown. */
const TOP = 5;

/** The key of templates without a name. */
const UNNAMED = '';

/** A message that makes a difference, and which. */
export interface Moved {
  readonly match: Match;
  readonly units: ByReading<number>;
  readonly amount: ByReading<Decimal>;
}

/** Adds up the contacts, templates and hours of sending that a difference comes from. */
export class DriversSum {
  readonly #keys: Readonly<Record<DriverKind, (match: Match) => string | null>>;
  readonly #drivers: Readonly<Record<DriverKind, Map<string | null, Driver>>> = {
    contact: new Map<string | null, Driver>(),
    template: new Map<string | null, Driver>(),
    hour: new Map<string | null, Driver>(),
  };

  constructor(timezone: string) {
    this.#keys = keysFor(timezone);
  }

  add({ match, units, amount }: Moved): void {
    for (const kind of DRIVER_KINDS) {
      const key = this.#keys[kind](match);
      const drivers = this.#drivers[kind];
      const known = drivers.get(key) ?? { key, units: NO_UNITS, amount: NO_MONEY };
      drivers.set(key, { key, units: plusUnits(known.units, units), amount: plusMoney(known.amount, amount) });
    }
  }

  drivers(): Readonly<Record<DriverKind, Drivers>> {
    const entries = DRIVER_KINDS.map((kind) => [kind, ranked([...this.#drivers[kind].values()])] as const);
    return Object.fromEntries(entries) as Record<DriverKind, Drivers>;
  }
}

function keysFor(timezone: string): Readonly<Record<DriverKind, (match: Match) => string | null>> {
  return {
    contact: ({ contact }) => contact,
    template: (match) => {
      const charge = chargeOf(match);
      return charge?.message === 'template' ? (charge.template ?? UNNAMED) : null;
    },
    hour: (match) => {
      const charge = chargeOf(match);
      return charge === null ? null : String(localTimeOf(charge.sentAt, timezone).hour).padStart(2, '0');
    },
  };
}

/** What was sent is the same under both. */
function chargeOf({ base, other }: Match): Charge | null {
  return base.charge ?? other.charge;
}

function ranked(drivers: Driver[]): Drivers {
  const all = drivers.sort(mostFirst);
  const others = all.slice(TOP);
  return {
    top: all.slice(0, TOP),
    rest: {
      count: others.length,
      units: others.reduce((sum, one) => plusUnits(sum, one.units), NO_UNITS),
      amount: others.reduce((sum, one) => plusMoney(sum, one.amount), NO_MONEY),
    },
  };
}

function mostFirst(a: Driver, b: Driver): number {
  return (
    compareSizes(a.amount, b.amount) ||
    Math.abs(b.units.most) - Math.abs(a.units.most) ||
    ((a.key ?? '') < (b.key ?? '') ? -1 : 1)
  );
}

/** The larger one first, whatever its sign; what is at most decides before what is at least. */
export function compareSizes(a: ByReading<Decimal>, b: ByReading<Decimal>): number {
  return compare(magnitude(b.most), magnitude(a.most)) || compare(magnitude(b.least), magnitude(a.least));
}
