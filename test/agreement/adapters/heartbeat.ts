import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import type { OracleAnswer } from '../../languages/ha-cf/oracle/heartbeat.js'
import type { Seed, Verdict } from '../adapter.js'

/** The only release that can be asked here. */
export const release = '3.0.6'

/** What heartbeat answered; nothing where it refuses a file for what the host lacks. */
export function verdictOf({ isAccepted, isCrash, isEnvironment, messages }: OracleAnswer): Verdict | undefined {
  if (!isAccepted && isEnvironment) return undefined
  return { isAccepted, complaint: isAccepted ? '' : isCrash ? 'crashes' : complaintIn(messages) }
}

/** Takes the first complaint without what it is about. */
function complaintIn(messages: string): string {
  const line = messages.split('\n').find(text => /ERROR|CRIT/.test(text)) ?? messages.split('\n')[0] ?? ''
  return line
    .replace(/^.*?(ERROR|CRIT): (glib: )?/, '')
    .replace(/\[[^\]]*\]?/g, '[…]')
    .replace(/[0-9]+/g, 'N')
    .replace(/[^\x20-\x7e…]/g, '?')
}

/** Lists the fixtures of a language that end in one of its file's names. */
export function fixtureSeeds(language: string, toSeed: (name: string, text: string) => Seed): Seed[] {
  const folder = join('fixtures', language)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /^(ok|err)[\\/]/.test(name) && !name.endsWith('.out'))
    .sort()
    .map(name => toSeed(name, readFileSync(join(folder, name), 'utf8')))
}

/** Lists the real files of a language, where they are. */
export function corpusSeeds(folder: string, toSeed: (name: string, text: string) => Seed): Seed[] {
  const path = join(process.cwd(), '../shared/corpus', folder)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter(name => !name.endsWith('.json'))
    .sort()
    .map(name => toSeed(name, readFileSync(join(path, name), 'utf8')))
}
