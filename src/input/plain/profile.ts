import { Interned } from '../interned.js';
import type {
  CallPermission,
  EntryPointSource,
  InboundType,
  OutboundType,
  TemplateCategory,
} from '../../model/event.js';
import { isMessageRow, type InboundRow, type MessageRow, type Row } from '../row.js';
import type { Status } from '../vocabulary.js';

/** What a row says in words: many rows say the same, and are understood once. */
export interface Profile {
  readonly kind: Exclude<Row['kind'], 'business_call'>;
  readonly number: string | null;
  readonly type: InboundType | OutboundType | null;
  readonly entryPoint: EntryPointSource | null;
  readonly category: TemplateCategory | null;
  readonly template: string | null;
  readonly account: string | null;
  readonly country: string | null;
  readonly tag: string | null;
  readonly channel: string | null;
  readonly status: Status | null;
  readonly callPermission?: CallPermission;
  /** Of a message in webhooks: nothing tells when it was sent. */
  readonly sentBefore?: true;
}

/** The profiles met so far, each once. */
export class Profiles extends Interned<Profile> {}

/** A profile of what is known. All have one form, so that whoever asks one finds what all others say in the same place. */
export function profileOfWords({
  kind,
  number,
  type = null,
  entryPoint = null,
  category = null,
  template = null,
  account = null,
  country = null,
  tag = null,
  channel = null,
  status = null,
  callPermission,
  sentBefore,
}: Pick<Profile, 'kind' | 'number'> & Partial<Profile>): Profile {
  const profile = { kind, number, type, entryPoint, category, template, account, country, tag, channel, status };
  if (callPermission === undefined && sentBefore === undefined) return profile;
  return {
    ...profile,
    ...(callPermission !== undefined && { callPermission }),
    ...(sentBefore !== undefined && { sentBefore }),
  };
}

/** Null for a call by the business, which is read and is no event. */
export function profileOf(row: Row): Profile | null {
  if (row.kind === 'business_call') return null;
  const { kind, number } = row;
  if (row.kind === 'inbound') {
    const { type, entryPoint, callPermission } = row;
    return profileOfWords({ kind, number, type, entryPoint, ...(callPermission !== undefined && { callPermission }) });
  }
  if (!isMessageRow(row)) return profileOfWords({ kind, number });
  const { type, category, template, account, country, tag, channel, status } = row;
  return profileOfWords({ kind, number, type, category, template, account, country, tag, channel, status });
}

/** What a row says besides: what no other one says in the same words. */
type Own = Pick<Row, 'at' | 'contact' | 'id' | 'record' | 'position'> & Pick<MessageRow, 'deliveredAt'>;

/** The row that has this profile. Written out in full: an object put together from others costs much more. */
export function rowOf(profile: Profile, own: Own): Row {
  const { kind, number } = profile;
  const { at, contact, id, record, position } = own;
  if (kind === 'outbound' || kind === 'receipt') {
    return {
      at,
      contact,
      number,
      id,
      record,
      position,
      kind,
      type: profile.type as MessageRow['type'],
      category: profile.category,
      template: profile.template,
      account: profile.account,
      country: profile.country,
      tag: profile.tag,
      channel: profile.channel,
      status: profile.status,
      deliveredAt: own.deliveredAt,
    };
  }
  if (kind !== 'inbound') return { at, contact, number, id, record, position, kind };
  const { entryPoint, callPermission } = profile;
  const type = profile.type as InboundRow['type'];
  const row = { at, contact, number, id, record, position, kind, type, entryPoint } as const;
  return callPermission === undefined ? row : { ...row, callPermission };
}
