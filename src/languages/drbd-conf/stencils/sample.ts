import type { Origin } from '../../../text/located.js'
import type { Sample } from '../../language.js'
import { indexWithout } from '../reading/setting-index.js'
import type { Configuration, Model, ResourceSection, TopSection } from '../schema.js'
import { stencilOf } from './copied-resource.js'
import type { Stencil } from './stencil.js'

/**
 * Leaves out of a configuration all resources that differ from an earlier one in names and numbers only, and files that
 * hold nothing else. A rule that looks at each resource by itself finds nothing in the whole where it finds nothing in
 * this. Nothing where fewer than `fewest` would be left out: to run rules twice costs more than it saves.
 */
export function sampleOf(configuration: Configuration, fewest = usualFewest): Sample<Model, Configuration> | undefined {
  const kinds = new Map<Stencil, ResourceSection[]>()
  for (const section of configuration.sections) {
    const stencil = section.kind === 'resource' ? stencilOf(section) : undefined
    if (section.kind !== 'resource' || stencil === undefined) continue
    const kind = kinds.get(stencil)
    if (kind === undefined) kinds.set(stencil, [section])
    else kind.push(section)
  }
  if (leftOut(kinds, new Set()).size < fewest) return undefined
  const samples = new Map<string, Sample<Model, Configuration> | undefined>()
  const sampleWith = (wanted: ReadonlySet<number>): Sample<Model, Configuration> | undefined => {
    const key = [...wanted].sort().join()
    if (!samples.has(key)) samples.set(key, without(configuration, leftOut(kinds, wanted), { around }))
    return samples.get(key)
  }
  const around = (places: readonly Origin[]): Sample<Model, Configuration> | undefined => {
    const shown = [...kinds.values()]
    const wanted = new Set<number>()
    for (const place of places) {
      const resource = configuration.sections.find(section => section.kind === 'resource' && isIn(section, place))
      if (resource === undefined) return undefined // What it says of `common` may be meant for each that inherits from it.
      const kind = shown.findIndex(([first, second]) => first === resource && second !== undefined)
      if (kind >= 0) wanted.add(kind)
    }
    return sampleWith(wanted)
  }
  return sampleWith(new Set())
}

const usualFewest = 64

/** Lists the resources that are like an earlier one, but for those of some kinds. */
function leftOut(kinds: ReadonlyMap<Stencil, readonly ResourceSection[]>, wanted: ReadonlySet<number>): ReadonlySet<TopSection> {
  return new Set([...kinds.values()].flatMap((kind, index) => (wanted.has(index) ? [] : kind.slice(1))))
}

function isIn({ file, extent }: ResourceSection, place: Origin): boolean {
  return place.file === file && place.span.start >= extent.start && place.span.end <= extent.end
}

function without(
  configuration: Configuration,
  left: ReadonlySet<TopSection>,
  { around }: Pick<Sample<Model, Configuration>, 'around'>,
): Sample<Model, Configuration> | undefined {
  if (left.size === 0) return undefined
  const models = new Map<Model, Model>()
  for (const model of configuration.models) {
    const sections = model.sections.filter(section => !left.has(section))
    if (sections.length === 0 && model.sections.length > 0) continue
    const isWhole = sections.length === model.sections.length
    models.set(model, isWhole ? model : { ...model, sections, settings: indexWithout(model.settings, resource => left.has(resource)) })
  }
  return {
    around,
    models,
    configuration: {
      ...configuration,
      models: [...models.values()],
      sections: configuration.sections.filter(section => !left.has(section)),
      resources: configuration.resources.filter(({ section }) => !left.has(section)),
      whole: configuration,
    },
  }
}
