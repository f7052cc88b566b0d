import { addressesOf } from './addresses.js'
import type { Configuration, Resource, ResourceBody, ResourceSection, VolumeSection } from '../schema.js'
import { stencilOf } from '../stencils/copied-resource.js'
import type { Stencil } from '../stencils/stencil.js'
import { isAnyUsedTwice } from './uses.js'

/** What the files of a configuration make use of at all: a rule about what none of them has need not look through them. */
export interface Traits {
  /** The resources that are not of the plain kind: see `usualPart`. */
  readonly unusual: readonly Resource[]
  /** A `connection` or a `connection-mesh` is written. */
  readonly hasConnections: boolean
  /** A host section begins with `stacked-on-top-of`. */
  readonly hasStacked: boolean
  /** A host section begins with `floating`. */
  readonly hasFloating: boolean
  /** A host has a `proxy`. */
  readonly hasProxies: boolean
  /** A volume has a section of its own, `volume 1 { … }`. */
  readonly hasNumberedVolumes: boolean
  /** Meta data lies on a device of its own. */
  readonly hasExternalMetaData: boolean
  /** An address is of another family than `ipv4`. */
  readonly hasOtherFamilies: boolean
  /** Some name, minor, device, disk or address may be used by two resources; where they are not, no rule needs to compare. */
  readonly mayShare: boolean
}

/** Dozens of rules ask for the traits of one configuration, which never changes. */
const known = new WeakMap<Configuration, Traits>()

/** Tells what a configuration makes use of. */
export function traitsOf(configuration: Configuration): Traits {
  let traits = known.get(configuration)
  if (traits === undefined) known.set(configuration, (traits = foundIn(configuration)))
  return traits
}

type Found = { -readonly [Key in keyof Traits]: Traits[Key] }

function foundIn({ resources, sections, models }: Configuration): Traits {
  const unusual: Resource[] = []
  const found: Found = {
    unusual,
    hasConnections: false,
    hasStacked: false,
    hasFloating: false,
    hasProxies: false,
    hasNumberedVolumes: false,
    hasExternalMetaData: false,
    hasOtherFamilies: false,
    mayShare: false,
  }
  const known = new Set<Stencil>()
  for (const resource of resources) {
    if (resource.section.usual !== undefined) continue
    unusual.push(resource)
    const stencil = stencilOf(resource.section)
    if (stencil !== undefined && known.has(stencil)) continue
    if (stencil !== undefined) known.add(stencil)
    noteSection(found, resource.section)
  }
  found.mayShare = isAnyUsedTwice(models)
  for (const section of sections) if (section.kind === 'common') noteFamilies(found, section)
  return found
}

function noteSection(found: Found, section: ResourceSection): void {
  if (section.connections.length > 0 || section.meshes.length > 0) found.hasConnections = true
  for (const volume of section.volumes) noteVolume(found, volume)
  for (const { kind, proxy, volumes } of section.hosts) {
    if (kind === 'stacked') found.hasStacked = true
    else if (kind === 'floating') found.hasFloating = true
    if (proxy !== undefined) found.hasProxies = true
    for (const volume of volumes) noteVolume(found, volume)
  }
  noteFamilies(found, section)
}

function noteVolume(found: Found, { isImplicit, metaDisk }: VolumeSection): void {
  if (!isImplicit) found.hasNumberedVolumes = true
  if (metaDisk !== undefined && metaDisk.value !== 'internal') found.hasExternalMetaData = true
}

function noteFamilies(found: Found, body: ResourceBody): void {
  for (const { family } of addressesOf(body)) if (family !== 'ipv4') found.hasOtherFamilies = true
}
