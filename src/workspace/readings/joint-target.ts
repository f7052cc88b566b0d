import { inferredTarget } from '../../inference/target.js'
import type { IncludeRequest, Language, Reading, Target } from '../../languages/language.js'
import type { Gathered } from './gather.js'
import { readingKey } from './reading-key.js'

/** Settles one version for a configuration: what the user named for any of its files, or what the signs of all add up to. */
export function jointTarget({ targets }: Language, { root, readings }: Gathered): Target {
  const named = [root, ...readings].find(({ target }) => !target.isInferred)
  return named === undefined ? inferredTarget(readings.flatMap(({ target }) => target.signs ?? []), targets) : named.target
}

/** Reads a configuration again by the version that was settled; a file for which the user named a version stays as it is. */
export function settled(language: Language, gathered: Gathered, { target, run }: { readonly target: Target; readonly run: object }): Gathered {
  const byKey = new Map(gathered.readings.map(reading => [readingKey(reading), readAt(language, reading, { target, run })]))
  const read = (reading: Reading): Reading => byKey.get(readingKey(reading)) ?? reading
  return {
    root: read(gathered.root),
    readings: [...byKey.values()],
    included: Object.assign((request: IncludeRequest) => gathered.included(request).map(reading => read(reading as Reading)), {
      outcomeOf: (request: IncludeRequest) => gathered.included.outcomeOf?.(request),
    }),
  }
}

function readAt(language: Language, reading: Reading, { target, run }: { readonly target: Target; readonly run: object }): Reading {
  if (!reading.target.isInferred) return reading
  if (reading.target.version === target.version) return { ...reading, target }
  const { version } = target
  const again = language.read(reading.file, { facts: reading.facts, run, ...(reading.role === undefined ? {} : { role: reading.role }), ...(target.isInferred ? { inferred: target } : { target: version }) })
  return { ...again, target }
}
