import { IANAZone } from 'luxon';
import { expect, test } from 'vitest';
import { isZone } from '../../src/time/zone.js';

const HOURS = Array.from({ length: 16 }, (_, hours) => hours);
const NAMES = HOURS.flatMap((hours) => [`Etc/GMT+${hours}`, `Etc/GMT-${hours}`, `Etc/GMT-0${hours}`]);

test.each(NAMES)('%s is a zone where it is one of the database', (name) => {
  expect(isZone(name)).toBe(IANAZone.isValidZone(name));
});

test('from 14 hours ahead of UTC to 12 hours behind', () => {
  expect(HOURS.filter((hours) => isZone(`Etc/GMT-${hours}`)).at(-1)).toBe(14);
  expect(HOURS.filter((hours) => isZone(`Etc/GMT+${hours}`)).at(-1)).toBe(12);
});
