/** The number of the link that a key of a node is the address on; corosync reads it with 32 bits, and takes a sign. */
export function linkOf(key: string): number | undefined {
  const [, number] = /^ring(-?\d{1,250})_addr$/.exec(key) ?? []
  return number === undefined ? undefined : Number(BigInt.asUintN(32, BigInt(number)))
}
