import type { DocumentSymbol, Reading } from '../language.js'
import type { Haresources } from './model.js'

/** Outlines a haresources file: the groups by preferred host, and their resources. */
export function symbols({ model }: Reading<Haresources>): readonly DocumentSymbol[] {
  return model.groups.map(({ host, span, resources }) => ({
    name: host.value,
    detail: `${resources.length} ${resources.length === 1 ? 'resource' : 'resources'}`,
    kind: 'host',
    span,
    nameSpan: host.span,
    children: resources.map(({ script, arguments: values, span: place }) => ({
      name: script.value,
      ...(values.length === 0 ? {} : { detail: values.map(({ value }) => value).join(' ') }),
      kind: 'resource' as const,
      span: place,
      nameSpan: script.span,
      children: [],
    })),
  }))
}
