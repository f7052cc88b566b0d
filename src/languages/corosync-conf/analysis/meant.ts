import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import type { CorosyncConf, Node, SectionView, Setting } from '../model.js'
import { keyAt } from '../vocabulary.js'

/** Finds the section that most likely was to be "totem", where there is none of that name. */
export function meantTotem({ sections }: CorosyncConf): SectionView | undefined {
  const top = sections.filter(({ path }) => !path.includes('.'))
  return top.find(({ path }) => didYouMean(path, ['totem']) !== undefined) ?? top.find(({ settings }) => settings.some(({ key }) => key.value === 'cluster_name'))
}

/** Finds the key in a section that most likely was to be another one, which is not there. */
export function meantKey({ settings }: SectionView, name: string): Setting | undefined {
  return settings.find(({ path, key }) => keyAt(path) === undefined && didYouMean(key.value, [name]) !== undefined)
}

/** Lists the keys that are told as what they were to be: of these the lack is the fault. */
export function keysToldElsewhere(model: CorosyncConf): ReadonlySet<Setting> {
  const told = new Set<Setting>()
  const totem = model.sections.find(({ path }) => path === 'totem')
  const version = totem === undefined || model.settings.has('totem.version') ? undefined : meantKey(totem, 'version')
  if (version !== undefined) told.add(version)
  for (const node of model.nodes) {
    const address = meantAddress(model, node)
    if (address !== undefined) told.add(address)
  }
  return told
}

/** Finds the key of a node that most likely was to be an address which it lacks. */
export function meantAddress({ sections, nodes }: CorosyncConf, { place, addresses }: Node): Setting | undefined {
  if (addresses.size >= Math.max(1, ...nodes.map(node => node.addresses.size))) return undefined
  const section = sections.find(({ name }) => name === place)
  return section?.settings.find(({ path, key }) => keyAt(path) === undefined && (key.value.startsWith('ring') || didYouMean(key.value, ['ring0_addr']) !== undefined) && !/^ring\d+_addr$/.test(key.value))
}
