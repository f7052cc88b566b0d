import { attributeOf, childrenOf } from '../ast.js'
import type { XmlElement } from '../ast.js'
import { atoi } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'
import { hasAllNodes, lacksSection } from './known.js'
import { lacks } from './misspelt.js'

/** The votes of a cluster and the quorum that follows from them. */
export interface Votes {
  /** All nodes together. */
  readonly ofNodes: number
  /** The quorum disk's; 0 where there is none. */
  readonly ofDisk: number
  /** Given in the file, or the sum of all. */
  readonly expected: number
  /** The votes that it takes to act. */
  readonly quorum: number
}

/**
 * Counts the votes of a cluster, `two_node` left aside.
 *
 * Returns `undefined` where a number is not known, a node may be missing from what was read, or there are none.
 *
 * Source: cluster 3.2.0 cman/daemon/cmanconfig.c, commands.c calculate_quorum(): expected votes / 2 + 1.
 */
export function votesOf(model: ClusterConf): Votes | undefined {
  if (model.nodes.length === 0 || !hasAllNodes(model)) return undefined
  let ofNodes = 0
  for (const node of model.nodes) {
    const votes = nodeVotes(node)
    if (votes === undefined) return undefined
    ofNodes += votes
  }
  const ofDisk = diskVotes(model)
  if (ofDisk === undefined) return undefined
  const cman = model.section('cman')
  if (cman === undefined && !lacksSection(model, 'cman')) return undefined
  const given = cman === undefined ? undefined : wholeNumber(cman, 'expected_votes')
  if (given === 'unknown') return undefined
  const expected = given === undefined || given === 0 ? ofNodes + ofDisk : given
  return { ofNodes, ofDisk, expected, quorum: quorumOf(expected) }
}

/** Computes the votes that it takes to act. */
export function quorumOf(expectedVotes: number): number {
  return Math.floor(expectedVotes / 2) + 1
}

/** Reads the votes of a node; 1 where nothing is said, `undefined` where they are not known. */
export function nodeVotes(node: XmlElement): number | undefined {
  const votes = wholeNumber(node, 'votes')
  return votes === 'unknown' ? undefined : (votes ?? 1)
}

/**
 * Reads the votes of the quorum disk; 0 without one, `undefined` where they are not known.
 *
 * qdiskd of cluster 3.x works absent ones out: one less than there are nodes.
 */
export function diskVotes(model: ClusterConf): number | undefined {
  const quorumd = model.section('quorumd')
  if (quorumd === undefined) return lacksSection(model, 'quorumd') ? 0 : undefined
  const votes = wholeNumber(quorumd, 'votes')
  if (votes === 'unknown') return undefined
  if (votes !== undefined) return Math.max(0, votes)
  return model.era === 3 ? model.nodes.length - 1 : undefined
}

/** Lists the heuristics of the quorum disk. */
export function heuristicsOf(model: ClusterConf): readonly XmlElement[] {
  return childrenOf(model.section('quorumd'), 'heuristic')
}

function wholeNumber(element: XmlElement, name: string): number | 'unknown' | undefined {
  const attribute = attributeOf(element, name)
  if (attribute === undefined) return lacks(element, name) ? undefined : 'unknown'
  return attribute.isUnknown ? 'unknown' : atoi(attribute.value)
}
