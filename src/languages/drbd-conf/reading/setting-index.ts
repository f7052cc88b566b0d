import type { Setting, SettingIndex } from '../schema.js'
import type { CopiedResource } from '../stencils/copied-resource.js'

/** Settings that were read one after another. */
interface Stretch {
  readonly byKey: Map<string, Setting[]>
  readonly withoutValue: Setting[]
  readonly handlers: Setting[]
  hasSyncer: boolean
}

/** A stretch of settings, or a resource whose settings are worked out only when someone asks for them. */
type Part = Stretch | CopiedResource

/** The settings of a file while it is read. */
export interface GrowingIndex extends SettingIndex {
  readonly parts: readonly Part[]
  add(setting: Setting): void
  addResource(resource: CopiedResource): void
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
  #known: { readonly count: number; readonly stretches: readonly Stretch[]; readonly kinds: readonly CopiedResource[] } | undefined

  constructor(parts: Part[]) {
    this.parts = parts
  }

  add(setting: Setting): void {
    let stretch = this.#last
    if (stretch === undefined) {
      this.#last = stretch = { byKey: new Map(), withoutValue: [], handlers: [], hasSyncer: false }
      this.parts.push(stretch)
    }
    const list = stretch.byKey.get(setting.key)
    if (list === undefined) stretch.byKey.set(setting.key, [setting])
    else list.push(setting)
    if (!setting.hasValue) stretch.withoutValue.push(setting)
    if (setting.section === 'handlers') stretch.handlers.push(setting)
    else if (setting.section === 'syncer') stretch.hasSyncer = true
  }

  addResource(resource: CopiedResource): void {
    this.parts.push(resource)
    this.#last = undefined
  }

  get keys(): Iterable<string> {
    const { stretches, kinds } = this.#looked()
    return new Set([...stretches.flatMap(({ byKey }) => [...byKey.keys()]), ...kinds.flatMap(({ stencil }) => [...stencil.facts.settings.byKey.keys()])])
  }

  has(key: string): boolean {
    const { stretches, kinds } = this.#looked()
    return stretches.some(({ byKey }) => byKey.has(key)) || kinds.some(({ stencil }) => stencil.facts.settings.byKey.has(key))
  }

  named(key: string): readonly Setting[] {
    const [only] = this.parts
    if (this.parts.length === 1 && only !== undefined && isStretch(only)) return only.byKey.get(key) ?? none
    if (!this.has(key)) return none
    return this.parts.flatMap((part): readonly Setting[] => {
      return isStretch(part) ? (part.byKey.get(key) ?? none) : part.settingsNamed(key)
    })
  }

  hasValueOf(key: string, values: ReadonlySet<string>): boolean {
    const { stretches, kinds } = this.#looked()
    const isOne = ({ value }: Setting): boolean => values.has(value)
    // Values are alike wherever a stencil fits.
    return stretches.some(({ byKey }) => byKey.get(key)?.some(isOne)) || kinds.some(({ stencil }) => stencil.facts.settings.byKey.get(key)?.some(isOne))
  }

  get withoutValue(): readonly Setting[] {
    return this.parts.flatMap((part): readonly Setting[] => {
      if (isStretch(part)) return part.withoutValue
      return part.stencil.facts.settings.hasOmittedValues ? part.settings.filter(({ hasValue }) => !hasValue) : none
    })
  }

  get handlers(): readonly Setting[] {
    return this.parts.flatMap((part): readonly Setting[] => {
      if (isStretch(part)) return part.handlers
      return part.stencil.facts.settings.hasHandlers ? part.settings.filter(({ section }) => section === 'handlers') : none
    })
  }

  get hasSyncer(): boolean {
    const { stretches, kinds } = this.#looked()
    return stretches.some(({ hasSyncer }) => hasSyncer) || kinds.some(({ stencil }) => stencil.facts.settings.hasSyncer)
  }

  /** Finds the stretches, and one resource of each stencil: every rule asks, and the parts may be thousands. */
  #looked(): { readonly stretches: readonly Stretch[]; readonly kinds: readonly CopiedResource[] } {
    if (this.#known?.count !== this.parts.length) {
      const stretches: Stretch[] = []
      const kinds = new Map<object, CopiedResource>()
      for (const part of this.parts) {
        if (isStretch(part)) stretches.push(part)
        else if (!kinds.has(part.stencil)) kinds.set(part.stencil, part)
      }
      this.#known = { count: this.parts.length, stretches, kinds: [...kinds.values()] }
    }
    return this.#known
  }
}

const none: readonly never[] = []

function isStretch(part: Part): part is Stretch {
  return 'byKey' in part
}
