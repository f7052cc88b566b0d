import type { Connection, HostSection, OptionSection, ProxySection, Resource, ResourceBody, Setting, VolumeSection } from '../schema.js'
import { isNumberWord } from '../reading/lexis.js'
import { factsFor, isAtLeast, vocabularyAt } from '../vocabulary.js'

/** Two settings of one option that meet by inheritance with different values. */
export interface Conflict {
  readonly setting: Setting
  readonly first: Setting
}

/** Two settings of one option that meet, whatever their values. */
type Meeting = Conflict

/**
 * Lists the options that reach one place of a resource twice by inheritance with different values, as drbdadm 9.1 finds them
 * when it merges. An option of the place itself hides what it inherits.
 *
 * Source: drbd-utils user/v9/drbdadm_postparse.c, expand_common(), expand_opts().
 */
export function conflictsOf(resource: Resource, target: string): readonly Conflict[] {
  const { section, parent } = resource
  const inherited = parent === undefined ? none : inheritedConflicts(parent.options, target)
  const repeated = conflictsIn(section.options, target)
  const hasOwn =
    section.volumes.some(hasOptions) || section.hosts.some(hasOptionsInVolumes) || section.connections.some(hasOptions)
  if (inherited.length === 0 && repeated.length === 0 && section.meshes.length === 0 && !hasOwn) return none
  return [
    // What the resource says itself hides both.
    ...inherited.filter(({ setting }) => lastIn(section.options, setting) === undefined),
    ...repeated.filter(({ setting }) => isPassedOn(resource, setting)),
    ...meshConflicts(resource, target),
    ...(hasOwn ? diskConflicts(resource, target) : none),
  ]
}

/** Tells whether a body sets an option twice, with whatever values. */
export function setsAnyTwice({ options }: Pick<ResourceBody, 'options'>): boolean {
  return repeatedIn(options).length > 0
}

/** Tells whether a connection, a proxy or a volume inherits an option of the resource. */
function isPassedOn(resource: Resource, setting: Setting): boolean {
  const { section, connections } = resource
  if (setting.canonicalSection === 'proxy') return proxiesIn(resource).some(({ options }) => lastIn(options, setting) === undefined)
  if (setting.canonicalSection === 'net') return connections.some(connection => !hides(connection, setting))
  const hasVolumes = section.volumes.length > 0 || section.hosts.some(host => host.volumes.length > 0)
  return setting.canonicalSection === 'disk' && hasVolumes
}

/** Lists the proxies of the connections that are written, or those of the hosts where a connection is implied. */
function proxiesIn({ section, connections }: Resource): readonly ProxySection[] {
  const written = section.connections.flatMap(({ paths }) => paths.flatMap(({ endpoints }) => endpoints.flatMap(({ proxy }) => proxy ?? [])))
  const isImplied = connections.some(connection => connection.section === undefined)
  return isImplied ? section.hosts.flatMap(({ proxy }) => proxy ?? []) : written
}

/** The net options of a mesh are inherited by its connections, and so are those of the resource. */
function* meshConflicts({ section, parent, connections }: Resource, target: string): Generator<Conflict> {
  for (const mesh of section.meshes) {
    // Of one host alone there is no connection that could inherit them.
    if (!connections.some(connection => connection.section === mesh)) continue
    for (const setting of settingsIn(mesh.options)) {
      const other =
        lastIn(section.options, setting) ?? (parent === undefined ? undefined : lastIn(parent.options, setting))
      if (other !== undefined && !isEqual(other, setting)) yield { setting, first: other }
    }
    yield* conflictsIn(mesh.options, target)
  }
}

/** What volumes give to the disks of hosts and to links. */
function* diskConflicts(resource: Resource, target: string): Generator<Conflict> {
  const shared = sharedDiskSettings(resource)
  yield* volumeConflicts(resource, shared, target)
  for (const connection of resource.connections) yield* linkConflicts(connection, { resource, shared, peerOptions: peerDeviceOptions(target) })
}

