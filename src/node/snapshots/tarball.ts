import { firstLineOf } from './host-files.js'
import type { SnapshotHost } from './host-files.js'

/** A host's tree lies at most so many folders deep in a snapshot. */
const deepestRoot = 3

/**
 * Finds the hosts of any other snapshot: folders with `etc/` or `facts/` in them, or a snapshot that has them at its top.
 *
 * What `cfgcheck collect` made has every file that is wanted, unless it says that it could not read one.
 */
export function tarballHosts(files: ReadonlyMap<string, Uint8Array>, snapshotName: string): readonly SnapshotHost[] {
  const trees = new Map<string, Map<string, Uint8Array>>()
  for (const [path, bytes] of files) {
    const parts = path.split('/')
    const at = parts.findIndex((part, index) => index <= deepestRoot && index < parts.length - 1 && (part === 'etc' || part === 'facts'))
    const isProc = at === -1 && parts.length <= deepestRoot + 2 && path.endsWith('proc/drbd')
    if (at === -1 && !isProc) continue
    const root = (isProc ? parts.slice(0, -2) : parts.slice(0, at)).join('/')
    let tree = trees.get(root)
    if (tree === undefined) trees.set(root, (tree = new Map()))
    const below = root === '' ? path : path.slice(root.length + 1)
    tree.set(below.startsWith('facts/') ? below : `/${below}`, bytes)
  }
  const hosts: SnapshotHost[] = []
  for (const [root, tree] of trees) {
    const isOurs = tree.has('facts/stat.txt')
    const name = root === '' ? (firstLineOf(tree.get('/etc/hostname')) ?? baseName(snapshotName)) : root.slice(root.lastIndexOf('/') + 1)
    const collected = !isOurs ? {} : { collected: tree.has('facts/unreadable.txt') ? [] : ['/etc'] }
    hosts.push({ name, files: tree, isNamed: false, ...collected })
  }
  return hosts
}

function baseName(snapshotName: string): string {
  return snapshotName.slice(snapshotName.lastIndexOf('/') + 1).replace(/\.(tar(\.\w+)?|tgz|tbz2?|txz)$/, '')
}
