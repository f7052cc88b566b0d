import { addTo } from '../../../text/multimap.js'
import type { ResourceSection, Setting, SettingIndex } from '../schema.js'
import { MovedResource } from './moved-resource.js'
import type { CopiedResource } from '../stencils/copied-resource.js'

/** Settings that were read one after another. */
interface Stretch {
  readonly byKey: Map<string, Setting[]>
  readonly withoutValue: Setting[]
  readonly handlers: Setting[]
  hasSyncer: boolean
}

/** A resource that was read before, wherever it stands by now. */
interface KeptResource {
  readonly section: ResourceSection
  /** Its settings as they were read. */
  readonly read: Stretch
}

/** A stretch of settings, or a resource whose settings are worked out only when someone asks for them. */
type Part = Stretch | CopiedResource | KeptResource

/** The settings of a file while it is read. */
export interface GrowingIndex extends SettingIndex {
  readonly parts: readonly Part[]
  add(setting: Setting): void
  addResource(resource: CopiedResource): void
  /** Adds the settings of a resource that was read before; `settings` are those as they were read. */
  addKept(section: ResourceSection, settings: readonly Setting[]): void
}

/** Begins with no settings. */
export function createSettingIndex(): GrowingIndex {
  return new PartedIndex([])
}

/** Puts the settings of several files one behind the other. */
export function joinedIndex(indexes: readonly SettingIndex[]): SettingIndex {
  return new PartedIndex(indexes.flatMap(index => (index as GrowingIndex).parts))
}

class PartedIndex implements GrowingIndex {
  readonly parts: Part[]
  #last: Stretch | undefined
  #known: { readonly count: number; readonly parts: readonly Part[] } | undefined
  #byKey: { readonly count: number; readonly parts: ReadonlyMap<string, readonly Part[]> } | undefined
  #hasKept: boolean
  #keys: { readonly count: number; readonly keys: ReadonlySet<string> } | undefined
  /** What was asked for by name, once or more: several rules are about one option. */
  #named: { readonly count: number; readonly settings: Map<string, readonly Setting[]> } | undefined

  constructor(parts: Part[]) {
    this.parts = parts
    this.#hasKept = parts.some(isKept)
  }

  add(setting: Setting): void {
    let stretch = this.#last
    if (stretch === undefined) {
      this.#last = stretch = createStretch()
      this.parts.push(stretch)
    }
    addToStretch(stretch, setting)
    this.#keys = undefined
    this.#byKey = undefined
    this.#named = undefined
  }

  addResource(resource: CopiedResource): void {
    this.parts.push(resource)
    this.#last = undefined
  }

  addKept(section: ResourceSection, settings: readonly Setting[]): void {
    let read = keptStretches.get(settings)
    if (read === undefined) {
      keptStretches.set(settings, (read = createStretch()))
      for (const setting of settings) addToStretch(read, setting)
    }
    this.parts.push({ section, read })
    this.#hasKept = true
    this.#last = undefined
  }

  get keys(): Iterable<string> {
    return this.#knownKeys()
  }

  has(key: string): boolean {
    return this.#knownKeys().has(key)
  }

