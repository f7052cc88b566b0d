/** What a guest uses as a disk. */
export interface XenDisk {
  /** The source is the name of a DRBD resource, which Xen makes primary. */
  readonly isResource?: true
  /** The path, without what says how it is opened. */
  readonly source: string
  /** The name in the guest, such as `xvda1`. */
  readonly device: string
  /** `r`, `w`, or `w!` where Xen's check for a second user is switched off. */
  readonly mode: string
}

const backend = /^(?:(?:phy|file|tap2?|aio|qcow2?|vhd|vmdk|raw|ram|sync|drbd|iscsi|nbd|npiv):)+/
const modes = new Map([['rw', 'w'], ['ro', 'r']])

/**
 * Reads one entry of `disk = […]`: `phy:/dev/vg1/a,xvda,w`, `/srv/a.img,raw,xvda,rw` or `vdev=xvda,access=rw,target=/srv/a.img`.
 *
 * Returns `undefined` for an entry without a path, such as an empty CD drive.
 *
 * Source: xl-disk-configuration(5); xmdomain.cfg(5) of Xen 3, "disk".
 */
export function readDiskSpecification(text: string): XenDisk | undefined {
  const fields = text.split(',').map(field => field.trim())
  const named = new Map<string, string>()
  const placed: string[] = []
  for (const field of fields) {
    const [, name, value] = /^([a-z][\w-]{0,30})=(.*)$/.exec(field) ?? []
    if (name === undefined || value === undefined) placed.push(field)
    else named.set(name, value)
  }
  const isOld = placed.length >= 3 && (backend.test(placed[0] ?? '') || /^(r|w|w!)$/.test(placed[2] ?? ''))
  const [target, second, third, fourth] = placed
  const source = (named.get('target') ?? target ?? '').replace(backend, '')
  const device = named.get('vdev') ?? (isOld ? second : third) ?? ''
  const mode = named.get('access') ?? (isOld ? third : fourth) ?? (isOld ? 'r' : 'rw')
  if (source === '') return undefined
  const isResource = (named.get('target') ?? target ?? '').startsWith('drbd:')
  return { ...(isResource ? { isResource } : {}), source, device: device.replace(/^(ioemu:)/, '').replace(/:(disk|cdrom)$/, ''), mode: modes.get(mode) ?? mode }
}
