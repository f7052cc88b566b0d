import type { Located } from '../../text/located.js'
import type { Target } from '../language.js'
import { attributeOf } from './ast.js'
import type { XmlDocument, XmlElement } from './ast.js'
import { attributeSpec, childElement, childSpec, eraOf, fenceAgent, rootElement } from './vocabulary.js'
import type { ElementSpec, Era } from './vocabulary.js'

export type { Era } from './vocabulary.js'

/** The versions that `--target cluster=` takes: cluster 1.x (RHEL 4), 2.x (RHEL 5) and 3.x (RHEL 6). */
export const targets: readonly string[] = ['1', '2', '3']

/** How many places of one kind are looked at: a cluster of a thousand nodes says no more than its first ones. */
const enough = 64

interface Evidence {
  /** How many words each era knows of those that not all know. */
  readonly votes: Map<Era, number>
  /** For each era, a word that it knows; one that the fewest eras know. */
  readonly because: Map<Era, { readonly value: Located<string>; readonly eras: number }>
}

/**
 * Finds the generation of the cluster software that a file was written for, from the words that only some of them know.
 *
 * The generation that knows most of them wins, the newest of equals. Without any such word it is 3, or 1 where none of
 * several nodes has a `nodeid`, which the later ones cannot do without.
 */
export function inferTarget(document: XmlDocument, wanted: string | undefined): Target {
  if (wanted !== undefined) return { version: String(eraOf(wanted)), isInferred: false }
  const evidence: Evidence = { votes: new Map(), because: new Map() }
  const cluster = document.roots.find(root => root.tag === 'cluster')
  if (cluster !== undefined) weigh(cluster, rootElement, evidence)
  let best: Era = 3
  for (const era of [2, 1] as const) if ((evidence.votes.get(era) ?? 0) > (evidence.votes.get(best) ?? 0)) best = era
  const because = evidence.because.get(best)?.value
  return { version: String(best), isInferred: true, ...(because === undefined ? {} : { because }) }
}

function weigh(element: XmlElement, spec: ElementSpec, evidence: Evidence): void {
  for (const attribute of element.attributes) {
    const known = attributeSpec(spec, attribute.name)
    if (known !== undefined) count(known, evidence, { value: attribute.name, file: attribute.file, span: attribute.nameSpan })
    if (attribute.name === 'agent' && element.tag === 'fencedevice' && !attribute.isUnknown) {
      const agent = fenceAgent(attribute.value)
      if (agent !== undefined) count(agent, evidence, attribute)
    }
  }
  if (element.tag === 'clusternodes') weighNodeIds(element, evidence)
  const seen = new Map<string, number>()
  for (const child of element.children) {
    const times = (seen.get(child.tag) ?? 0) + 1
    seen.set(child.tag, times)
    if (times > enough) continue
    const limits = childSpec(spec, child.tag)
    const known = childElement(spec, child.tag)
    if (limits === undefined || known === undefined) continue
    const isLimited = limits.since !== undefined || limits.until !== undefined
    count(isLimited ? limits : known, evidence, { value: child.tag, file: child.file, span: child.span })
    weigh(child, known, evidence)
  }
}

/** Nodes without a number are of cluster 1.x. */
function weighNodeIds(clusterNodes: XmlElement, evidence: Evidence): void {
  const nodes = clusterNodes.children.filter(child => child.tag === 'clusternode')
  const [first] = nodes
  if (first === undefined || nodes.length < 2 || nodes.some(node => attributeOf(node, 'nodeid') !== undefined)) return
  count({ until: 1 }, evidence, { value: first.tag, file: first.file, span: first.span })
}

function count(spec: { readonly since?: Era; readonly until?: Era }, evidence: Evidence, place: Located<string>): void {
  const { since = 1, until = 3 } = spec
  if (since === 1 && until === 3) return
  for (const era of [1, 2, 3] as const) {
    if (era < since || era > until) continue
    evidence.votes.set(era, (evidence.votes.get(era) ?? 0) + 1)
    const eras = until - since + 1
    const known = evidence.because.get(era)
    if (known === undefined || eras < known.eras) evidence.because.set(era, { value: place, eras })
  }
}
