import { attributeOf, childOf, descendantsOf } from '../ast.js'
import type { Cib } from '../model.js'

/** Tells whether a meta attribute may hold for all resources that say nothing of it. */
export function hasDefault({ configuration }: Cib, name: string): boolean {
  return [...descendantsOf(childOf(configuration, 'rsc_defaults'), 'nvpair')].some(pair => attributeOf(pair, 'name')?.value === name)
}
