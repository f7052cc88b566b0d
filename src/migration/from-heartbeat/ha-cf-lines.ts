import { parse } from '../../languages/ha-cf/parse.js'
import { createSource } from '../../text/source.js'
import { filesOf } from '../input.js'
import type { Old } from '../input.js'
import type { InputStatement } from '../ledger.js'

/** A line of an ha.cf. */
export interface Directive extends InputStatement {
  readonly name: string
  readonly words: readonly string[]
}

/** Reads the lines of all copies of ha.cf, host by host. */
export function haCfLines(old: Old): readonly Directive[] {
  return filesOf(old, 'ha-cf').flatMap(({ host, file, text }) =>
    parse(createSource(file, text)).ast.statements.map(({ span, name, words }) => {
      const said = words.map(word => word.text)
      return { language: 'ha-cf', host, at: { file, span }, key: [name.text, ...said].join(' '), name: name.text, words: said }
    }),
  )
}
