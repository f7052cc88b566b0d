import type { Cib, Resource } from '../model.js'

/** Lists what runs: everything but templates. */
export function runnable({ resources }: Cib): readonly Resource[] {
  return resources.filter(({ kind }) => kind !== 'template')
}

/** Tells whether a resource is a promotable clone or stands in one. */
export function isInPromotable(resource: Resource): boolean {
  for (let at: Resource | undefined = resource; at !== undefined; at = at.parent) if (at.isPromotable || at.kind === 'bundle') return true
  return false
}
