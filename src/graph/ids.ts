/** The id of a host's box. */
export function hostId(host: string): string {
  return `host ${host}`
}

/** The id of the box of a device on a host, whatever draws it: what is mounted, exported or mirrored leads to it. */
export function deviceId(host: string, path: string): string {
  return `device ${host} ${path}`
}

/** The id of the box of a volume of DRBD on a host. */
export function volumeId(host: string, resource: string, volume: number): string {
  return `drbd ${host} ${resource}/${volume}`
}

/** The id of the box of a mounted file system. */
export function mountId(host: string, directory: string): string {
  return `file-system ${host} ${directory}`
}

/** The id of the box of a virtual machine. */
export function guestId(host: string, name: string): string {
  return `guest ${host} ${name}`
}

/** The id of the box of an interface, or of whatever else a host is joined by. */
export function interfaceId(host: string, name: string): string {
  return `interface ${host} ${name}`
}
