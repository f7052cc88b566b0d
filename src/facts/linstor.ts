/** The folder in which LINSTOR keeps what it writes. */
export const folderOfLinstor = '/var/lib/linstor.d/'

/** What LINSTOR writes for the disk of another host: that there is one, and not where. */
const diskOfPeer = '/dev/drbd/this/is/not/used'

/** Tells whether a disk stands there for another host only, so that its path is none. */
export function isPlaceholderDisk(path: string | undefined): boolean {
  return path === diskOfPeer
}

/** Tells whether LINSTOR writes a file: from the point of view of its host, with the connections of that host alone. */
export function isOfLinstor(file: string): boolean {
  return `/${file}`.includes(folderOfLinstor)
}
