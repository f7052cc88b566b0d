import type { Finding } from '../../../diagnostics/diagnostic.js'
import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import type { CorosyncConf, Node, SectionView, Setting } from '../model.js'
import { linkOf } from '../reading/link.js'
import { keyAt, sectionAt, vocabulary } from '../vocabulary.js'

/** Finds the section that most likely was to be "totem", where there is none of that name. */
export function meantTotem({ sections }: CorosyncConf): SectionView | undefined {
  const top = sections.filter(({ path }) => !path.includes('.'))
  return top.find(({ path }) => didYouMean(path, ['totem']) !== undefined) ?? top.find(({ settings }) => settings.some(({ key }) => key.value === 'cluster_name'))
}

/** Finds the key in a section that most likely was to be another one, which is not there. */
export function meantKey({ settings }: SectionView, name: string): Setting | undefined {
  return settings.find(({ path, key }) => keyAt(path) === undefined && didYouMean(key.value, [name]) !== undefined)
}

/** Says of the lack of a key that a misspelt one, or the only one that no section knows, is the fault, where there is one. */
export function confirming(settings: Iterable<Setting>, name: string): Pick<Finding, 'confirms'> {
  const unknown = [...settings].filter(({ path }) => keyAt(path) === undefined)
  const close = unknown.find(({ key: { value } }) => value.startsWith(name) || didYouMean(value, [name]) !== undefined)
  const [only, ...others] = unknown
  const meant = close ?? (others.length === 0 && only !== undefined && !isKeyOfAny(only.key.value) ? only : undefined)
  return meant === undefined ? {} : { confirms: { rule: 'corosync-conf/unknown-key', at: meant.key } }
}

function isKeyOfAny(name: string): boolean {
  for (const entry of vocabulary.entries()) if (entry.kind === 'key' && entry.name === name) return true
  return false
}

/** Finds the section that most likely was to be the nodelist, or its node, where there is none with an address. */
export function meantNodelist({ sections }: CorosyncConf): SectionView | undefined {
  const unknown = sections.filter(({ path }) => sectionAt(path) === undefined)
  return (
    unknown.find(({ path }) => !path.includes('.') && didYouMean(path, ['nodelist']) !== undefined) ??
    unknown.find(({ path }) => path.startsWith('nodelist.')) ??
    unknown.find(({ name }) => name.value === 'nodelist') ??
    unknown.find(({ name }) => name.value === 'node')
  )
}

/** Lists the keys that are reported as what they were to be: of these the lack is the fault. */
export function keysReportedElsewhere(model: CorosyncConf): ReadonlySet<Setting> {
  const reported = new Set<Setting>()
  const totem = model.sections.find(({ path }) => path === 'totem')
  const version = totem === undefined || model.settings.has('totem.version') ? undefined : meantKey(totem, 'version')
  if (version !== undefined) reported.add(version)
  const most = mostAddresses(model)
  for (const node of model.nodes) {
    const address = node.addresses.size < most ? meantAddress(node) : undefined
    if (address !== undefined) reported.add(address)
  }
  return reported
}

/** How many addresses the node has that has the most; each should have so many, and one at least. */
function mostAddresses({ nodes }: CorosyncConf): number {
  return nodes.reduce((most, { addresses }) => Math.max(most, addresses.size), 1)
}

/** Finds the key of a node that lacks an address which most likely was to be one. */
export function meantAddress({ settings }: Node): Setting | undefined {
  return [...settings.values()].find(
    ({ path, key: { value } }) => keyAt(path) === undefined && (value.startsWith('ring') || didYouMean(value, ['ring0_addr']) !== undefined) && linkOf(value) === undefined,
  )
}
