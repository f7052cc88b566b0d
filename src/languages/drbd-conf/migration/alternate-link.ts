import { textOf } from '../ast.js'
import type { Item } from '../ast.js'
import { appended, removed } from './edits.js'
import { bodyOf, fixIn, hasInnerComment, headOf } from './site.js'
import type { Rewrite } from './site.js'

/**
 * Makes two paths of 8.4's `address` and `alternate-link-address` of two hosts: 9 has a written connection for them.
 *
 * The node ids that such a connection asks for are another fix.
 */
export const alternateLink: Rewrite = {
  mends: ['unsupported-statement'],
  rewrite(site) {
    const { item, text, dialect } = site
    const block = bodyOf(site)?.block
    if (headOf(item) !== 'alternate-link-address' || dialect !== '9' || block === undefined) return undefined
    const inner = block.items.map(headOf)
    if (inner.some(name => name === 'connection' || name === 'connection-mesh' || name === 'floating')) return undefined
    const hosts = block.items.filter(other => headOf(other) === 'on').map(host => linksOf(text, host))
    const [a, b] = hosts
    if (hosts.length !== 2 || a === undefined || b === undefined) return undefined
    const path = (which: 'primary' | 'other'): string =>
      ['path {', ...[a, b].map(host => `  host ${host.name} address ${host[which]};`), '}'].join('\n')
    const added = appended(text, block, connectionOf([path('primary'), path('other')]))
    if (added === undefined) return undefined
    return fixIn(site, 'Write a connection with two paths', 'unsafe', [removed(text, a.item), removed(text, b.item), added])
  },
}

interface Links {
  readonly name: string
  readonly primary: string
  readonly other: string
  /** The statement of the second link. */
  readonly item: Item
}

/** Reads both addresses of a host section with one name; nothing where one is missing or a proxy stands between. */
function linksOf(text: string, { words, block }: Item): Links | undefined {
  const [, name, surplus] = words
  const items = block?.items ?? []
  if (name === undefined || surplus !== undefined || textOf(name) === '' || items.some(inner => headOf(inner) === 'proxy')) return undefined
  const primary = items.filter(inner => headOf(inner) === 'address')
  const other = items.filter(inner => headOf(inner) === 'alternate-link-address')
  const [link] = other
  if (primary.length !== 1 || link === undefined || other.length !== 1) return undefined
  const [from, to] = [addressIn(text, primary[0]), addressIn(text, link)]
  return from === undefined || to === undefined ? undefined : { name: name.image, primary: from, other: to, item: link }
}

function addressIn(text: string, item: Item | undefined): string | undefined {
  const first = item?.words[1]
  const last = item?.words[item.words.length - 1]
  if (item === undefined || first === undefined || last === undefined || item.end < 0 || hasInnerComment(text, item)) return undefined
  return text.slice(first.start, last.end)
}

function connectionOf(paths: readonly string[]): string {
  return ['connection {', ...paths.flatMap(path => path.split('\n').map(line => `  ${line}`)), '}'].join('\n')
}
