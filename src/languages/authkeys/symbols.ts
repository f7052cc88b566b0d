import type { DocumentSymbol, Reading } from '../language.js'
import type { Authkeys } from './model.js'

/** Outlines an authkeys file: the choice and the keys by number and method. */
export function symbols({ model }: Reading<Authkeys>): readonly DocumentSymbol[] {
  const outline: DocumentSymbol[] = []
  for (const line of model.lines) {
    if (line.kind === 'other') continue
    const { span } = line.line
    const nameSpan = line.number?.span ?? span
    if (line.kind === 'auth') {
      if (line.number === undefined) continue
      outline.push({ name: `auth ${line.number.value}`, kind: 'option', span, nameSpan, children: [] })
      continue
    }
    const { method, number } = line
    const detail = method === undefined ? {} : { detail: method.value }
    outline.push({ name: `key ${number.value}`, ...detail, kind: 'key', span, nameSpan, children: [] })
  }
  return outline
}
