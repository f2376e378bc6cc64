/**
 * Places of the columns, for head and rows alike: time, exchange (from 1,200 px), routing key, size, payload, and how a
 * consumer's message is settled. On a phone a row has two lines.
 */
export const liveColumns = (canSettle: boolean): string => (canSettle ? withSettle : plain)

const plain =
  "grid grid-cols-[112px_130px_minmax(0,200px)_72px_minmax(0,1fr)] max-lg:grid-cols-[112px_minmax(0,200px)_72px_minmax(0,1fr)] max-sm:[grid-template:'time_key'_20px_'payload_payload'_18px/auto_minmax(0,1fr)] max-sm:content-center max-sm:gap-x-3"

const withSettle =
  "grid grid-cols-[112px_130px_minmax(0,180px)_72px_minmax(0,1fr)_170px] max-lg:grid-cols-[112px_minmax(0,180px)_72px_minmax(0,1fr)_170px] max-sm:[grid-template:'time_key_settle'_20px_'payload_payload_settle'_18px/auto_minmax(0,1fr)_auto] max-sm:content-center max-sm:gap-x-3"
