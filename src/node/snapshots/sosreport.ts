import type { HostRequest } from '../../workspace/request.js'
import { joinPath } from '../../workspace/documents/file-system.js'
import type { FileSystem } from '../../workspace/documents/file-system.js'
import { byTopFolder, firstLineOf } from './host-files.js'
import type { SnapshotHost } from './host-files.js'

/** What a sosreport holds of use to us; logs and the rest stay behind. */
const useful = /^(etc\/|proc\/drbd$|hostname$|ip_addr$|ifconfig$|chkconfig$|sos_commands\/(host|general|kernel|networking|block|filesys|lvm2|devicemapper|startup|services|systemd)\/)/

/** Folders that the plugins of sos copy as a whole. `/etc/ha.d` and `/etc/ocfs2` are not among them. */
const wholeFolders = [
  'etc/cluster',
  'etc/drbd.d',
  'etc/corosync',
  'etc/lvm/backup',
  'etc/sysconfig',
  'etc/default',
  'etc/modules-load.d',
  'etc/sysctl.d',
]

/**
 * Finds the hosts of sosreports: one top folder each, with the host's files at their own paths below it.
 *
 * Source: sos/report/__init__.py and sos/archive.py; the plugins drbd, cluster, lvm2, networking, kernel.
 */
export function sosreportHosts(files: ReadonlyMap<string, Uint8Array>): readonly SnapshotHost[] {
  const hosts: SnapshotHost[] = []
  for (const [top, group] of byTopFolder(files)) {
    if (![...group.keys()].some(path => /^sos_(commands|reports|logs)\//.test(path))) continue
    const kept = new Map<string, Uint8Array>()
    for (const [path, bytes] of group) if (useful.test(path)) kept.set(path.startsWith('etc/') || path.startsWith('proc/') ? `/${path}` : path, bytes)
    const paths = [...group.keys()]
    hosts.push({
      name: nameOf(top, path => group.get(path)),
      isNamed: true,
      files: kept,
      collected: wholeFolders.filter(folder => paths.some(path => path.startsWith(`${folder}/`))).map(folder => `/${folder}`),
    })
  }
  return hosts
}

/** Finds the host of a sosreport that was unpacked to a folder; nothing where the folder is none. */
export async function sosreportFolder(fileSystem: FileSystem, folder: string): Promise<HostRequest | undefined> {
  const entries = (await fileSystem.list(folder)) ?? []
  if (!entries.some(({ name, kind }) => kind === 'folder' && /^sos_(commands|reports|logs)$/.test(name))) return undefined
  const said = new Map<string, Uint8Array>()
  for (const path of nameFiles) {
    const content = await fileSystem.read(joinPath(folder, path))
    if ('text' in content) said.set(path, new TextEncoder().encode(content.text.slice(0, 1024)))
  }
  const collected: string[] = []
  for (const path of wholeFolders) if ((await fileSystem.list(joinPath(folder, path))) !== undefined) collected.push(`/${path}`)
  const top = folder.slice(folder.lastIndexOf('/') + 1)
  return { name: nameOf(top, path => said.get(path)), root: folder, isNamed: true, collected }
}

const nameFiles = ['hostname', 'sos_commands/host/hostname', 'sos_commands/general/hostname', 'etc/hostname']

function nameOf(top: string, fileAt: (path: string) => Uint8Array | undefined): string {
  const said = nameFiles.map(path => firstLineOf(fileAt(path)))
  const name = said.find(text => text !== undefined && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text))
  return name ?? /^sosreport-(.+?)(?:[-.]\d{4,}.*)?$/.exec(top)?.[1] ?? top
}
