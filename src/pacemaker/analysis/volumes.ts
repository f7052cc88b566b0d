/** What lies in /dev as volume groups do, and is none. */
const others: ReadonlySet<string> = new Set(['disk', 'drbd', 'mapper', 'md', 'cciss', 'ida', 'rd', 'etherd', 'nbd', 'rbd', 'zvol', 'loop', 'fd', 'shm', 'block', 'vx', 'dm'])

/** Reads the path of a logical volume as `VG/LV`; the mapper doubles hyphens of names. A path that is none has none. */
export function volumeAt(device: string): string | undefined {
  const [, group, volume] = /^\/dev\/([A-Za-z0-9+_.-]+)\/([A-Za-z0-9+_.-]+)$/.exec(device) ?? []
  if (group === undefined || volume === undefined) return undefined
  if (group !== 'mapper') return others.has(group) ? undefined : `${group}/${volume}`
  const [, first, second] = /^((?:[^-]|--)+)-((?:[^-]|--)+)$/.exec(volume) ?? []
  return first === undefined || second === undefined ? undefined : `${first.replaceAll('--', '-')}/${second.replaceAll('--', '-')}`
}
