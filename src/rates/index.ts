export { BUILT_IN, withImported, type Imported } from './book.js';
export {
  cardId,
  NO_SUCH_RATE,
  RATE_CATEGORIES,
  type CardKind,
  type CardUnit,
  type RateBook,
  type RateCard,
  type RateCategory,
  type TierRow,
  type TierTable,
  type Trust,
} from './card.js';
export { MARKETS, type Market } from './data/markets.js';
export { isDay, type Day } from './day.js';
export {
  cardAt,
  isNone,
  nearestCard,
  unitOn,
  type CardInForce,
  type CardQuestion,
  type NearestCard,
  type None,
} from './lookup.js';
export { countryOf, isCountry, marketOf, type Because, type MarketAnswer, type MarketQuestion } from './market.js';
export { countryNamed, marketNamed } from './names.js';
export { rateFor, type Rate } from './rate.js';
export { stepsOf, tiersFor, type HeldTiers, type TierStep } from './tier.js';
