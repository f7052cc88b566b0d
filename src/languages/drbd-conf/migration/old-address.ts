import type { Fix } from '../../../diagnostics/fix.js'
import type { Item } from '../ast.js'
import { endOf } from '../ast.js'
import { isDialectFrom } from '../vocabulary.js'
import { removed, replaced } from './edits.js'
import { fixIn, headOf } from './site.js'
import type { Rewrite, Site } from './site.js'

/** Joins 0.7's `address IP` and `port N`, and `meta-disk DEVICE` and `meta-index N`, into one statement. */
export const oldAddress: Rewrite = {
  mends: ['unknown-statement', 'misplaced-statement', 'unexpected-word', 'invalid-address', 'invalid-meta-disk'],
  rewrite(site) {
    if (!isDialectFrom(site.dialect, '8.0')) return undefined
    return joined(site, 'address', 'port') ?? joined(site, 'meta-disk', 'meta-index')
  },
}

function joined(site: Site, first: 'address' | 'meta-disk', second: 'port' | 'meta-index'): Fix | undefined {
  const { item, text } = site
  const parent = site.around[site.around.length - 1]
  if (headOf(parent) !== 'on' || (headOf(item) !== first && headOf(item) !== second)) return undefined
  const owner = parent?.block?.items.find(inner => headOf(inner) === first)
  if (owner === undefined) return undefined
  const value = owner.words[1]
  const apart = parent?.block?.items.find(inner => headOf(inner) === second)
  const number = apart === undefined ? trailingNumber(owner, second) : numberOf(text, apart, second)
  if (number === undefined || value === undefined || (apart !== undefined && owner.words.length !== 2)) return undefined
  const joint = first === 'address' ? `${value.image}:${number}` : `${value.image} [${number}]`
  const whole = replaced({ start: value.start, end: endOf(owner) }, `${joint};`)
  return fixIn(site, `Write "${first} ${joint}"`, 'safe', apart === undefined ? [whole] : [whole, removed(text, apart)])
}

/** Reads `port = 7788` and `port 7788`. */
function numberOf(text: string, item: Item | undefined, name: string): string | undefined {
  if (item === undefined) return undefined
  return new RegExp(`^${name}\\s*=?\\s*(\\d+)`).exec(text.slice(item.start, endOf(item)))?.[1]
}

/** Reads the number where the first statement has no `;` of its own, so that both are one item. */
function trailingNumber(owner: Item, name: string): string | undefined {
  const [, , second, ...rest] = owner.words
  const last = rest[rest.length - 1]
  const isPlain = rest.length === 1 || (rest.length === 2 && rest[0]?.image === '=')
  return second?.image === name && isPlain && last !== undefined && /^\d+$/.test(last.image) ? last.image : undefined
}
