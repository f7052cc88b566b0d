/** A host as a snapshot shows it. */
export interface SnapshotHost {
  readonly name: string
  /** Contents by path on the host: `/etc/ha.d/ha.cf`, or `facts/lvs.json` for what was collected. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The folders of which every file was collected: only what is missing there is known to be missing. All when absent. */
  readonly collected?: readonly string[]
  /** The name is the host's own, and not that of a folder. */
  readonly isNamed: boolean
}

/** Recognises the hosts of one kind of snapshot; nothing where it is of another kind. */
export type HostFinder = (files: ReadonlyMap<string, Uint8Array>, snapshotName: string) => readonly SnapshotHost[]

/** Reads the first line of a small file as text. */
export function firstLineOf(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined
  for (const line of new TextDecoder('latin1').decode(bytes.subarray(0, 4096)).split(/\r?\n/)) {
    const text = line.trim()
    if (text !== '' && !text.startsWith('#')) return text
  }
  return undefined
}

/** Groups files by their first folder, the rest of the path as the key. Files beside the folders are left out. */
export function byTopFolder(files: ReadonlyMap<string, Uint8Array>): Map<string, Map<string, Uint8Array>> {
  const groups = new Map<string, Map<string, Uint8Array>>()
  for (const [path, bytes] of files) {
    const slash = path.indexOf('/')
    if (slash === -1) continue
    const top = path.slice(0, slash)
    let group = groups.get(top)
    if (group === undefined) groups.set(top, (group = new Map()))
    group.set(path.slice(slash + 1), bytes)
  }
  return groups
}
