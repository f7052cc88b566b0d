import * as z from 'zod/mini'

import { createSource } from '../../../text/source.js'
import { foundBy } from '../../../plain/found.js'
import { readCInteger } from '../../../values/c-integer.js'
import { readHeartbeatBoolean } from '../../../values/heartbeat-boolean.js'
import { readHeartbeatTime } from '../../../values/heartbeat-time.js'
import { parse } from '../parse.js'
import { read } from '../read.js'
import { rules } from '../rules/index.js'
import { majorVersion } from '../targets.js'
import { directiveNamed, directiveNames } from '../vocabulary.js'
import type { DirectiveEntry } from '../vocabulary.js'

/** A line of ha.cf: a directive and the words behind it. */
export interface PlainDirective {
  name: string
  words: string[]
}

/** An ha.cf as a program changes it: its lines, whose order counts. */
export interface PlainHaCf {
  directives: PlainDirective[]
}

/** Makes the schema of an ha.cf for a version of heartbeat: its directives, and what each of their words may be. */
export function createSchema(target: string): z.ZodMiniType<PlainHaCf> {
  const version = majorVersion(target)
  const known = directiveNames.flatMap(name => directiveNamed(name) ?? []).filter(({ since, until = '3' }) => since <= version && version <= until)
  const directives = known.map(entry => z.strictObject({ name: z.literal(entry.name), words: wordsOf(entry, target) }))
  const [first, ...others] = directives
  if (first === undefined) throw new Error('The vocabulary of ha.cf is empty')
  return z.strictObject({
    directives: z.array(z.discriminatedUnion('name', [first, ...others], { error: `Heartbeat ${version} has no such directive` })),
  })
}

/** Anything that heartbeat reads as one word. A comma parts words, but not where a directive reads its line itself. */
const word = /* @__PURE__ */ (() => z.string().check(z.regex(/^[^\s\0#,]+$/, { error: 'A word has no blank, comma or "#" in it' })))()
const longWord = /* @__PURE__ */ (() => z.string().check(z.regex(/^[^\s\0#]+$/, { error: 'A word has no blank or "#" in it' })))()

function wordsOf(entry: DirectiveEntry, target: string): z.ZodMiniType<string[]> {
  const error = `${entry.name} takes ${entry.value ?? 'words'}`
  if (entry.class === 'option') {
    return z.array(word.check(z.refine(text => isValue(entry, text), { error }))).check(z.minLength(1, { error }))
  }
  const isCutAtBlanks = entry.class === 'medium-line' || entry.class === 'whole-line'
  const words = z.array(isCutAtBlanks ? longWord.check(z.refine(text => !/^,+$/.test(text))) : word)
  // The plugins and the directives that read their line themselves are asked what they refuse.
  return words.check(z.refine(texts => !isRefused([entry.name, ...texts].join(' '), target), { error }))
}

/** Tells whether heartbeat takes a word as the value of an option. */
function isValue({ name, type }: DirectiveEntry, text: string): boolean {
  switch (type.kind) {
    case 'time': {
      const ms = readHeartbeatTime(text)
      // Heartbeat keeps this one in 32 bits.
      return ms !== undefined && (name === 'conn_logd_time' ? Number(BigInt.asIntN(32, BigInt(ms))) : ms) >= type.min
    }
    case 'integer':
      return readCInteger(text) >= type.min && readCInteger(text) <= (type.max ?? Infinity)
    case 'rate':
      return type.rates.includes(readCInteger(text))
    case 'boolean':
      return readHeartbeatBoolean(text) !== undefined
    case 'choice':
      return type.words.includes(type.ignoresCase ? text.toLowerCase() : text) || (type.orBoolean && readHeartbeatBoolean(text) !== undefined)
    case 'text':
      return name === 'coreroot' ? text.startsWith('/') : name !== 'env' || !text.startsWith('=')
  }
}

function isRefused(line: string, target: string): boolean {
  const { faults } = read(parse(createSource('ha.cf', line)), { target })
  return foundBy(rules, faults).some(({ severity, origin }) => severity === 'error' && origin === 'daemon')
}
