import { inferredTarget } from '../../inference/target.js'
import type { Language, Reading, Target } from '../../languages/language.js'
import type { Gathered } from './gather.js'

/** Settles one version for a configuration: what the user named for any of its files, or what the signs of all add up to. */
export function jointTarget({ targets }: Language, { root, readings }: Gathered): Target {
  const named = [root, ...readings].find(({ target }) => !target.isInferred)
  return named === undefined ? inferredTarget(readings.flatMap(({ target }) => target.signs ?? []), targets) : named.target
}

/** Reads a configuration again by the version that was settled; a file for which the user named a version stays as it is. */
export function settled(language: Language, gathered: Gathered, { target, run }: { readonly target: Target; readonly run: object }): Gathered {
  const byId = new Map(gathered.readings.map(reading => [reading.file.source.id, readAt(language, reading, { target, run })]))
  const read = (reading: Reading): Reading => byId.get(reading.file.source.id) ?? reading
  return {
    root: read(gathered.root),
    readings: [...byId.values()],
    included: request => gathered.included(request).map(reading => read(reading as Reading)),
  }
}

function readAt(language: Language, reading: Reading, { target, run }: { readonly target: Target; readonly run: object }): Reading {
  if (!reading.target.isInferred) return reading
  if (reading.target.version === target.version) return { ...reading, target }
  const { version } = target
  const again = language.read(reading.file, { facts: reading.facts, run, ...(target.isInferred ? { inferred: target } : { target: version }) })
  return { ...again, target }
}
