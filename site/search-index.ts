import MiniSearch from 'minisearch'

import type { Page, SearchEntry } from './page.js'
import { searchOptions } from './search-options.js'

/** Makes the index of the search, as a plain script: a browser reads no data beside a page that it has from a file. */
export function searchIndex(pages: readonly Page[]): string {
  const entries: readonly SearchEntry[] = pages.flatMap(({ to, title, summary, entries: own }) => [{ to, title, kind: kindOf(to), summary }, ...(own ?? [])])
  const index = new MiniSearch<SearchEntry & { readonly id: number }>(searchOptions)
  index.addAll(entries.map((entry, id) => ({ id, ...entry })))
  return `globalThis.cfgcheckIndex = ${JSON.stringify(JSON.stringify(index))}\n`
}

function kindOf(to: string): string {
  if (to.startsWith('rules/') && to !== 'rules/index.html') return 'rule'
  return to.startsWith('commands/') ? 'command' : 'page'
}