/** What `common` and the resource set for all disks, by option: the last one counts. */
function sharedDiskSettings({ section, parent }: Resource): ReadonlyMap<string, Setting> {
  const shared = new Map<string, Setting>()
  for (const body of [parent, section]) {
    for (const setting of body === undefined ? [] : settingsIn(body.options))
      if (setting.canonicalSection === 'disk') shared.set(setting.key, setting)
  }
  return shared
}

/** A volume of the resource against itself, and against what holds for all volumes, unless each host has a value of its own. */
function* volumeConflicts({ section }: Resource, shared: ReadonlyMap<string, Setting>, target: string): Generator<Conflict> {
  for (const volume of section.volumes) {
    // Of several sections in a volume, the last one counts.
    const repeated = new Map(repeatedIn(volume.options.slice(-1)).map(({ setting, first }) => [setting, first]))
    for (const setting of settingsIn(volume.options)) {
      const first = repeated.get(setting) ?? shared.get(setting.key)
      const isHidden = section.hosts.every(host =>
        host.volumes.some(own => own.number === volume.number && lastIn(own.options, setting) !== undefined),
      )
      if (first !== undefined && !isHidden && isConflict({ setting, first }, target)) yield { setting, first }
    }
  }
}

interface LinkContext {
  readonly resource: Resource
  readonly shared: ReadonlyMap<string, Setting>
  readonly peerOptions: ReadonlySet<string>
}

/** What volumes give to a link of two hosts: all values that reach it must agree, unless it has one of its own. */
function* linkConflicts(connection: Connection, { resource: { section, hosts }, shared, peerOptions }: LinkContext): Generator<Conflict> {
  const written = connection.section !== undefined && 'volumes' in connection.section ? connection.section : undefined
  const ends = hosts.filter(host => connection.hosts.includes(host.name))
  const settingsOfVolume = (volumes: readonly VolumeSection[] | undefined, number: number): readonly Setting[] => settingsIn(volumes?.find(volume => volume.number === number)?.options ?? [])
  for (const number of new Set(ends.flatMap(host => host.volumes.map(volume => volume.number)))) {
    const own = new Set(settingsOfVolume(written?.volumes, number).map(setting => setting.key))
    const ofEnds = ends.flatMap(host => withShared([...settingsOfVolume(host.section.volumes, number), ...settingsOfVolume(section.volumes, number)], shared))
    const reaching = new Map<string, Setting>()
    for (const setting of [...settingsIn(written?.options ?? []), ...ofEnds]) {
      if (setting.canonicalSection !== 'disk' || !peerOptions.has(setting.key) || own.has(setting.key)) continue
      const first = reaching.get(setting.key)
      if (first === undefined) reaching.set(setting.key, setting)
      else if (!isEqual(first, setting)) yield { setting, first }
    }
  }
}

/** The settings of a volume on one host, and behind them what holds for all volumes where this one says nothing. */
function withShared(ofVolume: readonly Setting[], shared: ReadonlyMap<string, Setting>): readonly Setting[] {
  const keys = new Set(ofVolume.flatMap(({ canonicalSection, key }) => (canonicalSection === 'disk' ? [key] : [])))
  return [...ofVolume, ...[...shared.values()].filter(({ key }) => !keys.has(key))]
}

const peerTables = new Map<string, ReadonlySet<string>>()

/** Names the options of `disk` that belong to a link and not to a device. */
function peerDeviceOptions(target: string): ReadonlySet<string> {
  let names = peerTables.get(target)
  if (names === undefined) {
    const options = vocabularyAt(target).options('disk')
    names = new Set(options.filter(option => option.facts.table === 'peer-device').map(option => option.entry.name))
    peerTables.set(target, names)
  }
  return names
}

function hides({ section }: Connection, setting: Setting): boolean {
  return section !== undefined && lastIn(section.options, setting) !== undefined
}

