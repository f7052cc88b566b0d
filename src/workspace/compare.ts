import { createRun } from './run.js'
import type { Run } from './run.js'
import type { FactOf } from '../facts/fact.js'
import type { LanguageEntry } from '../languages/language.js'
import { Secret } from '../text/secret.js'
import type { Source } from '../text/source.js'
import { checkUnit } from './readings/check-unit.js'
import type { FileSystem } from './documents/file-system.js'
import { gatherFile } from './readings/gather-file.js'
import { readHosts } from './hosts/settle-hosts.js'
import type { Settings } from './settings.js'
import { createToolbox } from './toolbox.js'

type Setting = FactOf<'setting'>

/** One thing that is said differently, or on one side only. */
export interface Difference {
  readonly language: string
  /** Names the thing without regard to layout: `resource r0 / on alpha / disk`. */
  readonly key: string
  readonly left?: Setting
  readonly right?: Setting
}

/** What comparing two sides gave. */
export interface Comparison {
  readonly differences: readonly Difference[]
  readonly sources: ReadonlyMap<string, Source>
  /** Why a side could not be read completely. */
  readonly incomplete: readonly string[]
}

/** A file, or the folder that stands for a host's `/`. */
export interface Side {
  readonly path: string
  readonly isFolder: boolean
}

/**
 * Compares what two hosts, or two files, say: layout, comments and the order of sections do not count.
 *
 * Secrets are compared and never shown; a masked one differs from nothing.
 */
export async function compare(
  left: Side,
  right: Side,
  given: { readonly fileSystem: FileSystem; readonly languages: readonly LanguageEntry[]; readonly settings: Settings },
): Promise<Comparison> {
  const { fileSystem, languages, settings } = given
  const run = createRun({ fileSystem, settings, toolbox: createToolbox(languages) })
  const before = byKey(await settingsOf(run, left))
  const after = byKey(await settingsOf(run, right))
  const differences: Difference[] = []
  for (const [id, setting] of before) {
    const other = after.get(id)
    if (other !== undefined && !isDifferent(setting, other)) continue
    differences.push({ language: setting.language, key: setting.key, left: setting, ...(other === undefined ? {} : { right: other }) })
  }
  for (const [id, setting] of after) {
    if (!before.has(id)) differences.push({ language: setting.language, key: setting.key, right: setting })
  }
  return { differences, sources: run.sources, incomplete: run.incomplete }
}

async function settingsOf(run: Run, { path, isFolder }: Side): Promise<Setting[]> {
  const settings: Setting[] = []
  if (isFolder) {
    for (const { host, targetOf } of await readHosts(run, [{ name: path, root: path, isNamed: true }])) {
      for (const { place, readAt } of host.configurations) {
        if (!place.isRoot) continue
        const { language } = place
        const gathered = readAt(targetOf(place))
        const { configuration } = checkUnit(language, gathered.root, gathered)
        for (const fact of language.extractFacts(configuration)) if (fact.kind === 'setting') settings.push(fact)
      }
    }
    return settings
  }
  const file = await gatherFile(run, { path })
  if (file === undefined) return settings
  const { language, gathered } = file
  const { configuration } = checkUnit(language, gathered.root, gathered)
  for (const fact of language.extractFacts(configuration)) if (fact.kind === 'setting') settings.push(fact)
  return settings
}

function byKey(settings: readonly Setting[]): Map<string, Setting> {
  return new Map(settings.map(setting => [`${setting.language}\0${setting.key}`, setting]))
}

function isDifferent({ value: a }: Setting, { value: b }: Setting): boolean {
  if (a instanceof Secret && b instanceof Secret) return a.differsFrom(b)
  return a instanceof Secret || b instanceof Secret || a !== b
}
