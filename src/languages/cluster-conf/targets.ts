import { weight } from '../../inference/sign.js'
import type { Sign, Weights } from '../../inference/sign.js'
import { inferredTarget, namedTarget } from '../../inference/target.js'
import type { Origin } from '../../text/located.js'
import type { Target } from '../language.js'
import { attributeOf } from './ast.js'
import type { XmlDocument, XmlElement } from './ast.js'
import { attributeSpec, childElement, childSpec, eraOf, fenceAgent, rootElement } from './vocabulary.js'
import type { ElementSpec, Era, FenceAgent } from './vocabulary.js'

export type { Era } from './vocabulary.js'

/** The versions that `--target cluster=` takes: cluster 1.x (RHEL 4), 2.x (RHEL 5) and 3.x (RHEL 6). */
export const targets: readonly string[] = ['1', '2', '3']

const eras: readonly Era[] = [1, 2, 3]

/** How many places of one kind are looked at: a cluster of a thousand nodes says no more than its first ones. */
const enough = 64

/** Settles the generation of the cluster software: the one that the user named, or the one that the words of the file add up to. */
export function inferTarget(document: XmlDocument, wanted: string | undefined): Target {
  return wanted === undefined ? inferredTarget(signsIn(document), targets) : namedTarget(String(eraOf(wanted)))
}

/**
 * Lists the words that not all generations know.
 *
 * Cluster 1.x and 2.x pass over what came later; 3.x refuses what is gone.
 */
function signsIn(document: XmlDocument): readonly Sign[] {
  const signs = new Map<string, Sign>()
  const add = (id: string, against: Weights, { text, at }: { readonly text: string; readonly at: Origin }): void => {
    if (Object.keys(against).length > 0 && !signs.has(id)) signs.set(id, { id, text, against, at: { file: at.file, span: at.span } })
  }
  const visit = (element: XmlElement, spec: ElementSpec): void => {
    for (const attribute of element.attributes) {
      const known = attributeSpec(spec, attribute.name)
      if (known !== undefined && isOfSomeEras(known)) {
        const at = { file: attribute.file, span: attribute.nameSpan }
        add(`${spec.name} ${attribute.name}`, weightsOf(known), { text: `attribute "${attribute.name}" of <${spec.name}>`, at })
      }
      if (attribute.name !== 'agent' || element.tag !== 'fencedevice' || attribute.isUnknown) continue
      const agent = fenceAgent(attribute.value)
      if (agent === undefined) continue
      add(agent.name, weightsOf(agent), { text: `fence agent "${agent.name}"`, at: attribute })
      oldParameters(element, agent, add)
    }
    if (element.tag === 'clusternodes') nodesWithoutId(element, add)
    const seen = new Map<string, number>()
    for (const child of element.children) {
      const times = (seen.get(child.tag) ?? 0) + 1
      seen.set(child.tag, times)
      if (times > enough) continue
      const limits = childSpec(spec, child.tag)
      const known = childElement(spec, child.tag)
      if (limits === undefined || known === undefined) continue
      const isLimited = limits.since !== undefined || limits.until !== undefined
      if (isOfSomeEras(isLimited ? limits : known)) {
        const inside = isLimited ? ` in <${spec.name}>` : ''
        add(`<${child.tag}>${inside}`, weightsOf(isLimited ? limits : known), { text: `<${child.tag}>${inside}`, at: child })
      }
      visit(child, known)
    }
  }
  const cluster = document.roots.find(root => root.tag === 'cluster')
  if (cluster !== undefined) visit(cluster, rootElement)
  return [...signs.values()]
}

type Add = (id: string, against: Weights, place: { readonly text: string; readonly at: Origin }) => void

/** Parameters that an agent takes and the schema of cluster 3 has no place for: older names. */
function oldParameters(element: XmlElement, agent: FenceAgent, add: Add): void {
  if (!agent.inSchema) return
  for (const { name, file, nameSpan } of element.attributes) {
    if (agent.parameters.get(name)?.inSchema !== false) continue
    add(`${agent.name} ${name}`, { 3: weight.refused }, { text: `parameter "${name}" of "${agent.name}"`, at: { file, span: nameSpan } })
  }
}

/** Later generations cannot do without the numbers of nodes. */
function nodesWithoutId(clusterNodes: XmlElement, add: Add): void {
  const nodes = clusterNodes.children.filter(child => child.tag === 'clusternode')
  const [first] = nodes
  if (first === undefined || nodes.length < 2 || nodes.some(node => attributeOf(node, 'nodeid') !== undefined)) return
  add('no nodeid', { 2: weight.refused, 3: weight.refused }, { text: 'nodes without "nodeid"', at: first })
}

/** What all of them know tells none from another, and is nearly everything. */
function isOfSomeEras({ since = 1, until = 3 }: { readonly since?: Era; readonly until?: Era }): boolean {
  return since > 1 || until < 3
}

function weightsOf({ since = 1, until = 3 }: { readonly since?: Era; readonly until?: Era }): Weights {
  const outside = eras.filter(era => era < since || era > until)
  return Object.fromEntries(outside.map(era => [era, era === 3 ? weight.refused : weight.useless]))
}
