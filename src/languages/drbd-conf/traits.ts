import { writtenAddresses } from './addresses.js'
import type { Configuration } from './schema.js'
import { writtenVolumes } from './volumes.js'

/** What the files of a configuration make use of at all: a rule about what none of them has need not look through them. */
export interface Traits {
  /** A `connection` or a `connection-mesh` is written. */
  readonly hasConnections: boolean
  /** A host section begins with `stacked-on-top-of`. */
  readonly hasStacked: boolean
  /** A host section begins with `floating`. */
  readonly hasFloating: boolean
  /** A host has a `node-id`. */
  readonly hasNodeIds: boolean
  /** A host has a `proxy`. */
  readonly hasProxies: boolean
  /** A volume has a section of its own, `volume 1 { … }`. */
  readonly hasNumberedVolumes: boolean
  /** Meta data lies on a device of its own. */
  readonly hasExternalMetaData: boolean
  /** An address is of another family than `ipv4`. */
  readonly hasOtherFamilies: boolean
}

/** Dozens of rules ask for the traits of one configuration, which never changes. */
const known = new WeakMap<Configuration, Traits>()

/** Tells what a configuration makes use of. */
export function traitsOf(configuration: Configuration): Traits {
  let traits = known.get(configuration)
  if (traits === undefined) known.set(configuration, (traits = foundIn(configuration)))
  return traits
}

function foundIn(configuration: Configuration): Traits {
  const found = {
    hasConnections: false,
    hasStacked: false,
    hasFloating: false,
    hasNodeIds: false,
    hasProxies: false,
    hasNumberedVolumes: false,
    hasExternalMetaData: false,
    hasOtherFamilies: false,
  }
  for (const { section } of configuration.resources) {
    if (section.connections.length > 0 || section.meshes.length > 0) found.hasConnections = true
    for (const { kind, nodeId, proxy } of section.hosts) {
      if (kind === 'stacked') found.hasStacked = true
      else if (kind === 'floating') found.hasFloating = true
      if (nodeId !== undefined) found.hasNodeIds = true
      if (proxy !== undefined) found.hasProxies = true
    }
  }
  for (const { isImplicit, metaDisk } of writtenVolumes(configuration)) {
    if (!isImplicit) found.hasNumberedVolumes = true
    if (metaDisk !== undefined && metaDisk.value !== 'internal') found.hasExternalMetaData = true
  }
  for (const { family } of writtenAddresses(configuration)) if (family !== 'ipv4') found.hasOtherFamilies = true
  return found
}
