import type { Fault } from '../../diagnostics/diagnostic.js'
import type { Composition, Included, IncludeRequest, Reading } from '../language.js'
import { connectionsOf, sectionsOf } from './resolve/connections.js'
import { addressHash } from './resolve/node-id.js'
import { volumesOf } from './resolve/volumes.js'
import type {
  CommonSection,
  Configuration,
  Dialect,
  GlobalSection,
  Host,
  IncludeStatement,
  Model,
  NodeId,
  Resource,
  ResourceSection,
  TopSection,
} from './schema.js'
import { dialectOf } from './vocabulary.js'

/** Lists what a file pulls in. */
export function includesOf(reading: Reading<Model>): readonly IncludeRequest[] {
  const requests: IncludeRequest[] = []
  for (const section of reading.model.sections) {
    if (section.kind === 'include') requests.push(requestOf(section))
    else if (section.kind === 'resource' && section.templateFile !== undefined) {
      requests.push({ ...section.templateFile, kind: 'template', isGlob: false })
    }
  }
  return requests
}

/** Makes one configuration of a root file and what it includes, as drbdadm does. */
export function compose(root: Reading<Model>, included: Included<Model>): Composition<Configuration> {
  const target = root.target.version
  const dialect = dialectOf(target)
  const gathering: Gathering = { dialect, included, sections: [], models: [], seen: new Set(), faults: [], isPartial: false }
  gather(root, gathering)
  const { sections, models, faults, isPartial } = gathering
  const global = sections.find((section): section is GlobalSection => section.kind === 'global')
  const commons = sections.filter((section): section is CommonSection => section.kind === 'common')
  const common = commons[commons.length - 1]
  const named = new Map<string, ResourceSection>()
  for (const section of sections) if (section.kind === 'resource') named.set(section.name.value, section)
  const resources: Resource[] = []
  for (const section of sections) {
    if (section.kind === 'resource') resources.push(resolve(section, { common, dialect, included, named }))
  }
  const { host, addresses } = root.facts
  return {
    configuration: {
      target,
      dialect,
      models,
      sections,
      resources,
      isPartial,
      isBroken: models.some(model => model.isBroken),
      ...(host === undefined ? {} : { host }),
      ...(addresses === undefined ? {} : { addresses }),
      ...(global === undefined ? {} : { global }),
      ...(common === undefined ? {} : { common }),
    },
    faults,
  }
}

interface Gathering {
  readonly dialect: Dialect
  readonly included: Included<Model>
  readonly sections: TopSection[]
  readonly models: Model[]
  readonly seen: Set<string>
  readonly faults: Fault[]
  isPartial: boolean
}

/** A file that is being read, and what names it. */
interface OpenFile {
  readonly reading: Reading<Model>
  readonly by?: IncludeStatement
  next: number
}

/** Puts the sections of a file and of what it includes in reading order. A file is read once; only 8.3 reads it again. */
function gather(root: Reading<Model>, gathering: Gathering): void {
  const open: OpenFile[] = [{ reading: root, next: 0 }]
  for (let top = open[open.length - 1]; top !== undefined; top = open[open.length - 1]) {
    const { model } = top.reading
    if (top.next === 0) {
      if (gathering.seen.has(model.file)) {
        open.pop()
        if (gathering.dialect === '8.3' && top.by !== undefined) reportReadAgain(top.reading, top.by, gathering)
        continue
      }
      gathering.seen.add(model.file)
      gathering.models.push(model)
    }
    const section = model.sections[top.next]
    top.next += 1
    if (section === undefined) {
      open.pop()
      continue
    }
    gathering.sections.push(section)
    if (section.kind !== 'include') continue
    const readings = gathering.included(requestOf(section))
    if (readings.length === 0) gathering.isPartial = true
    for (let index = readings.length - 1; index >= 0; index -= 1) {
      const reading = readings[index]
      if (reading !== undefined) open.push({ reading, by: section, next: 0 })
    }
  }
}

/** Reports a file that 8.3 reads a second time, if anything in it or in what it includes then stands twice. */
function reportReadAgain(reading: Reading<Model>, by: IncludeStatement, { included, faults }: Gathering): void {
  const waiting = [reading]
  const visited = new Set<unknown>(waiting)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const section of next.model.sections) {
      if (section.kind !== 'include') {
        const message = `"${reading.model.file}" is included a second time, and DRBD 8.3 reads it again`
        faults.push({
          rule: 'drbd-conf/duplicate-include',
          at: by.pattern,
          message,
          related: [{ at: section, message: `this ${section.kind} section then stands twice` }],
        })
        return
      }
      for (const inner of included(requestOf(section))) {
        if (visited.has(inner)) continue
        visited.add(inner)
        waiting.push(inner)
      }
    }
  }
}

function requestOf(section: IncludeStatement): IncludeRequest {
  return { ...section.pattern, kind: 'include', isGlob: /[*?[]/.test(section.pattern.value) }
}

interface Surroundings {
  readonly common: CommonSection | undefined
  readonly dialect: Dialect
  readonly included: Included<Model>
  readonly named: ReadonlyMap<string, ResourceSection>
}

function resolve(section: ResourceSection, { common, dialect, included, named }: Surroundings): Resource {
  const parent = section.templateFile === undefined ? common : (templateOf(section, included) ?? common)
  const hosts: Host[] = []
  for (const host of section.hosts) {
    const volumes = volumesOf(section, host, dialect)
    const { address, nodeId } = host
    const written = nodeId === undefined ? undefined : { ...nodeId, isDerived: false }
    if (host.kind === 'floating') {
      const name = `${address?.host.value ?? ''}:${address?.port?.value ?? ''}`
      hosts.push({ name, aliases: [name], at: address ?? host, section: host, volumes, address, nodeId: written })
      continue
    }
    for (const name of host.names) {
      const below =
        host.kind === 'stacked'
          ? named.get(name.value)?.hosts.flatMap(lower => (lower.kind === 'on' ? lower.names : []))
          : undefined
      const aliases = below?.map(other => other.value) ?? [name.value]
      hosts.push({ name: name.value, aliases, at: name, section: host, volumes, address, nodeId: written })
    }
  }
  const numbered = dialect === '9' ? withNodeIds(section, hosts) : hosts
  return {
    name: section.name,
    section,
    hosts: numbered,
    connections: connectionsOf(section, numbered),
    ...(parent === undefined ? {} : { parent }),
  }
}

/** Reads the `common` section of a resource's template file. */
function templateOf(section: ResourceSection, included: Included<Model>): CommonSection | undefined {
  if (section.templateFile === undefined) return undefined
  const [reading] = included({ ...section.templateFile, kind: 'template', isGlob: false })
  return reading?.model.sections.find((other): other is CommonSection => other.kind === 'common')
}

/** Numbers two hosts that give no node-id, as drbdadm 9 does for files of 8.4. */
function withNodeIds(section: ResourceSection, hosts: readonly Host[]): readonly Host[] {
  if (section.connections.length > 0 || section.meshes.length > 0) return hosts
  const [a, b, ...others] = sectionsOf(hosts)
  if (a?.address === undefined || b?.address === undefined || others.length > 0) return hosts
  if (a.nodeId !== undefined || b.nodeId !== undefined) return hosts
  const hashes = [addressHash(a.address.host.value), addressHash(b.address.host.value)]
  const [left = 0, right = 0] = hashes
  if (left === right) return hosts
  return hosts.map(host => {
    const value = (host.section === a.section) === left > right ? 0 : 1
    const nodeId: NodeId = { value, isDerived: true, file: host.section.file, span: host.section.span }
    return { ...host, nodeId }
  })
}
