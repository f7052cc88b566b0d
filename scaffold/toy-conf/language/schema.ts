import { suggestion } from '../../../src/diagnostics/did-you-mean.js'
import type { Fault } from '../../../src/diagnostics/diagnostic.js'
import type { Reading, ReadOptions } from '../../../src/languages/language.js'
import type { ParsedFile } from '../../../src/syntax/parsed-file.js'
import { located } from '../../../src/text/located.js'
import type { Located, Origin } from '../../../src/text/located.js'
import type { ToyConfFile } from './ast.js'
import { targetOf } from './targets.js'
import { optionNames, vocabulary } from './vocabulary.js'

/** An option that the software knows, where it stands. */
export interface Option {
  readonly name: Located<string>
  readonly values: readonly Located<string>[]
  /** The whole statement. */
  readonly at: Origin
}

/** What a toy.conf says. Partial where the file is. */
export interface ToyConf {
  readonly file: string
  /** In the order of the file. */
  readonly options: readonly Option[]
}

/** Reads a parsed file. */
export function read(file: ParsedFile, options: ReadOptions): Reading<ToyConf> {
  const { id, text } = file.source
  const faults: Fault[] = []
  const known: Option[] = []
  for (const { span, words } of (file.ast as ToyConfFile).statements) {
    const [name, ...values] = words.map(word => located(text.slice(word.start, word.end), id, word))
    if (name === undefined) continue
    if (vocabulary.find(name.value) === undefined) faults.push(unknownOption(name))
    else known.push({ name, values, at: { file: id, span } })
  }
  return { file, model: { file: id, options: known }, faults, target: targetOf(options), facts: options.facts ?? {} }
}

function unknownOption(name: Located<string>): Fault {
  const help = suggestion(name.value, optionNames)
  return { rule: 'toy-conf/unknown-option', at: name, message: `There is no option "${name.value}"`, ...(help === undefined ? {} : { help }) }
}
