import * as z from 'zod/mini'

import { optionNames, vocabulary } from '../vocabulary.js'

/** An option and the words behind it. */
export interface PlainOption {
  name: string
  words: string[]
}

/** A toy.conf as a program changes it. */
export interface PlainToyConf {
  options: PlainOption[]
}

/** Makes the schema of a toy.conf: its options, and what each of their words may be. */
export function createSchema(): z.ZodMiniType<PlainToyConf> {
  const name = z.enum([...optionNames], { error: issue => `There is no option "${String(issue.input)}"` })
  const word = z.string().check(z.regex(/^[^\s#]+$/, { error: 'A word has no blank or "#" in it' }))
  const option = z.strictObject({ name, words: z.array(word) }).check(
    z.refine(isTaken, { path: ['words'], error: issue => `It takes ${vocabulary.find((issue.input as PlainOption).name)?.value ?? 'other words'}` }),
  )
  return z.strictObject({ options: z.array(option) })
}

function isTaken({ name, words: [first, ...others] }: PlainOption): boolean {
  if (first === undefined || others.length > 0) return false
  return name !== 'port' || (/^[0-9]{1,5}$/.test(first) && Number(first) >= 1 && Number(first) <= 65_535)
}
