import type { HostFact } from '../../facts/fact-index.js'

/** A part of a service of rgmanager, or the service itself. */
export type ServicePart = HostFact<'rhcs-resource'>

/** The resource that a part refers to, among all that cluster.conf of its host says. */
export function meantBy(all: readonly ServicePart[], { fact: { type, attributes } }: ServicePart): ServicePart | undefined {
  const name = attributes['ref']
  return name === undefined ? undefined : all.find(({ fact }) => fact.type === type && fact.service === undefined && fact.name === name)
}

/** An attribute of a part, its own or that of the resource that it refers to. */
export function attributeOfPart(all: readonly ServicePart[], part: ServicePart, name: string): string | undefined {
  return part.fact.attributes[name] ?? meantBy(all, part)?.fact.attributes[name]
}

/** The parts of a service that stand in one of them: those right behind it that are deeper. */
export function partsInside(parts: readonly ServicePart[], around: ServicePart): ReadonlySet<ServicePart> {
  const inside = new Set<ServicePart>()
  const start = parts.indexOf(around)
  for (let index = start + 1; start !== -1 && (parts[index]?.fact.depth ?? 0) > (around.fact.depth ?? 0); index += 1) {
    const part = parts[index]
    if (part !== undefined) inside.add(part)
  }
  return inside
}
