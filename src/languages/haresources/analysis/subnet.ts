import { numberOfIpv4 } from '../../../text/ip-address.js'

/** Computes the lowest address of the network that an address lies in, as a number. */
export function networkOf(bytes: readonly number[], prefix: number): number {
  const size = 2 ** (32 - prefix)
  return Math.floor(numberOfIpv4(bytes) / size) * size
}
