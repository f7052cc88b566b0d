import { addTo } from '../../../text/multimap.js'
import type { CommonSection, Connection, Resource, ResourceBody, Setting } from '../schema.js'

/** Sections whose options are none of the resource's own. */
const apart = new Set(['startup', 'handlers', 'proxy', 'global'])

/**
 * Finds what counts of an option in a resource: its own, or what it inherits. Of several in one place the last counts, as
 * in all releases but 8.4 for disk options and 9.0, which take the first; 9.1 and later refuse them.
 *
 * `key` is the name under which the target keeps it. Without `section` all are searched but startup, handlers and proxy.
 */
export function effectiveSetting(resource: Resource, key: string, section?: string): Setting | undefined {
  return (
    findIn(resource.section, key, section) ??
    (resource.parent === undefined ? undefined : findInherited(resource.parent, key, section))
  )
}

/** Finds what counts of an option for one connection: its own, otherwise the resource's. */
export function connectionSetting(resource: Resource, connection: Connection, key: string): Setting | undefined {
  const own = connection.section
  if (own !== undefined) {
    const found = findIn(own, key, undefined)
    if (found !== undefined) return found
  }
  return effectiveSetting(resource, key)
}

/** Lists what counts of all options of a resource, its own before what it inherits. */
export function settingsOf(resource: Resource): Setting[] {
  const found = new Map<string, Setting>()
  for (const body of [resource.parent, resource.section]) {
    for (const { settings } of body?.options ?? []) {
      for (const setting of settings) found.set(keyOf(setting), setting)
    }
  }
  return [...found.values()]
}

/** Names the option that a setting sets: the section and name under which the target keeps it. */
export function keyOf(setting: Setting): string {
  return `${setting.canonicalSection}.${setting.key}`
}

type Body = Pick<ResourceBody | CommonSection, 'options'>

/** The settings of `common` by their key, in reading order: every resource asks for them. */
const indexes = new WeakMap<CommonSection, ReadonlyMap<string, readonly Setting[]>>()

function indexOf(common: CommonSection): ReadonlyMap<string, readonly Setting[]> {
  const known = indexes.get(common)
  if (known !== undefined) return known
  const index = new Map<string, Setting[]>()
  for (const { settings } of common.options) {
    for (const setting of settings) {
      addTo(index, setting.key, setting)
    }
  }
  indexes.set(common, index)
  return index
}

function findInherited(common: CommonSection, key: string, section: string | undefined): Setting | undefined {
  const settings = indexOf(common).get(key)
  return settings === undefined ? undefined : lastOf(settings, key, section)
}

/** Looks a body's settings through: they are few, and most bodies are asked for few options. */
function findIn({ options }: Body, key: string, section: string | undefined): Setting | undefined {
  for (let at = options.length - 1; at >= 0; at -= 1) {
    const settings = options[at]?.settings
    const found = settings === undefined ? undefined : lastOf(settings, key, section)
    if (found !== undefined) return found
  }
  return undefined
}

function lastOf(settings: readonly Setting[], key: string, section: string | undefined): Setting | undefined {
  for (let at = settings.length - 1; at >= 0; at -= 1) {
    const setting = settings[at]
    if (setting === undefined || setting.key !== key) continue
    if (
      section === undefined
        ? !apart.has(setting.section)
        : setting.section === section || setting.canonicalSection === section
    )
      return setting
  }
  return undefined
}
