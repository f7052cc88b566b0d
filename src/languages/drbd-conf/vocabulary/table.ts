import { diskRows } from './disk.js'
import { globalRows } from './global.js'
import { handlersRows } from './handlers.js'
import { netRows } from './net.js'
import type { OptionRow, OptionSection } from './option-row.js'
import { optionsRows } from './options.js'
import { proxyRows } from './proxy.js'
import { factsOfRow, versionsOfRow } from './resolve.js'
import type { OptionEntry, OptionFacts } from './resolve.js'
import { resourceRows } from './resource.js'
import { sourceOf } from './source.js'
import { startupRows } from './startup.js'
import { structureRows } from './structure.js'
import type { StructureRow } from './structure.js'
import { syncerRows } from './syncer.js'

const rows: Readonly<Record<OptionSection, readonly OptionRow[]>> = {
  global: globalRows,
  resource: resourceRows,
  startup: startupRows,
  disk: diskRows,
  net: netRows,
  syncer: syncerRows,
  options: optionsRows,
  handlers: handlersRows,
  proxy: proxyRows,
}

let entries: Map<string, Map<string, OptionEntry>> | undefined

/** Lists the sections that hold options. */
export function optionSections(): readonly OptionSection[] {
  return Object.keys(rows) as OptionSection[]
}

/** Lists the options of one section over all releases. */
export function optionEntries(section: OptionSection): Iterable<OptionEntry> {
  return entriesBySection().get(section)?.values() ?? []
}

/** Finds an option of a section, whatever the release. */
export function optionNamed(section: string, name: string): OptionEntry | undefined {
  return entriesBySection().get(section)?.get(name)
}

/** Finds the options of that name in all sections: where a misplaced one belongs. */
export function optionsNamed(name: string): readonly OptionEntry[] {
  const found: OptionEntry[] = []
  for (const ofSection of entriesBySection().values()) {
    const entry = ofSection.get(name)
    if (entry !== undefined) found.push(entry)
  }
  return found
}

/** Finds the sections and statements of that name, whatever the release. */
export function structuresNamed(name: string): readonly StructureRow[] {
  return structureRows.filter(row => row.name === name)
}

/** Works out what a release knows of an option; `undefined` when it does not know it. */
export function factsFor(entry: OptionEntry, target: string): OptionFacts | undefined {
  let byTarget = knownFacts.get(entry)
  if (byTarget === undefined) knownFacts.set(entry, (byTarget = new Map()))
  const known = byTarget.get(target)
  if (known !== undefined || byTarget.has(target)) return known
  const facts = factsOfRow(entry.row, entry.section, target)
  byTarget.set(target, facts)
  return facts
}

/** Rules ask for the same few facts once for each setting of a file. */
const knownFacts = new WeakMap<OptionEntry, Map<string, OptionFacts | undefined>>()

/** Says which releases know an option or a structure: `8.3.12 and later`. */
export function versionsOf(entry: OptionEntry | StructureRow): string {
  return versionsOfRow('row' in entry ? entry.row : entry)
}

function entriesBySection(): Map<string, Map<string, OptionEntry>> {
  if (entries === undefined) {
    entries = new Map()
    for (const section of optionSections()) {
      entries.set(section, new Map(rows[section].map(row => [row.name, entryOf(section, row)])))
    }
  }
  return entries
}

function entryOf(section: OptionSection, row: OptionRow): OptionEntry {
  const { name, kind, unit, doc, now } = row
  return {
    section,
    name,
    kind,
    doc,
    source: sourceOf(section, row),
    row,
    ...(unit === undefined ? {} : { unit }),
    ...(now === undefined ? {} : { now }),
    ...(row.isSecret === true ? { isSecret: true } : {}),
  }
}
