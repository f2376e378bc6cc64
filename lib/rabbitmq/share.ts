/** How full something is, from 0 to 1; null where a figure is unknown or there is no limit. */
export const share = (used: number | null, limit: number | null): number | null =>
  used === null || limit === null || limit <= 0 ? null : Math.min(1, used / limit)

/** Of free disk space: how much of the way to the alarm is gone. */
export const diskShare = (free: number | null, limit: number | null): number | null =>
  free === null || limit === null || limit <= 0 ? null : Math.min(1, limit / Math.max(free, 1))
