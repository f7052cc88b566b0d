import type { Configuration, Connection, Host, OptionSection, Resource, Setting, VolumeSection } from '../schema.js'
import { factsFor, isDialectFrom } from '../vocabulary.js'

/** A setting that counts at some level of a resource, and whether it is written further out. */
export interface LevelSetting {
  readonly setting: Setting
  readonly inherited: boolean
}

/** The options of one volume of a connection: those of the device as the peer sees it. */
export interface PeerVolume {
  readonly number: number
  readonly settings: readonly LevelSetting[]
}

/** Lists the options that count in a resource, what it inherits first, each once. */
export function resourceSettings(resource: Resource): readonly LevelSetting[] {
  const found = new Map<string, LevelSetting>()
  lay(found, resource.parent?.options, true)
  lay(found, resource.section.options, false)
  return [...found.values()]
}

/** Lists the disk options that count for a volume of a host: those written for it, the resource's, common's. */
export function volumeSettings(resource: Resource, host: Host, wanted: WantedVolume): readonly LevelSetting[] {
  if (!isDialectFrom(wanted.dialect, '8.4')) return []
  const found = new Map<string, LevelSetting>()
  lay(found, resource.parent?.options, true, isDisk)
  lay(found, resource.section.options, true, isDisk)
  layVolume(found, resource, host, wanted)
  return [...found.values()]
}

/** Lists the disk options that are written for a volume of a host, or for that volume of all hosts. */
export function ownVolumeSettings(resource: Resource, host: Host, wanted: WantedVolume): readonly LevelSetting[] {
  const found = new Map<string, LevelSetting>()
  layVolume(found, resource, host, wanted)
  return [...found.values()]
}

/** A volume of a host, and the rules by which it inherits. */
export interface WantedVolume {
  readonly number: number
  readonly dialect: Configuration['dialect']
}

function layVolume(
  found: Map<string, LevelSetting>,
  resource: Resource,
  host: Host,
  { number, dialect, isWanted = isDisk, inherited = false }: WantedVolume & { isWanted?: IsWanted; inherited?: boolean },
): void {
  const isNumbered = (volume: VolumeSection): boolean => volume.number === number
  const shared = resource.section.volumes.find(isNumbered)
  // 8.4 takes over only what stands before the host.
  const isVisible = shared !== undefined && (dialect === '9' || shared.span.start < host.section.span.start)
  if (isVisible) lay(found, shared.options, true, isWanted)
  lay(found, host.section.volumes.find(isNumbered)?.options, inherited, isWanted)
}

/** Lists the options that count for a connection: its own, and those of net that the resource has. */
export function connectionSettings(resource: Resource, { section }: Connection): readonly LevelSetting[] {
  const found = new Map<string, LevelSetting>()
  lay(found, resource.parent?.options, true, isNet)
  lay(found, resource.section.options, true, isNet)
  lay(found, section?.options, false)
  return [...found.values()]
}

/**
 * Lists the volumes that are written in a connection, each with what it inherits: from the connection, from that volume of its
 * hosts, and from the resource.
 */
export function peerVolumes(
  resource: Resource,
  { section, hosts }: Connection,
  { target, dialect }: Pick<Configuration, 'target' | 'dialect'>,
): readonly PeerVolume[] {
  if (section === undefined || !('volumes' in section)) return []
  const isPeers = (setting: Setting): boolean =>
    isDisk(setting) && setting.entry !== undefined && factsFor(setting.entry, target)?.table === 'peer-device'
  const ends = resource.hosts.filter(({ name }) => hosts.includes(name))
  return section.volumes.map(({ number, options }) => {
    const found = new Map<string, LevelSetting>()
    lay(found, resource.parent?.options, true, isPeers)
    lay(found, resource.section.options, true, isPeers)
    for (const host of ends) layVolume(found, resource, host, { number, dialect, isWanted: isPeers, inherited: true })
    lay(found, section.options, true, isDisk)
    lay(found, options, false, isDisk)
    return { number, settings: [...found.values()] }
  })
}

type IsWanted = (setting: Setting) => boolean

/** Lays the settings of one level over those further out. */
function lay(
  found: Map<string, LevelSetting>,
  sections: readonly OptionSection[] | undefined,
  inherited: boolean,
  isWanted: IsWanted = () => true,
): void {
  for (const { settings } of sections ?? []) {
    for (const setting of settings) {
      if (isWanted(setting)) found.set(`${setting.canonicalSection}.${setting.key}`, { setting, inherited })
    }
  }
}

function isDisk({ canonicalSection }: Setting): boolean {
  return canonicalSection === 'disk'
}

function isNet({ canonicalSection }: Setting): boolean {
  return canonicalSection === 'net'
}
