import type { DocumentSymbol, Reading } from '../../../src/languages/language.js'
import type { ToyConf } from './schema.js'
import { secretOptions } from './vocabulary.js'

/** Outlines a toy.conf: its options. */
export function symbols({ model }: Reading<ToyConf>): readonly DocumentSymbol[] {
  return model.options.map(({ name, values, at }) => ({
    name: name.value,
    ...(secretOptions.includes(name.value) ? {} : { detail: values.map(({ value }) => value).join(' ') }),
    kind: 'option',
    span: at.span,
    nameSpan: name.span,
    children: [],
  }))
}
