import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { ClusterFiles } from '../../src/workspace/shortcuts.js'

/** A text that breaks a law, in its smallest form. */
export interface Failure {
  readonly law: string
  /** The language's id, or `clusters`. */
  readonly language: string
  readonly target: string | undefined
  readonly text: string
  readonly message: string
}

const folder = 'fixtures/fuzz'

/** Writes a failure as a fixture that `replay.test.ts` reads; returns its path. */
export function keepFailure({ law, language, text }: Failure): string {
  const place = join(folder, language)
  mkdirSync(place, { recursive: true })
  const name = law.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase()
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 8)
  const file = join(place, `${name}-${digest}.${language === 'clusters' ? 'json' : 'txt'}`)
  writeFileSync(file, text)
  return file
}

/** Lists the fixtures of a language, or of clusters, with their texts. */
export function keptFailures(language: string): readonly (readonly [name: string, text: string])[] {
  const place = join(folder, language)
  if (!existsSync(place)) return []
  return readdirSync(place)
    .sort()
    .map(name => [name, readFileSync(join(place, name), 'utf8')] as const)
}

/** Reads the hosts of a fixture of a cluster. */
export function hostsIn(text: string): ClusterFiles {
  return JSON.parse(text) as ClusterFiles
}

/** What failures of one cause have in common: names and numbers taken out. */
export function kindOf(law: string, message: string): string {
  const [first = ''] = message.split('\n')
  return `${law}: ${first.replace(/"[^"]*"/g, '"…"').replace(/\d+/g, 'N').slice(0, 160)}`
}
