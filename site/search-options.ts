import type { Options } from 'minisearch'

/** How the search reads words: the same where its index is made and where it is asked. */
export const searchOptions: Options = {
  fields: ['title', 'kind', 'summary'],
  storeFields: ['to', 'title', 'kind', 'summary'],
  // A name is found whole, and by its parts: `net.ping-timeout`, `ping-timeout`, `timeout`.
  tokenize: text => [...new Set([/[\s,;:()"]+/, /[\s,;:()"./]+/, /[^\p{L}\p{N}]+/u].flatMap(between => text.split(between)))].filter(word => word !== ''),
  searchOptions: { boost: { title: 4 }, prefix: true, fuzzy: term => (term.length > 4 ? 0.2 : false), combineWith: 'AND' },
}
