/** Makes one number of the four bytes of an address. */
export function addressNumber(bytes: readonly number[]): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0)
}

/** Computes the lowest address of the network that an address lies in, as a number. */
export function networkOf(bytes: readonly number[], prefix: number): number {
  const size = 2 ** (32 - prefix)
  return Math.floor(addressNumber(bytes) / size) * size
}
