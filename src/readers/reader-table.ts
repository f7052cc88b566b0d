import type { Reader } from './reader.js'

/**
 * Makes the function that finds the reader of a path on a host.
 *
 * An exact path beats a pattern, an earlier pattern a later one. `*` and `?` stand for characters of one name. The table is
 * made on first use.
 */
export function createReaderTable(readers: readonly Reader[]): (path: string) => Reader | undefined {
  let table: ReaderTable | undefined
  return path => {
    table ??= tableOf(readers)
    const wanted = /^\/?(facts|sos_commands)\//.test(path) ? path.replace(/^\//, '') : path
    return table.exact.get(wanted) ?? table.patterns.find(({ pattern }) => pattern.test(wanted))?.reader
  }
}

interface ReaderTable {
  readonly exact: ReadonlyMap<string, Reader>
  readonly patterns: readonly { readonly pattern: RegExp; readonly reader: Reader }[]
}

function tableOf(readers: readonly Reader[]): ReaderTable {
  const exact = new Map<string, Reader>()
  const patterns: { pattern: RegExp; reader: Reader }[] = []
  for (const reader of readers) {
    for (const path of reader.paths) {
      if (/[*?]/.test(path)) patterns.push({ pattern: patternOf(path), reader })
      else if (!exact.has(path)) exact.set(path, reader)
    }
  }
  return { exact, patterns }
}

function patternOf(path: string): RegExp {
  const source = path.replace(/[.+^${}()|[\]\\*?]/g, special => {
    if (special === '*') return '[^/]*'
    return special === '?' ? '[^/]' : `\\${special}`
  })
  // As in a shell, a name that begins with a dot is meant only by a pattern that does so too.
  return new RegExp(`^${source.replaceAll('/[^/]*', '/(?!\\.)[^/]*')}$`)
}
