import type { CommonSection, Connection, Resource, ResourceBody, Setting } from './schema.js'

/** Sections whose options are none of the resource's own. */
const apart = new Set(['startup', 'handlers', 'proxy', 'global'])

/**
 * Finds what counts of an option in a resource: its own, or what it inherits. Of several in one place the last counts, as
 * in all releases but 8.4 for disk options and 9.0, which take the first; 9.1 and later refuse them.
 *
 * `key` is the name under which the target keeps it. Without `section` all are searched but startup, handlers and proxy.
 */
export function effectiveSetting(resource: Resource, key: string, section?: string): Setting | undefined {
  return findIn(resource.section, key, section) ?? (resource.parent === undefined ? undefined : findIn(resource.parent, key, section))
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

function findIn(body: Pick<ResourceBody | CommonSection, 'options'>, key: string, section: string | undefined): Setting | undefined {
  let found: Setting | undefined
  for (const { settings } of body.options) {
    for (const setting of settings) {
      if (setting.key !== key) continue
      const isWanted = section === undefined ? !apart.has(setting.section) : setting.section === section || setting.canonicalSection === section
      if (isWanted) found = setting
    }
  }
  return found
}