  named(key: string): readonly Setting[] {
    if (!this.has(key)) return none
    const [only] = this.parts
    if (this.parts.length === 1 && only !== undefined) return namedIn(only, key)
    if (this.#named?.count !== this.parts.length) this.#named = { count: this.parts.length, settings: new Map() }
    const { settings } = this.#named
    let named = settings.get(key)
    if (named === undefined) settings.set(key, (named = this.#namedIn(this.#partsWith(key), key)))
    return named
  }

  #namedIn(parts: readonly Part[], key: string): readonly Setting[] {
    const named: Setting[] = []
    for (const part of parts) for (const setting of namedIn(part, key)) named.push(setting)
    return named
  }

  hasValueOf(key: string, values: ReadonlySet<string>): boolean {
    return this.#different().some(part => factsOf(part).byKey.get(key)?.some(({ value }) => values.has(value)))
  }

  numbersOf(key: string): readonly number[] {
    const numbers: number[] = []
    for (const part of this.#different()) {
      for (const { number } of factsOf(part).byKey.get(key) ?? none) if (number !== undefined) numbers.push(number)
    }
    return numbers
  }

  get withoutValue(): readonly Setting[] {
    return this.parts.flatMap((part): readonly Setting[] => {
      if (isStretch(part)) return part.withoutValue
      if (isKept(part)) return movedTo(part, part.read.withoutValue)
      return part.stencil.facts.settings.hasOmittedValues ? part.settings.filter(({ hasValue }) => !hasValue) : none
    })
  }

  get handlers(): readonly Setting[] {
    return this.parts.flatMap((part): readonly Setting[] => {
      if (isStretch(part)) return part.handlers
      if (isKept(part)) return movedTo(part, part.read.handlers)
      return part.stencil.facts.settings.hasHandlers ? part.settings.filter(({ section }) => section === 'handlers') : none
    })
  }

  get hasSyncer(): boolean {
    return this.#different().some(part => factsOf(part).hasSyncer)
  }

  /** Every rule asks. */
  #knownKeys(): ReadonlySet<string> {
    if (this.#keys?.count === this.parts.length) return this.#keys.keys
    const keys = new Set<string>(this.#hasKept ? this.#partsByKey().keys() : undefined)
    if (!this.#hasKept) for (const part of this.#different()) for (const key of factsOf(part).byKey.keys()) keys.add(key)
    this.#keys = { count: this.parts.length, keys }
    return keys
  }

  /** The parts in which an option may be set: of a file that is edited each resource is one, and many rules ask. */
  #partsWith(key: string): readonly Part[] {
    return this.#hasKept ? (this.#partsByKey().get(key) ?? none) : this.parts
  }

  #partsByKey(): ReadonlyMap<string, readonly Part[]> {
    if (this.#byKey?.count !== this.parts.length) {
      const parts = new Map<string, Part[]>()
      for (const part of this.parts) for (const own of factsOf(part).byKey.keys()) addTo(parts, own, part)
      this.#byKey = { count: this.parts.length, parts }
    }
    return this.#byKey.parts
  }

  /** The stretches, and one resource of each stencil: values are alike wherever it fits. Every rule asks, and the parts may be thousands. */
  #different(): readonly Part[] {
    if (this.parts.length < 2) return this.parts
    if (this.#known?.count !== this.parts.length) {
      const seen = new Set<object>()
      const parts = this.parts.filter(part => isStretch(part) || isKept(part) || seen.size < seen.add(part.stencil).size)
      this.#known = { count: this.parts.length, parts }
    }
    return this.#known.parts
  }
}

const none: readonly never[] = []

function isStretch(part: Part): part is Stretch {
  return 'byKey' in part
}

function isKept(part: Part): part is KeptResource {
  return 'read' in part
}

function createStretch(): Stretch {
  return { byKey: new Map(), withoutValue: [], handlers: [], hasSyncer: false }
}

function addToStretch(stretch: Stretch, setting: Setting): void {
  addTo(stretch.byKey, setting.key, setting)
  if (!setting.hasValue) stretch.withoutValue.push(setting)
  if (setting.section === 'handlers') stretch.handlers.push(setting)
  else if (setting.section === 'syncer') stretch.hasSyncer = true
}

/** What is known of the settings of a resource as it was read. */
const keptStretches = new WeakMap<readonly Setting[], Stretch>()

/** Gives settings of a resource where they stand by now. */
function movedTo({ section }: KeptResource, read: readonly Setting[]): readonly Setting[] {
  return section instanceof MovedResource ? read.map(setting => section.part(setting)) : read
}

/** What can be told of the settings of a part without working them out. */
function factsOf(part: Part): { readonly byKey: ReadonlyMap<string, readonly Setting[]>; readonly hasSyncer: boolean } {
  return isStretch(part) ? part : isKept(part) ? part.read : part.stencil.facts.settings
}

function namedIn(part: Part, key: string): readonly Setting[] {
  if (isStretch(part)) return part.byKey.get(key) ?? none
  if (!isKept(part)) return part.settingsNamed(key)
  return movedTo(part, part.read.byKey.get(key) ?? none)
}
