/** More than this many nodes nobody can read; the answer then says how many were left out. */
export const maxGraphNodes = 500
