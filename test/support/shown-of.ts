import { createMasking } from '../../src/secrets/masking.js'
import { shownSources } from '../../src/secrets/shown-source.js'
import type { ShownSource } from '../../src/secrets/shown-source.js'
import type { Source } from '../../src/text/source.js'

/** What reporters see of files that hold no secret. */
export function shownOf(...sources: readonly Source[]): ReadonlyMap<string, ShownSource> {
  const given = new Map(sources.map(source => [source.id, source]))
  return shownSources(given, createMasking({ sources: given, masksOf: () => [], names: () => [] }))
}
