import type { Finding } from '../../diagnostics/diagnostic.js'
import { anyError } from '../../diagnostics/diagnostic.js'
import type { HostFact } from '../../facts/fact-index.js'
import type { Origin, Place } from '../../text/located.js'
import { originOf } from '../../text/located.js'
import { spanFrom } from '../../text/span.js'
import { oncePerList } from './once-per-list.js'

type Settings = readonly HostFact<'setting'>[]

const separator = ' / '

/** Says of a difference that it may come from an error at one of these places: what is wrong on one host is reported there. */
export function followingFromErrors(places: readonly Place[]): Required<Pick<Finding, 'followsFrom'>> {
  return { followsFrom: places.map(at => ({ rule: anyError, at: originOf(at) })) }
}

/**
 * Finds where in a host's files what it lacks would stand: in the section around it, up to what is understood before and
 * behind. `files` stands for what is in no section that the host has.
 */
export function placesAround(settings: Settings, key: string, files: readonly Origin[]): readonly Origin[] {
  const sections = sectionsIn(settings)
  for (let end = key.lastIndexOf(separator); end > 0; end = key.lastIndexOf(separator, end - 1)) {
    const section = sections.get(key.slice(0, end))
    if (section !== undefined) return [section]
  }
  return files
}

/** Finds where a section stands, up to what is understood before and behind it. */
export function placeOfSection(settings: Settings, section: string): Origin | undefined {
  return sectionsIn(settings).get(section)
}

const sectionsIn = oncePerList((settings: Settings): ReadonlyMap<string, Origin> => {
  const sections = new Map<string, { file: string; first: number; last: number }>()
  const ordered = inOrder(settings)
  for (const [index, { fact, origin: { file } }] of ordered.entries()) {
    for (let end = fact.key.lastIndexOf(separator); end > 0; end = fact.key.lastIndexOf(separator, end - 1)) {
      const section = fact.key.slice(0, end)
      const known = sections.get(section)
      if (known === undefined) sections.set(section, { file, first: index, last: index })
      else if (known.file === file) known.last = index
    }
  }
  return new Map([...sections].map(([section, { file, first, last }]) => [section, { file, span: between(ordered, file, { first, last }) }]))
})

function inOrder(settings: Settings): HostFact<'setting'>[] {
  const files = new Map([...new Set(settings.map(({ origin }) => origin.file))].map((file, index) => [file, index]))
  return [...settings].sort((a, b) => (files.get(a.origin.file) ?? 0) - (files.get(b.origin.file) ?? 0) || a.origin.span.start - b.origin.span.start)
}

function between(ordered: Settings, file: string, { first, last }: { readonly first: number; readonly last: number }): Origin['span'] {
  const [before, behind] = [ordered[first - 1], ordered[last + 1]]
  const start = before?.origin.file === file ? before.origin.span.end + 1 : 0
  const end = behind?.origin.file === file ? behind.origin.span.start - 1 : Number.MAX_SAFE_INTEGER
  return spanFrom(start, Math.max(start, end))
}
