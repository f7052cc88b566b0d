import type { OptionSection, Place } from '../vocabulary.js'

/** Where items stand: in a structure such as `resource`, or in a section of options there. */
export interface Scope {
  readonly place: Place
  readonly section?: OptionSection
  /** The scope of an item's block; nothing where no release is told by what is in it. */
  inner(head: string): Scope | undefined
}

const optionSections = ['disk', 'net', 'syncer', 'startup', 'handlers', 'options', 'proxy'] as const
const withDisk = { disk: 'disk' } as const
const hostSections = { disk: 'disk', options: 'options' } as const
const bodySections: Readonly<Record<string, OptionSection>> = Object.fromEntries(optionSections.map(name => [name, name]))

/** The structures and the sections of options that may stand in a structure. */
const insides: Readonly<Partial<Record<Place, { readonly places?: Readonly<Record<string, Place>>; readonly sections?: Readonly<Record<string, OptionSection>> }>>> = {
  file: { places: { resource: 'resource', common: 'common' }, sections: { global: 'global' } },
  common: { sections: bodySections },
  resource: {
    places: {
      on: 'host',
      floating: 'host',
      'stacked-on-top-of': 'stacked',
      volume: 'volume',
      connection: 'connection',
      'connection-mesh': 'mesh',
    },
    sections: bodySections,
  },
  host: { places: { volume: 'volume' }, sections: hostSections },
  stacked: { places: { volume: 'volume' }, sections: hostSections },
  volume: { sections: withDisk },
  connection: { places: { volume: 'connection-volume', path: 'path' }, sections: { ...withDisk, net: 'net' } },
  'connection-volume': { sections: withDisk },
  mesh: { sections: { net: 'net' } },
}

const known = new Map<string, Scope>()

/** The scope of what stands in a file itself. */
export function fileScope(): Scope {
  return scopeOf('file')
}

/** Gives the one scope of a place and section, so that what is known of its words is kept by it. */
function scopeOf(place: Place, section?: OptionSection): Scope {
  const key = section === undefined ? place : `${place} ${section}`
  let scope = known.get(key)
  if (scope === undefined) known.set(key, (scope = createScope(place, section)))
  return scope
}

function createScope(place: Place, section: OptionSection | undefined): Scope {
  if (section !== undefined) return { place, section, inner: () => undefined }
  const { places = {}, sections = {} } = insides[place] ?? {}
  const scopes = new Map<string, Scope>()
  for (const [head, inside] of Object.entries(places)) scopes.set(head, scopeOf(inside))
  for (const [head, name] of Object.entries(sections)) scopes.set(head, scopeOf(place, name))
  return { place, inner: head => scopes.get(head) }
}
