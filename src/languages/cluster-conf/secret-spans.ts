import { isSolid } from '../../syntax/token.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import { descendantsOf } from './ast.js'
import type { XmlDocument } from './ast.js'
import { isSecretAttribute } from './vocabulary.js'

/** Lists the places of passwords and their like: the values of all attributes whose name says so, in broken tags too. */
export function secretSpans(file: ParsedFile): Iterable<Span> {
  const document = file.ast as XmlDocument
  return document.isBroken ? inTokens(file) : inTree(document)
}

/** A tree that is complete is much faster to walk than all tokens. */
function* inTree({ roots }: XmlDocument): Generator<Span> {
  const known = new Map<string, boolean>()
  const isSecret = (name: string): boolean => {
    const answer = known.get(name) ?? isSecretAttribute(name)
    known.set(name, answer)
    return answer
  }
  for (const root of roots) {
    for (const element of [root, ...descendantsOf(root)]) {
      for (const attribute of element.attributes) {
        if (isSecret(attribute.name)) yield spanFrom(attribute.span.start - 1, attribute.whole.end)
      }
    }
  }
}

function* inTokens(file: ParsedFile): Generator<Span> {
  const { text } = file.source
  let name = ''
  /** The word before, if it may be a name: the next `=` may belong to what just seemed a value. */
  let last = ''
  let isAssigned = false
  /** A value without quotes, which goes on up to the next blank. */
  let bare: Span | undefined
  for (const token of file.tokens) {
    if (!isSolid(token)) continue
    const { kind, start, end } = token
    if (bare !== undefined && start === bare.end && !closers.has(kind)) {
      bare = spanFrom(bare.start, end)
      continue
    }
    if (bare !== undefined) yield bare
    bare = undefined
    if (kind === 'Equals') {
      name = last
      isAssigned = name !== ''
      continue
    }
    last = kind === 'Name' ? text.slice(start, end) : ''
    if (kind === 'Name' && !isAssigned) {
      name = last
      continue
    }
    if (name !== '' && isSecretAttribute(name)) {
      if (/["']/.test(text.charAt(start))) yield spanFrom(start, end)
      else if (!closers.has(kind)) bare = spanFrom(start, end)
    }
    name = ''
    isAssigned = false
  }
  if (bare !== undefined) yield bare
}

const closers: ReadonlySet<string> = new Set(['TagClose', 'SelfClose'])
