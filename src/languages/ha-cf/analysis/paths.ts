import type { Medium } from '../schema.js'

/** Names what carries the packets: an alias or a virtual LAN runs over its interface. */
export function physicalName(medium: Medium): string | undefined {
  return medium.interface?.value.replace(/[:.].*$/, '') ?? medium.device?.value
}

/** Packets on the loopback interface never leave the host. */
export function isLoopback({ interface: device }: Medium): boolean {
  return device !== undefined && /^lo(:|$)/.test(device.value)
}
