import { lstatSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

import { suggestion } from '../diagnostics/did-you-mean.js'
import { createNameMatcher } from '../workspace/documents/glob.js'
import type { RuleSelector, Settings } from '../workspace/settings.js'
import { familiesOf } from '../languages/families.js'
import type { LanguageEntry, TargetFamily } from '../languages/language.js'
import { readFromDisk } from '../node/node-file-system.js'
import { relativeTo } from '../node/relative-to.js'
import { hasSettings } from '../settings/has-settings.js'
import type { SettingsFile } from '../settings/schema.js'
import { settingsOf } from '../settings/settings-of.js'
import { knownLanguages } from './plugins.js'
import { UsageError } from './usage-error.js'

/** The options that settle what runs. */
export interface SettingsOptions {
  readonly config?: string | false
  readonly inlineConfig?: boolean
  readonly rule?: readonly string[]
  readonly only?: readonly string[]
  readonly ignore?: readonly string[]
  readonly target?: readonly string[]
}

/** Hosts of a cluster by name, each with its folder relative to the working directory. */
export type ConfiguredClusters = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What holds for this run. */
export interface LoadedSettings {
  readonly settings: Settings
  /** The folder from which the settings' patterns count. */
  readonly folder: string
  readonly clusters: ConfiguredClusters
  /** The configuration file, relative to the working directory. */
  readonly path?: string
}

/** Finds and reads the configuration file, then puts the command line's options on top. Throws a `UsageError`. */
export async function loadSettings(options: SettingsOptions): Promise<LoadedSettings> {
  const found = options.config === false ? undefined : await findSettings(options.config)
  const file = found?.content
  const folder = found === undefined ? '' : dirname(found.path)
  const below = (path: string): string => shownPath(resolve(folder, path))
  const own = settingsOf(file, relativeTo(resolve(folder)))
  const settings: Settings = {
    ...own,
    targets: { ...own.targets, ...(await parseTargets(options.target ?? [])) },
    rules: [
      ...own.rules,
      ...(await Promise.all((options.ignore ?? []).map(async pattern => ({ pattern: await knownRule(pattern), level: 'off' as const })))),
      ...(await Promise.all((options.rule ?? []).map(parseRule))),
    ],
    only: await Promise.all((options.only ?? []).map(knownRule)),
    hasInlineSuppressions: options.inlineConfig !== false,
  }
  const clusters = Object.fromEntries(
    Object.entries(file?.clusters ?? {}).map(([name, { hosts }]) => [
      name,
      Object.fromEntries(Object.entries(hosts).map(([host, path]) => [host, below(path)])),
    ]),
  )
  return { settings, folder: resolve(folder), clusters, ...(found === undefined ? {} : { path: shownPath(found.path) }) }
}

/** Writes a path as it is shown: relative to the working directory, with `/`. */
export function shownPath(path: string): string {
  const shown = relativeTo(process.cwd())(path)
  return shown === '' ? '.' : shown
}

async function findSettings(given: string | undefined): Promise<{ path: string; content: SettingsFile } | undefined> {
  if (given !== undefined) {
    const text = textOf(given)
    if (text === undefined) throw new UsageError(`${given}: there is no such configuration file`)
    const content = await parse(given, text)
    if (content === undefined) throw new UsageError(`${given}: has no member "cfgcheck"`)
    return { path: resolve(given), content }
  }
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    for (const name of ['cfgcheck.json', 'package.json']) {
      const path = join(folder, name)
      const text = textOf(path)
      if (text === undefined || (name === 'package.json' && !hasSettings(text))) continue
      const content = await parse(shownPath(path), text)
      if (content !== undefined) return { path, content }
    }
    if (dirname(folder) === folder) return undefined
  }
}

async function parse(path: string, text: string): Promise<SettingsFile | undefined> {
  const [{ readSettings, SettingsError }, { ruleIds }] = await Promise.all([
    import('../settings/read-settings.js'),
    import('../workspace/rules/rule-index.js'),
  ])
  try {
    return readSettings(path, text, { languageIds: knownLanguages().map(({ id }) => id), families: familiesOf(knownLanguages()), ruleIds: ruleIds() })
  } catch (error) {
    if (error instanceof SettingsError) throw new UsageError(error.message)
    throw error
  }
}

/** Reads a file that may be missing. One that is there and cannot be read is not passed over. */
function textOf(path: string): string | undefined {
  const content = readFromDisk(path)
  if ('text' in content) return content.text
  if (content.problem === 'missing' || !isSeen(path)) return undefined
  throw new UsageError(`${shownPath(path)}: the configuration file cannot be read (${content.detail ?? content.problem})`)
}

/** In a folder above that may not be searched nobody knows what there is. */
function isSeen(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}

async function parseRule(text: string): Promise<RuleSelector> {
  const [pattern = '', level = ''] = text.split('=')
  if (level !== 'error' && level !== 'warning' && level !== 'info' && level !== 'off') {
    throw new UsageError(`--rule ${text}: expected RULE=error, warning, info or off`)
  }
  return { pattern: await knownRule(pattern), level }
}

async function knownRule(pattern: string): Promise<string> {
  const { ruleIds } = await import('../workspace/rules/rule-index.js')
  const ids = ruleIds()
  if (pattern === '*' || ids.has(pattern)) return pattern
  const groups = new Set([...ids].map(id => `${id.slice(0, id.indexOf('/'))}/*`))
  if (groups.has(pattern)) return pattern
  const hint = suggestion(pattern, [...ids, ...groups])
  throw new UsageError(`there is no rule "${pattern}"${hint === undefined ? '; "cfgcheck rules" lists them' : `. ${hint}`}`)
}

async function parseTargets(texts: readonly string[]): Promise<Settings['targets']> {
  const targets: Partial<Record<TargetFamily, string>> = {}
  const families = familiesOf(knownLanguages())
  for (const text of texts) {
    const [family = '', version = ''] = text.split('=')
    const known = families.find(name => name === family)
    if (known === undefined || !/^\d+(\.\d+)*$/.test(version)) {
      throw new UsageError(`--target ${text}: expected one of ${families.join(', ')} with a version, such as drbd=8.4`)
    }
    await checkVersion(text, version, knownLanguages().filter(({ targetFamily }) => targetFamily === known))
    targets[known] = version
  }
  return targets
}

/** A version must belong to one of the lines that a language knows: `8.3.16` belongs to `8.3`. */
async function checkVersion(text: string, version: string, entries: readonly LanguageEntry[]): Promise<void> {
  const [entry] = entries
  if (entry === undefined) return
  const { targets } = await entry.load()
  const isKnown = targets.some(line => createNameMatcher(line)(version) || version.startsWith(`${line}.`) || line.startsWith(`${version}.`))
  if (!isKnown) throw new UsageError(`--target ${text}: known versions are ${targets.join(', ')}`)
}
