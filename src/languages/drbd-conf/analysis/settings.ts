import { connectionSetting, effectiveSetting } from './effective.js'
import { joinedIndex } from '../reading/setting-index.js'
import type { Configuration, Model, OptionSection, Resource, Setting, SettingIndex } from '../schema.js'
import { optionSectionsOf } from './settings-in-body.js'
import { factsFor, optionNamed } from '../vocabulary.js'

/** Lists every setting of all files as it is written, in reading order. */
export function writtenSettings({ models }: Pick<Configuration, 'models'>): readonly Setting[] {
  const [only] = models
  return models.length === 1 && only !== undefined ? settingsOfModel(only) : models.flatMap(settingsOfModel)
}

/** Many rules ask for the settings of one and the same model, which never changes. */
const listed = new WeakMap<Model, readonly Setting[]>()

function settingsOfModel(model: Model): readonly Setting[] {
  const known = listed.get(model)
  if (known !== undefined) return known
  const settings: Setting[] = []
  const addAll = ({ settings: own }: Pick<OptionSection, 'settings'>): void => {
    for (const setting of own) settings.push(setting)
  }
  for (const section of model.sections) {
    if (section.kind === 'include') continue
    if (section.kind === 'global') addAll(section)
    else for (const options of optionSectionsOf(section)) addAll(options)
  }
  listed.set(model, settings)
  return settings
}

/** Lists the settings of one or several options, by the names under which the target keeps them, over all files. */
export function* settingsNamed(configuration: Pick<Configuration, 'models'>, ...keys: readonly string[]): Generator<Setting> {
  const index = indexOf(configuration)
  for (const key of keys) yield* index.named(key)
}

/** Tells whether any file sets one of these options: a rule about them need not look further otherwise. */
export function isAnySet(configuration: Pick<Configuration, 'models'>, ...keys: readonly string[]): boolean {
  const index = indexOf(configuration)
  return keys.some(key => index.has(key))
}

/** Tells whether a resource may inherit one of these options or set it: also from a template, which is none of the files. */
export function mayBeSet(configuration: Configuration, ...keys: readonly string[]): boolean {
  return isAnySet(configuration, ...keys) || hasTemplates(configuration)
}

/** Tells the same of options with one of some values. */
export function mayBeSetTo(configuration: Configuration, keys: readonly string[], values: ReadonlySet<string>): boolean {
  const index = indexOf(configuration)
  return keys.some(key => index.hasValueOf(key, values)) || hasTemplates(configuration)
}

/**
 * Tells whether for some resource one option may be at least so many times another one, of which each may be left as it is
 * usually. A rule that compares two numbers need not look through the resources otherwise.
 */
export function mayReach(configuration: Configuration, high: DefaultNumber, low: DefaultNumber, times: number): boolean {
  if (hasTemplates(configuration)) return true
  const index = indexOf(configuration)
  const most = index.numbersOf(high.key).reduce((one, other) => Math.max(one, other), high.default ?? -Infinity)
  const least = index.numbersOf(low.key).reduce((one, other) => Math.min(one, other), low.default ?? Infinity)
  return most >= times * least
}

/** An option, and the number that it has where nobody sets it. */
export interface DefaultNumber {
  readonly key: string
  readonly default: number | undefined
}

function hasTemplates({ resources }: Configuration): boolean {
  return resources.some(({ section: { templateFile } }) => templateFile !== undefined)
}

/** Lists the settings that stand without a value, over all files. */
export function settingsWithoutValue(configuration: Pick<Configuration, 'models'>): readonly Setting[] {
  return indexOf(configuration).withoutValue
}

/** Lists what stands in sections `handlers`, over all files. */
export function handlerSettings(configuration: Pick<Configuration, 'models'>): readonly Setting[] {
  return indexOf(configuration).handlers
}

/** The indexes of configurations of several files: every rule asks, and the files may be thousands. */
const joined = new WeakMap<readonly Model[], SettingIndex>()

function indexOf({ models }: Pick<Configuration, 'models'>): SettingIndex {
  const [only] = models
  if (models.length === 1 && only !== undefined) return only.settings
  let index = joined.get(models)
  if (index === undefined) joined.set(models, (index = joinedIndex(models.map(({ settings }) => settings))))
  return index
}

/** Looks an option up as it holds for one connection. */
export type SettingLookup = (key: string) => Setting | undefined

/**
 * Gives the lookups of a resource's connections, one for all of those that set nothing themselves; where it has none, that
 * of the resource.
 */
export function connectionLookups(resource: Resource): readonly SettingLookup[] {
  const made: SettingLookup[] = []
  const plain: SettingLookup = key => effectiveSetting(resource, key)
  // An implied connection sets nothing; to work it out would cost more than the lookup.
  if (resource.section.connections.length === 0 && resource.section.meshes.length === 0) return [plain]
  let hasPlain = false
  for (const connection of resource.connections) {
    const isPlain = connection.section === undefined || connection.section.options.length === 0
    if (!isPlain) made.push(key => connectionSetting(resource, connection, key))
    else if (!hasPlain) {
      made.push(plain)
      hasPlain = true
    }
  }
  if (made.length === 0) made.push(plain)
  return made
}

/** Tells whether a switch is on. */
export function isOn(setting: Setting | undefined): boolean {
  return setting?.value === 'yes'
}

/** Tells whether the number of a setting is one that the target knows: another one is reported as that. */
export function isInRange({ entry, number }: Setting, target: string): boolean {
  const facts = entry === undefined ? undefined : factsFor(entry, target)
  return number !== undefined && number >= (facts?.min ?? -Infinity) && number <= (facts?.max ?? Infinity)
}

/** Reads the number that an option has where nobody sets it, in the option's own unit. */
export function defaultNumber(section: string, name: string, target: string): number | undefined {
  const entry = optionNamed(section, name)
  const preset = entry === undefined ? undefined : factsFor(entry, target)?.default
  return typeof preset === 'number' ? preset : undefined
}
