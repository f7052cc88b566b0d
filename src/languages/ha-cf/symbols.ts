import type { DocumentSymbol, Reading } from '../language.js'
import type { Directive, HaCf } from './schema.js'

/** Lists the directives for an outline; hosts and media stand out. */
export function symbols({ model }: Reading<HaCf>): DocumentSymbol[] {
  return model.directives.map(directive => ({
    name: directive.name.value,
    ...detailOf(directive),
    kind: kindOf(directive),
    span: directive.span,
    nameSpan: directive.name.span,
    children: [],
  }))
}

function detailOf({ name, words }: Directive): { readonly detail?: string } {
  if (words.length === 0) return {}
  const isSecret = name.value === 'stonith_host'
  const shown = isSecret ? words.slice(0, 2) : words
  return { detail: shown.map(word => word.value).join(' ') }
}

function kindOf({ name, entry }: Directive): DocumentSymbol['kind'] {
  if (name.value === 'node') return 'host'
  const isMedium = entry?.class === 'medium-line' || entry?.class === 'medium-list'
  return isMedium || name.value.startsWith('stonith') ? 'device' : 'option'
}
