import type { Candidate, Cursor, Reading } from '../../../src/languages/language.js'
import { lineStartAt } from '../../../src/text/line-at.js'
import { spanFrom, touches } from '../../../src/text/span.js'
import type { ToyConfFile } from './ast.js'
import type { ToyConf } from './schema.js'
import { vocabulary } from './vocabulary.js'

/** Tells what stands at a place: the name of an option, or one of its values. */
export function cursorAt({ file }: Reading<ToyConf>, offset: number): Cursor | undefined {
  const { text } = file.source
  if (file.comments.some(comment => comment.start < offset && offset <= comment.end)) return undefined
  const lineStart = lineStartAt(text, offset)
  const statement = (file.ast as ToyConfFile).statements.find(({ span }) => span.start >= lineStart && span.start <= offset)
  const [name] = statement?.words ?? []
  const span = statement?.words.find(word => touches(word, offset)) ?? spanFrom(offset, offset)
  const entry = name === undefined ? undefined : vocabulary.find(text.slice(name.start, name.end))
  const candidates: Candidate[] = name === undefined || name === span ? [...vocabulary.entries()].map(known => ({ label: known.name, insert: `${known.name} `, kind: 'name', entry: known })) : []
  return { span, candidates, ...(entry === undefined ? {} : { entry }) }
}
