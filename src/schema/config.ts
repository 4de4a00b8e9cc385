import { z } from 'zod';
import { parseDuration } from '../model/duration.js';
import { NAME } from '../model/limit.js';
import { MONTH_PATTERN } from '../rates/day.js';
import { SWITCHES, SWITCH_IDS, valuesOf } from '../rules/switches.js';

const assume = z.strictObject(
  Object.fromEntries(
    SWITCH_IDS.map((id) => [id, z.enum(valuesOf(id)).exactOptional().describe(SWITCHES[id].question)]),
  ),
);

const name = z.string().refine(NAME.holds, `expected ${NAME.allowed}`);
const month = z.string().regex(MONTH_PATTERN, 'a month is written as 2026-10');

const metadata = z
  .record(z.string(), z.string())
  .exactOptional()
  .describe('What check --format bird prints as the metadata of its contacts.');

/** wa-window.yaml: what no log contains. Flags override it. */
export const configDocument = z
  .strictObject({
    timezone: z
      .string()
      .exactOptional()
      .describe('The account’s time zone, an IANA name: decides eras, months, and how times are shown.'),
    input_timezone: z.string().exactOptional().describe('Zone of the times that are written without an offset.'),
    id_horizon: z
      .string()
      .refine((text) => parseDuration(text) !== null, 'a duration is written as 36h, 90m or 7d')
      .exactOptional()
      .describe('An id that comes again later than this is of another message; 36h when it is not said.'),
    timelines: z
      .array(z.string())
      .exactOptional()
      .describe('Files and globs to read when the command line names none, relative to this file.'),
    map: z.record(z.string(), z.string()).exactOptional().describe('Field to column, as --map: { time: created_at }.'),
    map_sends: z
      .record(z.string(), z.string())
      .exactOptional()
      .describe('The same for send logs, as --map-sends: { id: Message SID }.'),
    rules: z.string().exactOptional().describe('auto, the id of a rule set, or a rule file relative to this file.'),
    assume: assume.exactOptional().describe('Switches for contested points, as --assume.'),
    account: z
      .strictObject({
        solution_partner: z.boolean().exactOptional().describe('Behind a solution partner (rule 2b.3).'),
        government: z.boolean().exactOptional().describe('A government or non-profit (rule 2f.8).'),
      })
      .exactOptional()
      .describe('What the account is, where rules depend on it.'),
    currency: z
      .string()
      .regex(/^[A-Za-z]{3}$/, 'a currency is written as three letters, such as USD')
      .exactOptional()
      .describe('The account’s currency, ISO 4217. Default USD.'),
    rates: z
      .array(z.string())
      .exactOptional()
      .describe('Rate cards that wa-window rates import wrote, relative to this file.'),
    home_country: z
      .string()
      .length(2)
      .exactOptional()
      .describe('Verified primary location of the business, ISO 3166 alpha-2.'),
    authentication_international: z
      .strictObject({
        start_time: z
          .union([z.string(), z.number()])
          .describe(
            'From when on the account is charged the international rate: an instant, or Unix seconds as the webhook has it.',
          ),
        exception_countries: z
          .record(z.string().length(2), z.union([z.string(), z.number()]))
          .exactOptional()
          .describe('Countries with a start time of their own.'),
      })
      .exactOptional()
      .describe('Left out: the account is not eligible (rule 2d.2).'),
    portfolios: z
      .record(name, name)
      .exactOptional()
      .describe('The business portfolio of each account; volume tiers add up over all accounts of one.'),
    used: z
      .strictObject({
        allowances: z
          .array(z.strictObject({ owner: name, month, units: z.number().int().nonnegative() }))
          .exactOptional()
          .describe('Free units that an account or number had used before the log begins, by month (2026-10).'),
        tiers: z
          .array(
            z.strictObject({
              portfolio: name.exactOptional(),
              market: z.string(),
              category: z.enum(['utility', 'authentication']),
              month,
              units: z.number().int().nonnegative(),
            }),
          )
          .exactOptional()
          .describe('Charged messages that a portfolio had sent before the log begins.'),
      })
      .exactOptional(),
    numbers: z
      .record(
        name,
        z.strictObject({
          account: name.exactOptional().describe('The account that pays for this number’s messages.'),
          permanent_session: z
            .boolean()
            .exactOptional()
            .describe('Its sessions never close, in dialects that know such (bird).'),
          metadata,
        }),
      )
      .exactOptional()
      .describe('The business phone numbers, in any usual spelling.'),
    channels: z
      .record(name, z.strictObject({ permanent_session: z.boolean().exactOptional(), metadata }))
      .exactOptional()
      .describe('Channels by the name they have in the input.'),
  })
  .describe('wa-window.yaml');

export type ConfigDocument = z.infer<typeof configDocument>;

export function configSchema(): unknown {
  return z.toJSONSchema(configDocument);
}
