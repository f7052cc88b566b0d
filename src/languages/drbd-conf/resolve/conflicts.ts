import type { OptionSection, Resource, Setting } from '../schema.js'

/** Two settings of one option that meet by inheritance with different values. */
export interface Conflict {
  readonly setting: Setting
  readonly first: Setting
}

/**
 * Lists the options that a resource passes on with two values, as drbdadm 9.1 finds them when it merges: everything that
 * `common` gives twice, and what net and disk options of the resource give its connections and volumes twice.
 *
 * Source: drbd-utils user/v9/drbdadm_postparse.c, expand_common(), expand_opts().
 */
export function* conflictsOf({ section, parent, connections, hosts }: Resource): Generator<Conflict> {
  if (parent !== undefined) yield* repeatedIn(parent.options, isPassedOn)
  const isPassed = (setting: Setting): boolean =>
    (setting.canonicalSection === 'net' && connections.length > 0) ||
    (setting.canonicalSection === 'disk' && hosts.some(host => host.volumes.length > 0))
  yield* repeatedIn(section.options, isPassed)
  for (const mesh of section.meshes) {
    const passed = new Map<string, Setting>()
    for (const { settings } of mesh.options) for (const setting of settings) if (!passed.has(setting.key)) passed.set(setting.key, setting)
    for (const { settings } of section.options) {
      for (const setting of settings) {
        const first = setting.canonicalSection === 'net' ? passed.get(setting.key) : undefined
        if (first !== undefined && !isEqual(first, setting)) yield { setting: first, first: setting }
      }
    }
  }
}

function isPassedOn(setting: Setting): boolean {
  return setting.section !== 'proxy' || setting.key !== 'plugin'
}

function* repeatedIn(sections: readonly OptionSection[], isPassed: (setting: Setting) => boolean): Generator<Conflict> {
  let firsts: Map<string, Setting> | undefined
  for (const { settings } of sections) {
    for (const setting of settings) {
      if (!isPassed(setting)) continue
      const key = `${setting.canonicalSection}.${setting.key}`
      const first = firsts?.get(key)
      if (first === undefined) (firsts ??= new Map<string, Setting>()).set(key, setting)
      else if (!isEqual(first, setting)) yield { setting, first }
    }
  }
}

function isEqual(a: Setting, b: Setting): boolean {
  if (a.secret !== undefined && b.secret !== undefined) return !a.secret.differsFrom(b.secret)
  if (a.number !== undefined && b.number !== undefined) return a.number === b.number
  return a.value === b.value
}
