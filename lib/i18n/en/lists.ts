/** Words of every table and list. */
export const lists = {
  loading: 'Loading',
  range: '{from}–{to} of {count}',
  page: 'page {page} of {pages}',
  previous: 'Previous page',
  next: 'Next page',
  pages: 'Pages of {list}',
  count: '{filtered} of {total}',
  clearFilter: 'Clear filter',
  firstPage: 'Go to the first page',
  retry: 'Try again',
  now: 'Now',
  staleSince: 'Numbers of {time}.',
  staleWhy: '{why} The next try is in a few seconds.',
  unreadable:
    '{count, plural, one {# row is} other {# rows are}} left out: the broker described {count, plural, one {it} other {them}} in a way that this version of Warren does not understand.',
  filteredEmpty: 'None of {total} matches {filter}',
  filteredEmptyHelp: 'The filter looks for a part of the name, whatever its case.',
  yes: 'yes',
  no: 'no',
  actions: 'Actions',
} as const
