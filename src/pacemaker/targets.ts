import type { Sign } from '../inference/sign.js'
import { inferredTarget, namedTarget } from '../inference/target.js'
import { compareVersions } from '../text/version.js'
import type { ReadOptions, Target } from '../languages/language.js'
import { schemaVersions } from './vocabulary/entry.js'

/** The lines of releases that are told apart, oldest first. */
export const targets: readonly string[] = ['1.1', '2.0', '2.1', '3.0']

/** The newest schema that the last release of each line brings along. */
const newestSchemas: Readonly<Record<string, string>> = { '1.1': '2.10', '2.0': '3.5', '2.1': '3.10', '3.0': '4.0' }

/** Settles the release: the one that the user named, or that all files and hosts tell of, otherwise the newest. */
export function targetOf({ target, inferred }: Pick<ReadOptions, 'target' | 'inferred'>, signs: readonly Sign[]): Target {
  if (target !== undefined) return namedTarget(target)
  return inferred ?? inferredTarget(signs, targets)
}

/** Finds the line of a release: the newest that is not newer. */
export function lineOf(release: string): string {
  return targets.findLast(line => compareVersions(line, release) <= 0) ?? '1.1'
}

/** Names the newest schema of a release. 2.1.7 and older have no 3.10. */
export function newestSchemaOf(release: string): string {
  const newest = newestSchemas[lineOf(release)] ?? '4.0'
  return newest === '3.10' && release !== '2.1' && compareVersions(release, '2.1.8') < 0 ? '3.9' : newest
}

/** Names the first line of releases that knows a schema. */
export function firstLineWith(schema: string): string {
  return targets.find(line => schemaVersions.indexOf(newestSchemas[line] ?? '4.0') >= schemaVersions.indexOf(schema)) ?? '3.0'
}
