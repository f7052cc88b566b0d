import type { XmlAttribute, XmlElement } from '../ast.js'
import { attributeOf, childOf, valueOf } from '../ast.js'
import { atoi } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'
import { hasAll, lacksSection } from './known.js'
import { lacks } from './misspelt.js'

/** How cman of cluster 3.x addresses one of the two rings. */
export interface Ring {
  /** The address that all nodes listen to; absent where cman makes it up, or where it is not known. */
  readonly group: string | undefined
  /** Where the address is written; absent with broadcast, which has the same one for everybody. */
  readonly groupPlace: XmlAttribute | undefined
  /** Absent where it is not known. */
  readonly port: number | undefined
  /** Where the port is written; absent for a default. */
  readonly portPlace: XmlAttribute | undefined
}

const defaultPort = 5405
const broadcastAddress = '255.255.255.255'

/**
 * Finds the attribute that switches broadcast on; its address then takes the place of every multicast address.
 *
 * Source: cluster 3.1.8 cman/daemon/cman-preconfig.c get_nodename(): broadcast is compared with "yes", transport with "udpb".
 */
export function broadcastSwitch(model: ClusterConf): XmlAttribute | undefined {
  const cman = model.section('cman')
  if (valueOf(cman, 'broadcast') === 'yes') return attributeOf(cman, 'broadcast')
  return valueOf(cman, 'transport') === 'udpb' ? attributeOf(cman, 'transport') : undefined
}

/** Reads how the first ring is addressed. Source: the same function. */
export function firstRing(model: ClusterConf): Ring {
  const cman = model.section('cman')
  const multicast = childOf(cman, 'multicast')
  const port = settled([[cman, 'port'], [multicast, 'port']], isKnown(model, 'multicast'))
  return { ...groupOf(model, [[multicast, 'addr']], 'multicast'), ...portOf(port, defaultPort) }
}

/** Reads how the second ring is addressed for the node that has an `altname`. Source: the same function. */
export function secondRing(model: ClusterConf, altname: XmlElement): Ring {
  const altmulticast = childOf(model.section('cman'), 'altmulticast')
  const port = settled([[altname, 'port'], [altmulticast, 'port']], isKnown(model, 'altmulticast'))
  const usual = broadcastSwitch(model) === undefined ? defaultPort : defaultPort + 2
  return { ...groupOf(model, [[altname, 'mcast'], [altmulticast, 'addr']], 'altmulticast'), ...portOf(port, usual) }
}

type Candidate = readonly [XmlElement | undefined, string]

/** Takes the first attribute that is there; `unknown` where one before it may be there. */
function settled(candidates: readonly Candidate[], isSectionKnown: boolean): XmlAttribute | 'unknown' | undefined {
  for (const [element, name] of candidates) {
    if (element === undefined) continue
    const attribute = attributeOf(element, name)
    if (attribute !== undefined) return attribute.isUnknown ? 'unknown' : attribute
    if (!lacks(element, name)) return 'unknown'
  }
  return isSectionKnown ? undefined : 'unknown'
}

function isKnown(model: ClusterConf, tag: string): boolean {
  const cman = model.section('cman')
  return cman === undefined ? lacksSection(model, 'cman') : hasAll(model, cman, tag)
}

function groupOf(model: ClusterConf, candidates: readonly Candidate[], section: string): Pick<Ring, 'group' | 'groupPlace'> {
  if (broadcastSwitch(model) !== undefined) return { group: broadcastAddress, groupPlace: undefined }
  const place = settled(candidates, isKnown(model, section))
  return place === 'unknown' || place === undefined
    ? { group: undefined, groupPlace: undefined }
    : { group: place.value, groupPlace: place }
}

function portOf(place: XmlAttribute | 'unknown' | undefined, usual: number): Pick<Ring, 'port' | 'portPlace'> {
  if (place === 'unknown') return { port: undefined, portPlace: undefined }
  return { port: place === undefined ? usual : atoi(place.value), portPlace: place }
}