function hasOptions({ options }: { readonly options: readonly OptionSection[] }): boolean {
  return options.length > 0
}

function hasOptionsInVolumes({ volumes }: HostSection): boolean {
  return volumes.some(hasOptions)
}

function settingsIn(sections: readonly OptionSection[]): Setting[] {
  return sections.flatMap(section => section.settings)
}

function lastIn(sections: readonly OptionSection[], like: Setting): Setting | undefined {
  let found: Setting | undefined
  for (const { settings } of sections) for (const setting of settings) if (isSame(setting, like)) found = setting
  return found
}

function isSame(a: Setting, b: Setting): boolean {
  return a.key === b.key && a.canonicalSection === b.canonicalSection
}

const none: readonly Meeting[] = []

function conflictsIn(sections: readonly OptionSection[], target: string): readonly Conflict[] {
  const meetings = repeatedIn(sections)
  return meetings.length === 0 ? none : meetings.filter(meeting => isConflict(meeting, target))
}

/** What `common` says twice: 9.22 looks options of links up among those of devices, does not find them, and aborts. */
function inheritedConflicts(sections: readonly OptionSection[], target: string): readonly Conflict[] {
  const meetings = repeatedIn(sections)
  if (meetings.length === 0) return none
  const links = isComparisonBroken(target) ? peerDeviceOptions(target) : undefined
  return meetings.filter(
    meeting =>
      isConflict(meeting, target) ||
      (meeting.setting.canonicalSection === 'disk' && links?.has(meeting.setting.key) === true),
  )
}

/** Tells whether drbdadm refuses two settings that meet: 9.22 knows no way to compare two sizes, and aborts. */
function isConflict({ setting, first }: Meeting, target: string): boolean {
  return !isEqual(first, setting) || (setting.key === 'size' && isComparisonBroken(target))
}

/** Tells whether a release is 9.22, in which comparing some options fails. */
function isComparisonBroken(target: string): boolean {
  return isAtLeast(target, '9.22') && !isAtLeast(target, '9.23')
}

/** Compares every two settings; sections are short. */
function repeatedIn(sections: readonly OptionSection[]): readonly Meeting[] {
  let found: Meeting[] | undefined
  for (let index = 0; index < sections.length; index += 1) {
    const settings = sections[index]?.settings ?? []
    for (const setting of settings) {
      // What becomes primary is read, and forgotten.
      if (setting.entry?.kind === 'host-list') continue
      const first = firstBefore(sections, index, setting)
      if (first !== undefined) (found ??= []).push({ setting, first })
    }
  }
  return found ?? none
}

/** Finds the first setting of the same option before one. A second section of one name is reported as such. */
function firstBefore(sections: readonly OptionSection[], last: number, setting: Setting): Setting | undefined {
  for (let index = 0; index <= last; index += 1) {
    if (index < last && sections[index]?.name === sections[last]?.name) continue
    for (const other of sections[index]?.settings ?? []) {
      if (other === setting) return undefined
      if (isSame(other, setting)) return other
    }
  }
  return undefined
}

/** Compares two values as drbdadm does. */
export function isEqual(a: Setting, b: Setting): boolean {
  if (a.secret !== undefined && b.secret !== undefined) return !a.secret.differsFrom(b.secret)
  // drbdadm compares these as numbers, and fails where they are none yet: a name of a resource, or a bare option.
  if (a.key === 'resync-after') return isNumberWord(a.value) && isNumberWord(b.value) && Number(a.value) === Number(b.value)
  if (isNumeric(a) && (a.number === undefined || b.number === undefined)) return false
  if (a.number !== undefined && b.number !== undefined) return a.number === b.number
  return a.value === b.value || (a.key === 'protocol' && a.value.toUpperCase() === b.value.toUpperCase())
}

/** Tells whether an option is a number to drbdadm 9, which alone compares. */
function isNumeric({ entry }: Setting): boolean {
  return entry !== undefined && factsFor(entry, '9')?.kind === 'number'
}
