import { weighSigns } from '../../inference/weigh.js'
import type { Language, Reading, Target } from '../../languages/language.js'

/** Settles one version for several files: what the user named for any of them, or what the signs of all add up to. */
export function jointTarget({ targets }: Language, own: readonly Target[]): Target {
  const named = own.find(({ isInferred }) => !isInferred)
  if (named !== undefined) return named
  const signs = own.flatMap(target => target.signs ?? [])
  return { version: weighSigns(signs, targets).version, isInferred: true, signs }
}

/** Reads a file again by the version that was settled for several; one for which the user named a version stays as it is. */
export function readAt(language: Language, reading: Reading, { target, run }: { readonly target: Target; readonly run: object }): Reading {
  if (!reading.target.isInferred) return reading
  if (reading.target.version === target.version) return { ...reading, target }
  return language.read(reading.file, { inferred: target, facts: reading.facts, run })
}
