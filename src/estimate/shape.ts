import { DECIMAL, kind, NUMBER, partsOf, orNull, TEXT, type ShapesOf } from '../model/shape.js';
import { SIMULATE_OPTIONS } from '../run/shape.js';
import type { EstimateOptions } from './estimate.js';
import type { Place } from './place.js';
import type { Shares, Volume } from './volume.js';

const { assume, account, currency, rates } = SIMULATE_OPTIONS;

export const ESTIMATE_OPTIONS: ShapesOf<EstimateOptions> = {
  assume,
  account,
  currency,
  rates,
  numbers: NUMBER,
  messagesPerConversation: DECIMAL,
};

const place = partsOf<Place>({ name: TEXT, country: orNull(TEXT), market: orNull(TEXT) });

export const VOLUME = partsOf<Volume>({
  month: TEXT,
  place: (where, value) => {
    // A name that is none has no place: what placeNamed says of it is handed on unseen.
    kind((one) => one !== null, 'a place, as placeNamed gives one of a name that it knows')(where, value);
    place(where, value);
  },
  volumes: partsOf<Volume['volumes']>({
    marketing: NUMBER,
    utility: NUMBER,
    authentication: NUMBER,
    authentication_international: NUMBER,
    service: NUMBER,
  }),
  shares: partsOf<Shares>({ utilityInWindow: DECIMAL, inEntryPoint: DECIMAL }),
});
