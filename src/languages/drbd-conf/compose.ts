import type { Fault } from '../../diagnostics/diagnostic.js'
import type { Located } from '../../text/located.js'
import type { Composition, Included, IncludeRequest, Reading } from '../language.js'
import { includeFault } from './resolve/include-faults.js'
import type { WrittenInclude } from './resolve/include-faults.js'
import { resolvedResource } from './resolve/resource.js'
import type { Surroundings } from './resolve/resource.js'
import type {
  CommonSection,
  Configuration,
  Dialect,
  GlobalSection,
  IncludeStatement,
  Model,
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
    else if (section.kind !== 'global' && section.templateFile !== undefined) requests.push(templateRequest(section.templateFile))
  }
  return requests
}

/** Makes one configuration of a root file and what it includes, as drbdadm does. */
export function compose(root: Reading<Model>, included: Included<Model>): Composition<Configuration> {
  const target = root.target.version
  const dialect = dialectOf(target)
  const gathering: Gathering = { dialect, included, sections: [], models: [], seen: new Set(), faults: [], reportedAgain: new Set(), isPartial: false }
  gather(root, gathering)
  const { sections, models, faults } = gathering
  const global = sections.find((section): section is GlobalSection => section.kind === 'global')
  const commons = sections.filter((section): section is CommonSection => section.kind === 'common')
  const common = commons[commons.length - 1]
  for (const section of commons) checkInner(section, gathering)
  const surroundings: Surroundings = { dialect, sectionNamed: namedSections(sections) }
  const resources: Resource[] = []
  for (const section of sections) {
    if (section.kind !== 'resource') continue
    const parent = section.templateFile === undefined ? common : (templateOf(section, gathering) ?? common)
    resources.push(resolvedResource(section, parent, surroundings))
  }
  const { host, addresses } = root.facts
  const configuration: Configuration = {
    target,
    dialect,
    models,
    sections,
    resources,
    isPartial: gathering.isPartial,
    isFragment: isFragment(root.model.file),
    isBroken: models.some(model => model.isBroken),
    ...(host === undefined ? {} : { host }),
    ...(addresses === undefined ? {} : { addresses }),
    ...(global === undefined ? {} : { global }),
    ...(common === undefined ? {} : { common }),
  }
  return { configuration, faults }
}

/** Tells by its name whether a file is one that drbd.conf includes. */
function isFragment(file: string): boolean {
  return /\.res$|(^|\/)drbd\.d\//.test(file)
}

interface Gathering {
  readonly dialect: Dialect
  readonly included: Included<Model>
  readonly sections: TopSection[]
  readonly models: Model[]
  readonly seen: Set<string>
  readonly faults: Fault[]
  /** The includes of which a file is told that was read before: one is enough. */
  readonly reportedAgain: Set<IncludeStatement>
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
        if (gathering.dialect === '8.3' && top.by !== undefined && !gathering.reportedAgain.has(top.by) && reportReadAgain(top.reading, top.by, gathering)) gathering.reportedAgain.add(top.by)
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
    const readings = filesOf(requestOf(section), gathering)
    for (let index = readings.length - 1; index >= 0; index -= 1) {
      const reading = readings[index]
      if (reading !== undefined) open.push({ reading, by: section, next: 0 })
    }
  }
}

/** Lists what an include brings, and reports what it names in vain. */
function filesOf(request: WrittenInclude, gathering: Gathering): readonly Reading<Model>[] {
  const { included, faults, dialect } = gathering
  const outcome = included.outcomeOf?.(request)
  for (const problem of outcome?.problems ?? []) faults.push(includeFault(request, problem, dialect))
  const readings = included(request)
  const isAll = outcome?.isComplete === true && outcome.problems.length === 0
  if (readings.length === 0 && !isAll) gathering.isPartial = true
  return readings
}

/** Reports a file that 8.3 reads a second time, if anything in it or in what it includes then stands twice; tells whether it does. */
function reportReadAgain(reading: Reading<Model>, by: IncludeStatement, { included, faults }: Gathering): boolean {
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
        return true
      }
      for (const inner of included(requestOf(section))) {
        if (visited.has(inner)) continue
        visited.add(inner)
        waiting.push(inner)
      }
    }
  }
  return false
}

/** drbdadm takes a name as far as a NUL. */
function requestOf({ pattern, extent }: IncludeStatement): WrittenInclude {
  const [value = ''] = pattern.value.split('\0')
  return { ...pattern, value, kind: 'include', isGlob: /[*?[]/.test(value), extent }
}

/** Finds sections of resources by name, of equal ones the last; the table is made on first use. */
function namedSections(sections: readonly TopSection[]): (name: string) => ResourceSection | undefined {
  let named: Map<string, ResourceSection> | undefined
  return name => {
    if (named === undefined) {
      named = new Map()
      for (const section of sections) if (section.kind === 'resource') named.set(section.name.value, section)
    }
    return named.get(name)
  }
}

/** Reads the `common` section of a resource's template file. */
function templateOf(section: ResourceSection, gathering: Gathering): CommonSection | undefined {
  if (section.templateFile === undefined) return undefined
  const [reading] = filesOf(templateRequest(section.templateFile), gathering)
  const template = reading?.model.sections.find((other): other is CommonSection => other.kind === 'common')
  if (template !== undefined) checkInner(template, gathering)
  return template
}

/** What a template says of templates has no effect, but drbdadm opens them. */
function checkInner(outer: CommonSection, gathering: Gathering): void {
  const seen = new Set<CommonSection>()
  for (let next: CommonSection | undefined = outer; next?.templateFile !== undefined; ) {
    const request = templateRequest(next.templateFile)
    if (seen.size === seen.add(next).size) {
      gathering.faults.push(includeFault(request, { kind: 'cycle', path: request.value }, gathering.dialect))
      return
    }
    const [reading] = filesOf(request, gathering)
    next = reading?.model.sections.find((other): other is CommonSection => other.kind === 'common')
  }
}

function templateRequest(file: Located<string>): IncludeRequest {
  return { ...file, kind: 'template', isGlob: false }
}
