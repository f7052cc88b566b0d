let table: Int32Array | undefined

function tableOf(): Int32Array {
  const made = new Int32Array(256)
  for (let byte = 0; byte < 256; byte += 1) {
    let value = byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1
    made[byte] = value | 0
  }
  return made
}

/**
 * Hashes the address of a host as drbdadm 9 does to number the two hosts of a resource that gives no node-ids: CRC-32C from a
 * start value of its own, without final inversion, read as a signed number. The host with the larger hash is 0, the other 1.
 *
 * Source: drbd-utils user/v9/drbdadm_postparse.c, _set_host_info_in_host_address_pairs().
 */
export function addressHash(address: string): number {
  table ??= tableOf()
  let crc = 0x1a656f21
  for (let at = 0; at < address.length; at += 1) {
    crc = (table[(crc ^ address.charCodeAt(at)) & 0xff] ?? 0) ^ (crc >>> 8)
  }
  return crc | 0
}
