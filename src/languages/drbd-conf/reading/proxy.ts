import type { Located } from '../../../text/located.js'
import type { Item } from '../ast.js'
import type { Address, OptionSection, ProxySection } from '../schema.js'
import { isAtLeast } from '../vocabulary.js'
import { readAddress } from './address.js'
import type { Context } from './context.js'
import { locatedWord, placeOf, report } from './context.js'
import { readItems } from './items.js'
import { readOptionSection } from './options.js'
import { readStray } from './stray.js'
import type { Rest } from './statement.js'
import { endStatement, hasBlock, isMeantAsName, missingValue } from './statement.js'
import { unknownStatement } from './unknown.js'

interface ProxyParts {
  inside?: Address
  outside?: Address
  /** A statement could not be read, so that what seems missing may be in it. */
  isBroken: boolean
  replaced?: Address[]
  readonly options: OptionSection[]
}

/** Reads `proxy on HOST… { inside …; outside …; }`; `from` is the index of the word `on`. */
export function readProxySection(ctx: Context, item: Item, from: number): ProxySection | undefined {
  const on = item.words[from]
  if (on === undefined || on.image !== 'on') {
    missingValue(ctx, item, '"on" and a host')
    return undefined
  }
  const hosts: Located<string>[] = []
  const most = isAtLeast(ctx.target, '8.3') ? item.words.length : from + 2
  for (const word of item.words.slice(from + 1, most)) {
    if (!isMeantAsName(ctx, word, 'host')) return undefined
    hosts.push(locatedWord(ctx, word))
  }
  if (hosts.length === 0) {
    missingValue(ctx, item, 'a host')
    return undefined
  }
  const parts: ProxyParts = { isBroken: false, options: [] }
  if (hasBlock(ctx, item, Math.min(most, item.words.length))) {
    readItems(ctx, item.block?.items ?? [], { place: 'proxy-host' }, inner => readInProxy(ctx, inner, parts))
    for (const name of ['inside', 'outside'] as const) {
      if (parts[name] !== undefined || parts.isBroken) continue
      report(ctx, 'missing-proxy-address', {
        ...placeOf(ctx, item).span,
        message: `"proxy on ${hosts[0]?.value ?? ''}" lacks "${name}"`,
      })
    }
  }
  const { isBroken: _, ...rest } = parts
  return { ...placeOf(ctx, item), hosts, ...rest }
}

function readInProxy(ctx: Context, item: Item, parts: ProxyParts): Rest {
  const head = item.words[0]
  if (head === undefined) return readStray(ctx, item)
  const { image } = head
  if (image === 'options' && head.kind === 'Bare' && isAtLeast(ctx.target, '8.4')) {
    parts.options.push(readOptionSection(ctx, item, 'proxy', 'proxy-host'))
    return undefined
  }
  if (head.kind !== 'Bare' || ctx.vocabulary.structure('proxy-host', image) === undefined) {
    parts.isBroken = true
    return unknownStatement(ctx, item, 'proxy-host')
  }
  const { address, used } = readAddress(ctx, item, 1)
  if (address === undefined || used < 0) {
    parts.isBroken = true
    return undefined
  }
  const name = image === 'inside' ? 'inside' : 'outside'
  const earlier = parts[name]
  if (earlier !== undefined) (parts.replaced ??= []).push(earlier)
  parts[name] = address
  return endStatement(ctx, item, used)
}
