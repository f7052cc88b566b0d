import * as z from 'zod/mini'

import { reveal } from '../../../plain/reveal.js'
import { Secret } from '../../../text/secret.js'
import { numberIn, rangeOf } from '../reading/number.js'
import { wordsOf } from '../reading/setting.js'
import { doesRead } from '../targets.js'
import { keyAt } from '../vocabulary.js'

/** A section: its keys with their values, and the sections in it. */
export interface PlainSection {
  name: string
  settings: Record<string, string | Secret>
  sections: PlainSection[]
}

/** A corosync.conf as a program changes it. */
export interface PlainCorosyncConf {
  sections: PlainSection[]
}

const nameError = 'A name has letters, digits and . _ - / only'
const valueError = 'A value is the rest of its line: it has no line end, no opening brace, and no blanks around it'

/** Makes the schema of a corosync.conf for a release: of keys that the vocabulary knows, their values too. */
export function createSchema(target: string): z.ZodMiniType<PlainCorosyncConf> {
  const name = z.string().check(z.regex(/^[A-Za-z0-9._/-]+$/, { error: nameError }))
  const text = z.string().check(z.regex(/^(?![ \t])[^\n\r\0{]*(?<![ \t])$/, { error: valueError }))
  const section: z.ZodMiniType<PlainSection> = z.strictObject({
    name,
    settings: z.record(name, z.union([text, z.instanceof(Secret)])),
    sections: z.array(z.lazy(() => section)),
  })
  return z.strictObject({ sections: z.array(section) }).check(context => {
    for (const { path, message } of wrongValues(context.value.sections, { around: '', place: ['sections'], target })) {
      context.issues.push({ code: 'custom', message, path, input: context.value })
    }
  })
}

interface Around {
  readonly around: string
  readonly place: readonly (string | number)[]
  readonly target: string
}

function* wrongValues(sections: readonly PlainSection[], { around, place, target }: Around): Generator<{ readonly path: (string | number)[]; readonly message: string }> {
  for (const [index, { name, settings, sections: inner }] of sections.entries()) {
    const own = around === '' ? name : `${around}.${name}`
    for (const [key, value] of Object.entries(settings)) {
      const message = faultOf(`${own}.${key}`, value instanceof Secret ? reveal(value) : value, target)
      if (message !== undefined) yield { path: [...place, index, 'settings', key], message }
    }
    yield* wrongValues(inner, { around: own, place: [...place, index, 'sections'], target })
  }
}

function faultOf(path: string, value: string, target: string): string | undefined {
  const entry = keyAt(path)
  if (entry === undefined || !doesRead(target, entry) || entry.reader !== undefined) return undefined
  const range = rangeOf(entry.type)
  if (range !== undefined) return numberIn(value, range) === undefined ? `${entry.name} is a whole number of ${range.min}–${range.max}` : undefined
  const words = entry.type === 'choice' && entry.values !== undefined ? wordsOf(path, entry.values, target) : undefined
  return words === undefined || words.includes(value) ? undefined : `${entry.name} is one of ${words.join(', ')}`
}
