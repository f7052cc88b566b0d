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

/** Shows the words, but none that may be a password: those of STONITH devices and of misspelt names. */
function detailOf({ name, words, entry }: Directive): { readonly detail?: string } {
  if (words.length === 0 || entry === undefined) return {}
  const shown = name.value === 'stonith_host' ? words.slice(0, 2) : words
  return { detail: shown.map(word => word.value).join(' ') }
}

function kindOf({ name, entry }: Directive): DocumentSymbol['kind'] {
  if (name.value === 'node') return 'host'
  const isMedium = entry?.class === 'medium-line' || entry?.class === 'medium-list'
  return isMedium || name.value.startsWith('stonith') ? 'device' : 'option'
}
