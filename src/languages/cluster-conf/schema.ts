import type { Fault } from '../../diagnostics/diagnostic.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { FileId } from '../../text/located.js'
import type { ReadOptions, Reading } from '../language.js'
import { childOf, childrenOf, valueOf } from './ast.js'
import type { XmlDocument, XmlElement } from './ast.js'
import { readElements } from './reading/elements.js'
import { inferTarget } from './targets.js'
import type { Era, FenceAgent } from './vocabulary.js'
import { eraOf, fenceAgent } from './vocabulary.js'

/** What a cluster.conf says; the elements are those of the file. */
export interface ClusterConf {
  readonly file: FileId
  readonly document: XmlDocument
  /** The generation of the software that reads the file. */
  readonly era: Era
  /** The outermost element, when it is `cluster`; absent where a template decides which elements there are. */
  readonly cluster: XmlElement | undefined
  /** The first child of `cluster` of a name, such as `cman`. */
  section(tag: string): XmlElement | undefined
  readonly nodes: readonly XmlElement[]
  /** The first node of each name, exactly as written. */
  readonly nodeNamed: ReadonlyMap<string, XmlElement>
  readonly fenceDevices: readonly XmlElement[]
  readonly fenceDeviceNamed: ReadonlyMap<string, XmlElement>
  /** Every `device` below a node, in file order. */
  readonly fenceUses: readonly FenceUse[]
  readonly failoverDomains: readonly XmlElement[]
  /** The children of `resources`. */
  readonly resources: readonly XmlElement[]
  /** `service` and `vm` directly in `rm`. */
  readonly services: readonly XmlElement[]
  /** The children that may not stand where they do, by what holds them: misspelt, unknown or misplaced. */
  readonly strangers: ReadonlyMap<XmlElement, readonly XmlElement[]>
  /** The names of the elements that stand where they may not. */
  readonly misplaced: ReadonlySet<string>
}

/** One use of a fence device by a node. */
export interface FenceUse {
  readonly node: XmlElement
  /** Absent in `unfence`. */
  readonly method: XmlElement | undefined
  readonly device: XmlElement
  /** Absent where no fence device has the name. */
  readonly fenceDevice: XmlElement | undefined
  readonly agent: string | undefined
  /** What is known of the agent. */
  readonly knownAgent: FenceAgent | undefined
}

/** Reads a parsed file: its target, its model, and what is wrong with its elements and attributes. Never throws. */
export function read(file: ParsedFile<XmlDocument>, options: ReadOptions): Reading<ClusterConf> {
  const document = file.ast
  const target = options.target === undefined && options.inferred !== undefined ? options.inferred : inferTarget(document, options.target)
  const era = eraOf(target.version)
  const { faults, strangers, misplaced } = readElements(document, era)
  const model = createModel(document, { era, strangers, misplaced })
  return { file, model, faults: faults as readonly Fault[], target, facts: options.facts ?? {} }
}

/** Gathers the parts of a document that rules and facts ask for. */
export function createModel(
  document: XmlDocument,
  { era, strangers, misplaced }: Pick<ClusterConf, 'era' | 'strangers' | 'misplaced'>,
): ClusterConf {
  // What a template makes of the elements is not known as a whole, so that no rule over several of them can speak.
  const cluster = document.isTemplate ? undefined : document.roots.find(root => root.tag === 'cluster')
  const sections = new Map<string, XmlElement>()
  for (const child of cluster?.children ?? []) if (!sections.has(child.tag)) sections.set(child.tag, child)
  const nodes = childrenOf(sections.get('clusternodes'), 'clusternode')
  const fenceDevices = childrenOf(sections.get('fencedevices'), 'fencedevice')
  const fenceDeviceNamed = byName(fenceDevices)
  const rm = sections.get('rm')
  let fenceUses: readonly FenceUse[] | undefined
  let nodeNamed: ReadonlyMap<string, XmlElement> | undefined
  return {
    file: document.file,
    document,
    era,
    cluster,
    section: tag => sections.get(tag),
    nodes,
    get nodeNamed() {
      return (nodeNamed ??= byName(nodes))
    },
    fenceDevices,
    fenceDeviceNamed,
    get fenceUses() {
      return (fenceUses ??= listUses(nodes, fenceDeviceNamed))
    },
    failoverDomains: childrenOf(childOf(rm, 'failoverdomains'), 'failoverdomain'),
    resources: childOf(rm, 'resources')?.children ?? [],
    services: (rm?.children ?? []).filter(child => child.tag === 'service' || child.tag === 'vm'),
    strangers,
    misplaced,
  }
}

function byName(elements: readonly XmlElement[]): ReadonlyMap<string, XmlElement> {
  const named = new Map<string, XmlElement>()
  for (const element of elements) {
    const name = valueOf(element, 'name')
    if (name !== undefined && !named.has(name)) named.set(name, element)
  }
  return named
}

function listUses(nodes: readonly XmlElement[], fenceDeviceNamed: ReadonlyMap<string, XmlElement>): readonly FenceUse[] {
  const uses: FenceUse[] = []
  const agents = new Map<XmlElement, Pick<FenceUse, 'agent' | 'knownAgent'>>()
  for (const fenceDevice of fenceDeviceNamed.values()) {
    const agent = valueOf(fenceDevice, 'agent')
    agents.set(fenceDevice, { agent, knownAgent: agent === undefined ? undefined : fenceAgent(agent) })
  }
  const add = (node: XmlElement, method: XmlElement | undefined, device: XmlElement): void => {
    const name = valueOf(device, 'name')
    const fenceDevice = name === undefined ? undefined : fenceDeviceNamed.get(name)
    const known = fenceDevice === undefined ? undefined : agents.get(fenceDevice)
    uses.push({ node, method, device, fenceDevice, agent: known?.agent, knownAgent: known?.knownAgent })
  }
  for (const node of nodes) {
    for (const child of node.children) {
      if (child.tag === 'fence') {
        for (const method of childrenOf(child, 'method')) {
          for (const device of childrenOf(method, 'device')) add(node, method, device)
        }
      } else if (child.tag === 'unfence') {
        for (const device of childrenOf(child, 'device')) add(node, undefined, device)
      }
    }
  }
  return uses
}
